"""A check-up of the whole studio: what would keep a run from being accepted, done or used."""
