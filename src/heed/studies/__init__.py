"""Protocols that gather fieldwork, exercises and evaluations, and their results."""
