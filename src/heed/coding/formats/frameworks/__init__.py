"""Frameworks in files: CSV, FHIR CodeSystem, REFI-QDA codebook and our own YAML."""
