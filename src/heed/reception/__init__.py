"""The public doors: ward check, tell us, tablet, coming back with a receipt."""
