"""A fictitious vendor's site, served on loopback, by which the program shows what it does without a network."""
