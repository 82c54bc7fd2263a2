"""Reads of this room, each named for what it gives."""
