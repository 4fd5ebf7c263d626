"""Reliability: how far people agree, and how far statements tell the same story."""
