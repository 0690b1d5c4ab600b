"""Runs the rooms one after the other, on one machine. The stages know nothing of it."""
