"""Item types of FHIR that become nothing in Heed, or something else."""

NOT_CARRIED = {
    "attachment": "Heed takes no pictures, sounds or files from people.",
    "reference": "Heed asks nobody for records of other systems.",
}
CHANGED = {
    "dateTime": ("The time of day is not asked.", "Heed asks for dates only."),
    "time": ("A time is asked for as words.", "Heed has no question for a time."),
    "url": ("An address is asked for as words.", "Heed does not check addresses."),
    "quantity": ("The unit is not chosen.", "Heed asks for a number in one unit."),
    "open-choice": (
        "Another answer is written after the question.",
        "Heed asks for words in a question of their own.",
    ),
}
