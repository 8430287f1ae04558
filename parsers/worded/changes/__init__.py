"""Gaps, and changes of one number against another."""
