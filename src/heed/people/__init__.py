"""People and places: accounts, roles, places with their dated history, the rota."""
