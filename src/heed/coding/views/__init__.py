"""Pages of coding projects."""
