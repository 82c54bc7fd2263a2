"""Check lists for qualitative research, filled from a coding project's own records."""
