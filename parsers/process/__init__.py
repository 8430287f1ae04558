"""How the project went, in prose: events with their dates and lots, durations and delays, claims about state and schedule."""
