"""The evidence pack: what is measured and recorded of a model, for the five factors of a rule."""
