"""Says what of a questionnaire other programs will not see, and why."""

from collections.abc import Iterator

from heed.instruments.formats.aside import SEEN, Data

REASONS = {
    "kind": "The format has no such kind of question.",
    "better_end": "The format does not know which end is better.",
    "ordered": "The format does not know that answers have an order.",
    "purpose": "The format does not know consent.",
    "text_version": "The format does not know consent.",
    "groups": "The format asks everyone the same.",
    "shown_if": "The format cannot say this condition.",
    "maps_to": "The format has no place for codes elsewhere.",
    "picture": "The format has no named pictures.",
    "why": "The format has no place for what people are told.",
    "who_uses": "The format has no place for what people are told.",
    "if_missing": "The format has no place for what people are told.",
    "if_danger": "The format has no place for what people are told.",
    "before_free_text": "The format has no place for what people are told.",
    "kept_from_place": "The format does not know who may read words.",
    "names_person": "The format does not know who may read words.",
    "contact": "The format does not know who may read words.",
}
OTHERWISE = "The format has no place for it."
WORDING = "The format has one wording in each language, or other letters."


def told(kept: Data) -> Iterator[tuple[str, str]]:
    """For everything kept aside, what it is and why it has no place."""
    for path in kept:
        if path == SEEN:
            continue
        steps = path.split(".")
        worded = steps[0] in {"ask", "hint", "unit", "title"} or "words" in steps
        why = WORDING if worded else REASONS.get(steps[-1]) or REASONS.get(steps[0])
        yield f"{path}.", why or OTHERWISE
