"""Drivers: which practices go along with a score; associated, never more."""
