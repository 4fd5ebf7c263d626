"""Counting: sheets become whole numbers that merge exactly; scores are computed here and nowhere else."""
