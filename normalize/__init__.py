"""What is printed to what it means: units, numerals, concepts, contexts, precision.  释。"""
