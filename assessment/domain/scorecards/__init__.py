"""Scorecards: figures drawn up, compared, frozen and written out."""
