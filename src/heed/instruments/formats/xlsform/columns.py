"""The columns of an XLSForm: their many spellings, and why some are not carried."""

import re

from heed.instruments.formats.words import variant_of

SURVEY, CHOICES, SETTINGS = "survey", "choices", "settings"
TRANSLATED = ("label", "hint")
PROTOCOL = ("why", "who_uses", "if_missing", "if_danger")
MORE = "heed::more"  # and heed::more_2 …, where one cell is too short

_ALIASES = {
    "caption": "label",
    "value": "name",
    "list name": "list_name",
    "relevance": "relevant",
    "bind::relevant": "relevant",
    "bind::constraint": "constraint",
    "bind::required": "required",
    "bind::readonly": "read_only",
    "readonly": "read_only",
    "bind::calculate": "calculation",
    "calculate": "calculation",
    "bind::jr:constraintmsg": "constraint_message",
    "constraining message": "constraint_message",
    "bind::jr:requiredmsg": "required_message",
    "requiredmsg": "required_message",
    "control::appearance": "appearance",
    "body::appearance": "appearance",
    "jr:count": "repeat_count",
    "count": "repeat_count",
    "formid": "form_id",
    "id_string": "form_id",
    "title": "form_title",
    "set form id": "form_id",
    "set form title": "form_title",
}
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


def canonical(heading: str) -> str:
    """One spelling for a heading: ``label::en-gb``, ``relevant``, ``image``."""
    name = re.sub(r"\s*::?\s*", "::", " ".join(heading.split())).casefold()
    if name.startswith("jr::"):
        name = name.replace("jr::", "jr:", 1)
    name = name.replace("::jr::", "::jr:").removeprefix("media::")
    base, _, language = name.partition("::")
    base = _ALIASES.get(base, base)
    if base in TRANSLATED:
        variant = variant_of(language)
        return f"{base}::{variant}" if variant else f"{base}::?{language}"
    whole = f"{base}::{language}" if language else base
    return _ALIASES.get(whole, whole)


def reason(column: str) -> str:
    """Why what stands in a column cannot be carried."""
    base = column.partition("::")[0]
    if "::?" in column:
        return OTHER_LANGUAGE
    if column.startswith("column "):
        return "The column has no name in the first row."
    return REASONS.get(column) or REASONS.get(base) or UNKNOWN
