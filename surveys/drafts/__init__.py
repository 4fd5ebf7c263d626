"""Half-filled sheets, sealed with a key that only the link holds. Never here: a unit, a group, a person."""
