"""Reports as parts in an order, and check lists as data; any room may make them."""
