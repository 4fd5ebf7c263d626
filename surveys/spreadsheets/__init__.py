"""Spreadsheets of an analyst: two tables in, a frame and sheets out, or a list of faults. Never here: a database."""
