"""Parts of the inspection of a table."""
