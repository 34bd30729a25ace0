"""Commands that work on the database of the studio on this machine."""
