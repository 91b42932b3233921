"""Claims held against each other: facts, sums, events, promises. Pure functions; no clock, no database."""
