"""Pages for staff: typing in paper, pairing tablets."""
