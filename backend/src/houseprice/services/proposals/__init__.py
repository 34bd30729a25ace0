"""Promotions that need a second person."""
