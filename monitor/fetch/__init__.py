"""Getting pages: guarded, polite, complete, honest."""
