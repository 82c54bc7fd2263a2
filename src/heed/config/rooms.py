"""The rooms that hold data or pages, lowest first."""

ROOMS = [
    "foundation",
    "ui",
    "safeguards",
    "people",
    "panel",
    "instruments",
    "responses",
    "concerns",
    "coding",
    "warehouse",
    "priorities",
    "improvement",
    "studies",
    "reception",
    "home",
    "config",
]
