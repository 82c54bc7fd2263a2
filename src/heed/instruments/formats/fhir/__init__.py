"""FHIR R4: questionnaires as JSON resources."""
