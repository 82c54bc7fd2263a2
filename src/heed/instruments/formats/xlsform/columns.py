"""The columns of an XLSForm in their many spellings."""

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
