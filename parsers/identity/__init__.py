"""Who and what a paper is: its project, year, county, units, numbers, captions."""
