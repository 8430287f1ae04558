"""Numbers that stand to one another as an account."""
