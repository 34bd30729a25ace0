"""Attributes of areas, such as who lives there, that no model may learn from."""
