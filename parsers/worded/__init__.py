"""Arithmetic told in words: rates beside their counts, gaps, sums, changes, averages."""
