"""The parts of the diagnostic, each composed by its own module; `compose` puts them in order."""
