"""Words and grammar of each language as tables; a new language is a new package here, never a new `if`."""
