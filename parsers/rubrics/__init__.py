"""A 评分标准 to its steps, a scoring note to the marks that it says were given or taken."""
