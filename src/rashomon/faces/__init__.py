"""What people and programs call. Thin: nothing is decided here."""
