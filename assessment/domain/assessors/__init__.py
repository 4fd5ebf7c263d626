"""Assessors: how far they agree, who is lenient, and what they must talk about."""
