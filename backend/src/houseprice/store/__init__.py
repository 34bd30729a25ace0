"""Tables and queries: each takes an open connection and leaves the commit to its caller."""
