"""Finished words for the pages of this room."""
