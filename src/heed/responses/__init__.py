"""Fieldwork, drafts, responses, people's texts, receipts and response rates."""
