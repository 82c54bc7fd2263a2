"""Files that a study reads."""
