"""What sentences claim, one module a subject: scores, indicators, funds, quantities, surveys, staff."""
