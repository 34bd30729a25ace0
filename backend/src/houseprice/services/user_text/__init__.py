"""Reading texts that users send."""
