"""Rates and shares of what stands beside them, before them, or elsewhere."""
