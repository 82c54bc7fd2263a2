"""REDCap: questionnaires as data dictionaries in CSV."""
