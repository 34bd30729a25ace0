"""Versions of a data set: later sales, corrected tables, tables without some sales."""
