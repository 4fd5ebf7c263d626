"""Benchmarks: an organisation among others, with the uncertainty of its place."""
