"""Frozen data only: source -> clause -> value -> finding -> notice; each imports only what stands before it."""
