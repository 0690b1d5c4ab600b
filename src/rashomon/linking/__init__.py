"""Are these two the same? The general mechanism, and the comparison of names."""
