"""The parts of a run as it is shown."""
