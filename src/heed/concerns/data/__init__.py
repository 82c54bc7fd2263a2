"""Code lists and times as versioned data."""
