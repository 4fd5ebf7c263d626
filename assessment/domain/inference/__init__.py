"""Inference: how far a figure could be off, and whether two of them differ."""
