"""Tables and queries. Each function takes an open connection; its caller commits."""
