"""Recompute what can be recomputed.  Rules see a FactBook, never text.  勾稽校验。"""
