"""What is done with frameworks, and with what is coded to them."""
