"""Ways for a message to leave: SMTP, Apprise, webhook."""
