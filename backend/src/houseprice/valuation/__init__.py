"""Using a trained model: values, ranges, comparable sales, explanations; no framework."""
