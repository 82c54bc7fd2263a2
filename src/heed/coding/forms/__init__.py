"""What the pages of this room ask, and how it is checked."""
