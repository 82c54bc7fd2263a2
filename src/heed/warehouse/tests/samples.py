"""A dataset with every kind of question, made without a database."""

from datetime import date

from heed.instruments.definition import parse
from heed.warehouse.columns import columns_of
from heed.warehouse.dataset import About, Column, Dataset

YES_NO = [{"code": c, "words": {"en-gb": c.capitalize()}} for c in ("yes", "no")]
NOT_SURE = [{"code": "not_sure", "words": {"en-gb": "Not sure"}}]
ITEMS = [
    {"code": "hello", "kind": "statement", "ask": {"en-gb": "Welcome."}},
    {
        "code": "safe",
        "kind": "one_choice",
        "ask": {
            "en-gb": "Did you feel safe?",
            "en-gb-easy": "Were you safe?",
            "cy": "Oeddech chi'n teimlo'n ddiogel?",
            "carer": {"en-gb": "Was the person safe?"},
        },
        "hint": {"en-gb": "Tell us about today."},
        "options": YES_NO,
    },
    {
        "code": "causes",
        "kind": "several",
        "ask": {"en-gb": "What played a part? <All> & more"},
        "options": [
            {"code": "noise", "words": {"en-gb": "Noise"}},
            {"code": "heat", "words": {"en-gb": "Heat"}},
        ],
        "groups": ["carer", "staff"],
        "shown_if": {"any": [{"item": "safe", "is": ["no"]}]},
    },
    {
        "code": "years",
        "kind": "number",
        "ask": {"en-gb": "How many years?"},
        "least": 0,
        "most": 99,
        "decimals": 1,
        "options": NOT_SURE,
    },
    {
        "code": "since",
        "kind": "date",
        "ask": {"en-gb": "Since when?"},
        "coarseness": "month",
        "options": NOT_SURE,
    },
    {"code": "words", "kind": "long_text", "ask": {"en-gb": "In your own words?"}},
]
FORM = parse(
    {
        "code": "a-form",
        "version": 2,
        "title": {"en-gb": "A form"},
        "groups": ["service_user", "carer", "staff"],
        "languages": ["en-gb", "cy"],
        "marked_translation": {"cy": "awaiting a checker"},
        "easy_read": True,
        "before_free_text": {
            "version": 1,
            "limits": {"en-gb": "Limits."},
            "reading": {"en-gb": "{reading_hours}"},
            "could_tell": {"en-gb": "Perhaps."},
        },
        "items": ITEMS,
    }
)
SAID = [
    {"safe": "no", "causes": ["noise"], "years": 3.5, "since": "2024-05"},
    {"safe": "skipped", "causes": "not_shown", "years": "not_sure", "since": "skipped"},
    {"safe": "yes", "years": "not_reached", "causes": "not_reached", "since": "2023"},
    {"safe": "yes", "causes": "skipped", "years": 12, "since": "not_sure"},
]
HOW = (
    Column(
        "group",
        "Who answered",
        {1: "Service user", 2: "Carer"},
        has_missing=False,
        codes={1: "service_user", 2: "carer"},
    ),
    Column(
        "state",
        "How far",
        {1: "Complete", 2: "Partial"},
        has_missing=False,
        codes={1: "complete", 2: "partial"},
    ),
    Column("language", "Language", has_missing=False, is_words=True),
    Column("edition", "Which", {1: "a-form version 2"}, has_missing=False),
)
ABOUT = About(
    questionnaires=(FORM,),
    producer="A made-up trust",
    began=date(2026, 5, 1),
    ended=date(2026, 5, 31),
    sampling="Open to whoever wants to answer",
)


def a_dataset(**changes) -> Dataset:
    """Four people, among whom every kind of missing answer occurs."""
    coded = columns_of([FORM])
    found = [[one.value(said) for one in coded] for said in SAID]
    how = [[1, 1, "en-gb", 1], [2, 1, "cy", 1], [1, 2, "en-gb", 1], [2, 1, "en-gb", 1]]
    whole = {
        "name": "a-survey",
        "title": "A survey & more",
        "columns": (*HOW, *(one.column for one in coded)),
        "rows": [[*h, *answers] for h, answers in zip(how, found, strict=True)],
        "note": "Made up.",
        "about": ABOUT,
    }
    return Dataset(**{**whole, **changes})
