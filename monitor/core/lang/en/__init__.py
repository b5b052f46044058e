"""Tables for English."""
