"""Geometry to lines, reading order, tables, stitched over pages."""
