"""Matches a file of homes with the columns that a model learned from."""
