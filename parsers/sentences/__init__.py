"""What sentences claim, one module a kind of statement."""
