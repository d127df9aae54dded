"""Notices to people: what came to them, what came back, what was decided; by e-mail where set."""
