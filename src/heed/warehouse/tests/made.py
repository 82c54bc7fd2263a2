"""A questionnaire with every kind of question."""

from datetime import UTC, datetime

MARCH = datetime(2026, 3, 4, 8, tzinfo=UTC)
NOTES = dict.fromkeys(("why", "who_uses", "if_missing", "if_danger"), "A test.")
LEVELS = ("very_easy", "easy", "neither", "difficult", "very_difficult")
CAUSES = ("noise", "staffing", "other")


def _options(*codes):
    return [{"code": c, "words": {"en-gb": c.capitalize()}} for c in codes]


def _item(code, kind, **more):
    return {"code": code, "kind": kind, "ask": {"en-gb": "What?"}, **more, **NOTES}


DOCUMENT = {
    "code": "every-kind",
    "version": 1,
    "title": {"en-gb": "Every kind"},
    "groups": ["service_user", "carer", "staff"],
    "languages": ["en-gb"],
    "before_free_text": {
        "version": 1,
        "limits": {"en-gb": "Limits."},
        "reading": {"en-gb": "{reading_hours}"},
        "could_tell": {"en-gb": "Perhaps."},
    },
    "items": [
        _item("ease", "five_point", better_end="first", options=_options(*LEVELS)),
        _item("causes", "several", options=_options(*CAUSES)),
        _item("years", "number", least=0, most=90, decimals=1),
        _item("since", "date", coarseness="month"),
        _item("more", "long_text"),
    ],
}
