"""Pages for anyone: no session, no sign-in, complete without JavaScript."""
