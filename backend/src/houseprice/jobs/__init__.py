"""The record of a run: its states, its transitions and the doorbell that wakes a worker."""
