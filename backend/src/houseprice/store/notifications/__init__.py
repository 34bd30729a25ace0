"""The outbox: what happened, who asked for it, and what was delivered."""
