"""Schedules: trainings that start by the clock, on the newest version of a data set."""
