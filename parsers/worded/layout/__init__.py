"""Relations over lines and tables, not within sentences."""
