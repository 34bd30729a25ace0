"""What people add to trained models and ask of them: checks, evidence, tags, aliases."""
