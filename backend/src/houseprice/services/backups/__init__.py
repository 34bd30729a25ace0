"""Backups of a studio: all rows and files in one archive, and the way back."""
