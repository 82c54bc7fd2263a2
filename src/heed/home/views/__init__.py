"""Pages for staff that show several rooms at once."""
