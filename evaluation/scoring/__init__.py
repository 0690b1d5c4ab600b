"""Scores one event's dossier against its truth: one module a figure. The definitions are those of the gold files' format."""
