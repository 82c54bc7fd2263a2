"""Why what stands in some columns of an XLSForm cannot be carried."""

NOBODY_MUST = "In Heed every question may be skipped."
OWN_WORDS = "Heed has its own words for an answer that cannot be taken."
FILES = "A file beside the form is not part of it; Heed has named pictures."
REASONS = {
    "required": NOBODY_MUST,
    "required_message": NOBODY_MUST,
    "constraint": "Heed has no rule of this kind.",
    "constraint_message": OWN_WORDS,
    "default": "Heed fills in nothing before the person does.",
    "calculation": "Heed calculates nothing while a person answers.",
    "trigger": "Heed calculates nothing while a person answers.",
    "appearance": "Heed decides how a question looks.",
    "read_only": "Heed shows such words as a statement, or not at all.",
    "choice_filter": "Heed shows all options of a question.",
    "parameters": "Heed has no such setting.",
    "repeat_count": "Heed asks each question once.",
    "guidance_hint": "Heed has one hint for everyone.",
    "note": "It is a note for the form's makers.",
    "image": FILES,
    "audio": FILES,
    "video": FILES,
    "big-image": FILES,
    "media": FILES,
    "bind": "It is an instruction to another program.",
    "body": "It is an instruction to another program.",
    "control": "It is an instruction to another program.",
    "instance": "It is an instruction to another program.",
}
OTHER_LANGUAGE = "Heed has English and Welsh."
UNKNOWN = "Heed does not know this column."


def reason(column: str) -> str:
    """Why what stands in a column cannot be carried."""
    base = column.partition("::")[0]
    if "::?" in column:
        return OTHER_LANGUAGE
    if column.startswith("column "):
        return "The column has no name in the first row."
    return REASONS.get(column) or REASONS.get(base) or UNKNOWN
