"""What programs that stay have in common: their life, clockwork, log, and what they tell systemd."""
