"""Questionnaires: definitions, editions, variants, and the built-in library."""
