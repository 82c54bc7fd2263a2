"""Putting the stories and the remarks of made-up people on the agenda."""

from datetime import datetime
from random import Random
from typing import Any

from heed.concerns.models import Concern
from heed.config.demonstration.acts import Scene, act, cast
from heed.config.demonstration.agenda import Agenda, length
from heed.config.demonstration.founding import Founded
from heed.config.demonstration.sending import Letter, send
from heed.config.demonstration.world import SEED, read

Story = dict[str, Any]
# A small world has only begun; what was longer ago is not told in it.
READ_AFTER, SHARED_AFTER, CLOSED_AFTER = "9h", "10h", "3d"


def tell_stories(found: Founded, agenda: Agenda, *, since_days: int) -> None:
    """Put down what was told at a trust's places, and what came of it."""
    for story in [*stories(), *_remarks()]:
        begun = length(story["ago"]).days < since_days
        if story["place"] in found.places and begun:
            _put(found, agenda, story)


def stories() -> list[Story]:
    """The stories of tell-us."""
    return read("stories.yaml")["stories"]


def _put(found: Founded, agenda: Agenda, story: Story) -> None:
    starts, told = _starts(story, agenda.now), []

    def arrive() -> None:
        told.append(send(found, _letter(story)))

    agenda.put(starts, arrive)
    for number, step in enumerate(story["then"]):
        name = f"{story['key']} {number}"
        event = _Event(found, told, step, name)
        agenda.put(starts + length(step["after"]), event)


def _starts(story: Story, now: datetime) -> datetime:
    """By day where days have passed since; the hour differs from story to story."""
    starts = now - length(story["ago"])
    if not story["ago"].endswith("d"):
        return starts
    chance = Random(f"{SEED} {story['key']}")
    return starts.replace(hour=chance.randrange(8, 15), minute=chance.randrange(60))


class _Event:
    """One step of a story, once its concern is there."""

    def __init__(
        self, found: Founded, told: list[Concern], step: dict[str, Any], name: str
    ) -> None:
        self._parts = (found, told, step, name)

    def __call__(self) -> None:
        found, told, step, name = self._parts
        act(Scene(found, told[0], cast(found, step["who"]), step, name))


def _letter(story: Story) -> Letter:
    return Letter(
        key=story["key"],
        instrument=story.get("instrument", "tell-us"),
        place=story["place"],
        group=story["group"],
        posted=story["posted"],
        language=story.get("language", "en-gb"),
    )


def _remarks() -> list[Story]:
    """Ward checks with a word more, as stories with the usual course."""
    data = read("remarks.yaml")
    thanks = data["thanks"]
    return [
        _remark(number, one, thanks[number % len(thanks)])
        for number, one in enumerate(data["remarks"])
    ]


def _remark(number: int, one: dict[str, str], thanks: str) -> Story:
    steps = [{"after": READ_AFTER, "who": "reader", "do": "open"}]
    if "share" in one:
        words = {"item": "more", "words": one["share"]}
        steps.append({"after": SHARED_AFTER, "who": "reader", "do": "share", **words})
    if "theme" in one:
        theme = {"do": "theme", "words": one["theme"]}
        steps.append({"after": SHARED_AFTER, "who": "reader", **theme})
    close = {"who": "reader", "do": "close", "words": thanks}
    steps.append({"after": CLOSED_AFTER, **close})
    return {
        "key": f"remark-{number}",
        "instrument": "ward-check",
        "place": one["place"],
        "ago": one["ago"],
        "group": one["group"],
        "language": one.get("language", "en-gb"),
        "posted": {
            "atmosphere": [one["atmosphere"]],
            "more": [one["words"]],
            "ward_sees": [one["ward_sees"]],
        },
        "then": steps,
    }
