"""Runs over more pages than one reading holds: the same rooms in steps whose results are files, on processes or on a cluster."""
