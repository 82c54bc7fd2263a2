"""Audit, disclosure floor, retention, erasure, redaction, contacts, hazards."""
