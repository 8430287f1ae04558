"""Results whose numbers stand far away, anywhere in the report: looked for only where nothing nearer explains a result, and held against it
only by a slip of the pen."""
