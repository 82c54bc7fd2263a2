"""Forms of a study's pages; they check what was typed."""
