"""What people add to trained models and ask of them, on the wire."""
