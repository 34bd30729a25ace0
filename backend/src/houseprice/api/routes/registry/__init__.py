"""The calls for what people add to trained models and ask of them."""
