"""Accounts, roles, places with their dated history, and the on-call rota."""
