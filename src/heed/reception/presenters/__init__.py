"""Finished words for the pages of the public doors."""
