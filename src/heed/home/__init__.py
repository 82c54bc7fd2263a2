"""Pages that show several rooms at once: start page, ward page, findings."""
