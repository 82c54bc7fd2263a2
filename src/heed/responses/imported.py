"""The questionnaire that a file of older feedback was an answer to."""

from typing import Any

from heed.instruments.definition import Definition, parse
from heed.responses.choices import Group
from heed.responses.formats.import_map import ImportMap

SCORE = "score"
_PROTOCOL = {
    "why": "Asked by the source before it was brought in.",
    "who_uses": "The organisation's safety team, to learn from what it already holds.",
    "if_missing": "Kept as skipped.",
    "if_danger": (
        "The words are older than a response could help. They are read like all words, "
        "and a reader who finds danger follows the duty to act."
    ),
}


def definition_for(spec: ImportMap) -> Definition:
    """The questions of a map as an instrument, so that answers keep what was asked."""
    return parse(
        {
            "code": f"import-{spec.source}",
            "version": spec.version,
            "title": {"en-gb": f"Feedback brought in from {spec.source}"},
            "groups": list(Group.values),
            "languages": ["en-gb"],
            "before_free_text": {
                "version": 1,
                "limits": {"en-gb": "Said by the source when it asked."},
                "reading": {"en-gb": "{reading_hours} Read by the source first."},
                "could_tell": {"en-gb": "Said by the source when it asked."},
            },
            "items": [*_score(spec), *_comments(spec)],
        }
    )


def comment_code(position: int) -> str:
    """The item code of a map's comment column."""
    return f"comment_{position + 1}"


def _score(spec: ImportMap) -> list[dict[str, Any]]:
    if spec.score is None:
        return []
    options = list(dict.fromkeys(spec.score.codes.values()))
    return [
        {
            "code": SCORE,
            "kind": "one_choice",
            "ask": {"en-gb": spec.score.question},
            "options": [
                {"code": code, "words": {"en-gb": code.replace("_", " ").capitalize()}}
                for code in options
            ],
            **_PROTOCOL,
        }
    ]


def _comments(spec: ImportMap) -> list[dict[str, Any]]:
    return [
        {
            "code": comment_code(position),
            "kind": "long_text",
            "ask": {"en-gb": comment.question or "A question that the file names."},
            **_PROTOCOL,
        }
        for position, comment in enumerate(spec.comments)
    ]
