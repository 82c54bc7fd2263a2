"""File formats that this room reads; no Django here."""
