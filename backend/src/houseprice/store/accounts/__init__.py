"""Users, their sessions and keys, one-time links, and the audit log."""
