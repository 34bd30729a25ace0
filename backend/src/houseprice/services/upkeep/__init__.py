"""What is looked after while nobody asks for it."""
