"""Values to text: terminal, HTML, Markdown, JSON, mail, feeds, calendars. Pure."""
