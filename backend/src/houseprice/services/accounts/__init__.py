"""People, their sessions and keys, and what they may do."""
