"""Pages for those who work inside a study."""
