"""Journeys of people without a name, as sentences."""
