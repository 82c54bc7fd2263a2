"""Finding frameworks, and what is coded to them."""
