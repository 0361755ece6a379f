"""A text as it is read: its mended reading, tokens, letters, word forms and phrases."""
