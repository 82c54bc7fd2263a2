"""Frameworks, excerpts, double coding, agreement and suggestions."""
