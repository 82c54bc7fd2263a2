"""The built-in questionnaires, one YAML file each."""
