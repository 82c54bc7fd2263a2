"""A survey: what it is, who somebody is, what they agree to, saving, and leaving."""
