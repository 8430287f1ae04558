"""Wholes and their parts."""
