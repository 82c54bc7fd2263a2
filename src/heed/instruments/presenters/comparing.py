"""Differences between two states of a questionnaire, in words."""

from typing import Any

from django.utils.translation import gettext as _

from heed.instruments.building.comparing import Difference, Wording
from heed.instruments.building.texts import BEFORE, WHOLE
from heed.instruments.naming import language_name


def difference_rows(differences: list[Difference]) -> list[dict[str, Any]]:
    """One row for each part that differs: what became of it, and every text."""
    return [
        {
            "part": part_name(one.part),
            "kinds": [kind_names()[kind] for kind in one.kinds],
            "is_recoded": bool(one.meanings),
            "meanings": one.meanings,
            "words": [_wording(words) for words in one.words],
            "fields": ", ".join(name.replace("_", " ") for name in one.fields),
        }
        for one in differences
    ]


def kind_names() -> dict[str, str]:
    """What can become of a question."""
    return {
        "added": _("Added"),
        "removed": _("Removed"),
        "moved": _("Moved"),
        "reworded": _("Reworded"),
        "rerouted": _("Asked of others, or at another time"),
        "changed": _("Changed"),
        "recoded": _("Codes mean something else"),
    }


def part_name(part: str) -> str:
    """A part of a questionnaire by its name: a question by its code."""
    return {WHOLE: _("Title"), BEFORE: _("Before the first words")}.get(part, part)


def variant_name(variant: str) -> str:
    """A language, plain or Easy Read."""
    easy = variant.endswith("-easy")
    name = language_name(variant.removesuffix("-easy"))
    return _("%(language)s, Easy Read") % {"language": name} if easy else name


def text_name(name: str) -> str:
    """Which text of a question it is."""
    if name.startswith("options."):
        _root, code, field = name.split(".")
        if field == "explain":
            return _("Explanation of answer %(code)s") % {"code": code}
        return _("Answer %(code)s") % {"code": code}
    return {
        "title": _("Title"),
        "ask": _("Question"),
        "hint": _("Hint"),
        "unit": _("Unit"),
        "limits": _("The limits of confidentiality"),
        "reading": _("Who reads it, and when"),
        "could_tell": _("Could someone tell it is you?"),
    }[name]


def _wording(words: Wording) -> dict[str, str]:
    where = [text_name(words.name), variant_name(words.variant)]
    if words.group:
        where.append(words.group.replace("_", " "))
    return {
        "where": ", ".join(where),
        "before": words.before,
        "after": words.after,
        "lang": words.variant.removesuffix("-easy"),
    }
