"""The pages about questionnaires."""
