"""Ratios, never seconds: gouji against what a user would otherwise run, on this machine, in this run.  ``make bench``."""
