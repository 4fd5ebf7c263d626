"""An agency's tree and headcounts from a file: uploaded, looked at, taken over whole. Never here: a person."""
