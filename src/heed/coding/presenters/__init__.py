"""This room in finished words."""
