"""Across articles: who copied whom, and which tell one story."""
