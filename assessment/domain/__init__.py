"""The method: plain Python, NumPy and SciPy. Never here: a framework, a database, a clock, a person."""

METHOD = "2026.2"
"""Version of the method, printed on every scorecard: it changes when a figure could change."""
