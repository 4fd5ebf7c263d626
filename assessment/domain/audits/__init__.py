"""Audits: what was released, taken together, and attacked as an outsider would."""
