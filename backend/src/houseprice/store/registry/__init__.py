"""What people add to trained models: checks, tags and notes."""
