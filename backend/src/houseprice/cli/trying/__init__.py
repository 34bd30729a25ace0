"""For people who try the program first: from nothing to a valued home in one command."""
