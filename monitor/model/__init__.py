"""Frozen data only, in the order source -> clause -> value -> finding -> notice; each imports only what stands before it."""
