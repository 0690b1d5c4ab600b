"""A finished dossier for those who read it: JSON, HTML, Markdown and the terminal. Nothing is decided here."""
