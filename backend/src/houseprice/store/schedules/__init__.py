"""Schedules: which trainings start when, and what became of each due time."""
