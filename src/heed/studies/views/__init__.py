"""The pages of studies, for those who work inside them."""
