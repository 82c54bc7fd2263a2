"""Questionnaires in finished words."""
