"""The pages of the public doors, and the few that staff need for them."""
