"""Four agencies that do not exist, made by seed and the same everywhere. Never here: a way past the services."""
