"""Settings, addresses, menus, server entry: where the rooms are wired together."""
