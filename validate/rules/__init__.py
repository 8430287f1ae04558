"""The rules, a family a package, a rule a file."""
