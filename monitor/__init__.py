"""Clausewatch: watches published terms pages and tells what changed in law, not in markup."""

__version__ = "0.1.0"
