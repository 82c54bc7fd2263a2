"""A study in finished words."""
