"""Pure functions on text: sentences, quantities, dates, names, shingles, scripts. No I/O, no clock, no randomness."""
