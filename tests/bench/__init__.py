"""Speed and memory, measured in one run and printed as ratios: `python -m tests.bench`; never a timed test."""
