"""Values of many homes."""
