"""What was answered: sheets without time and person, read by the intake and the aggregation alone."""
