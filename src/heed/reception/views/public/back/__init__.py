"""Coming back with one's words: the status, the conversation, and what may be done."""
