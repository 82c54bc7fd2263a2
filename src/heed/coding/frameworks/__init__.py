"""The frameworks that come with Heed, one YAML file for each version."""
