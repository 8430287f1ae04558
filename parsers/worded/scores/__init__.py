"""Marks, and how they were given."""
