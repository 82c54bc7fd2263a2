"""Ground floor: durable writing, background work, bridge, encryption, clock."""
