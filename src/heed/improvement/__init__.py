"""Cycles, actions, what was looked at and done, measures and charts."""
