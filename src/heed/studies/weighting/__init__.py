"""Weights that make one group of a survey fit whom the study expected to hear."""
