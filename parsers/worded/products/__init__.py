"""Averages, products, and working in brackets."""
