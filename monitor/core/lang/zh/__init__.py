"""Tables for Chinese."""
