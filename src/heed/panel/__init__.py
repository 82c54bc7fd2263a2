"""The advisory panel: members, access needs, opportunities and payments."""
