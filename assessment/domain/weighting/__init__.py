"""Weighting: a whole's figure speaks for its people, not for those who happened to answer."""
