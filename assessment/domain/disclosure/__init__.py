"""Disclosure control: what may be shown so that nobody is found, and attacks on what was."""
