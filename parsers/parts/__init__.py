"""The parts of a bundled file: where they begin, and who speaks in each."""
