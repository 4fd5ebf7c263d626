"""The asking: waves, invitations, sheets. Never here: a report, and never a path from a sheet back to a person."""
