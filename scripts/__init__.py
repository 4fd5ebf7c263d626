"""The house's own errands: making the environment ready, proving that everything works."""
