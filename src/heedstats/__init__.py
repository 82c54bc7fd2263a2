"""Statistics for Heed: no Django, no input or output, usable from a notebook."""
