"""Responses that raise a question, in finished words."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from heed.foundation.windows import window_of
from heed.people.queries import shifts_of
from heed.responses.choices import DoubtDecision, DoubtReason, Group, Signal
from heed.responses.models import Fieldwork, Response
from heed.responses.queries.suspicion import telling_answers
from heed.studies.doubting import Doubt, Doubts, OneDoubt
from heed.studies.watching.words import (
    answer_labels,
    days,
    items_by_code,
    question_words,
)


@dataclass(frozen=True)
class DoubtsPage:
    """The lists of the page, each row with its cells."""

    waiting: list[list[Any]]
    more: int
    decided: list[list[Any]]
    set_aside: int
    rules: list[str]
    unread: list[str]


@dataclass(frozen=True)
class DoubtPage:
    """One response: how it came, its signals, its closed answers, its decisions."""

    facts: list[dict[str, str]]
    signals: list[str]
    answers: list[dict[str, str]]
    history: list[list[str]]


def doubts_page(
    found: Doubts, fieldwork: Fieldwork, slugs: Sequence[str]
) -> DoubtsPage:
    """The lists, each response by when, how and why."""
    sources = dict(fieldwork.sources.values_list("tag", "title"))
    aside = [d for d in found.decided if d.newest.decision == DoubtDecision.SET_ASIDE]
    return DoubtsPage(
        waiting=[_row(one, sources, slugs) for one in found.waiting],
        more=found.more,
        decided=[[*_row(one, sources, slugs), _decided(one)] for one in found.decided],
        set_aside=len(aside),
        rules=[rule.title for rule in found.rules],
        unread=[sources.get(way) or _("no way named") for way in found.unread],
    )


def doubt_page(found: OneDoubt, fieldwork: Fieldwork) -> DoubtPage:
    """One response with its closed answers; nothing that anybody wrote freely."""
    response, items = found.doubt.response, items_by_code(fieldwork)
    sources = dict(fieldwork.sources.values_list("tag", "title"))
    facts = [
        {"key": _("When"), "value": _when(response)},
        {"key": _("By which way"), "value": _way(response, sources)},
        {"key": _("Who"), "value": str(Group(response.group).label)},
    ]
    return DoubtPage(
        facts=facts,
        signals=[str(Signal(one).label) for one in sorted(found.doubt.signals)],
        answers=[
            {
                "key": question_words(items[code], response.group),
                "value": _said(response, code, answer_labels(items[code])),
            }
            for code in telling_answers(fieldwork)
            if code in response.answers
        ],
        history=[
            [
                date_format(one.decided_on, "j F Y"),
                f"{DoubtDecision(one.decision).label}: {DoubtReason(one.reason).label}",
                one.note,
            ]
            for one in found.history
        ],
    )


def answer_pairs(fieldwork: Fieldwork) -> list[tuple[str, str]]:
    """Every answer that says something, for rules: question and answer."""
    items, telling = items_by_code(fieldwork), telling_answers(fieldwork)
    return [
        (f"{code}={answer}", f"{question_words(items[code])} {words}")
        for code, answers in telling.items()
        for answer, words in answer_labels(items[code]).items()
        if answer in answers
    ]


def _row(one: Doubt, sources: dict[str, str], slugs: Sequence[str]) -> list[Any]:
    address = reverse("watch:doubt", args=[*slugs, one.response.pk])
    return [
        {"text": _when(one.response), "href": address},
        str(Group(one.response.group).label),
        _way(one.response, sources),
        "; ".join(str(Signal(signal).label) for signal in sorted(one.signals)),
    ]


def _decided(one: Doubt) -> str:
    return str(DoubtDecision(one.newest.decision).label) if one.newest else ""


def _when(response: Response) -> str:
    place = response.place
    window = window_of(
        response.window_start, response.window_kind, place.zone, shifts_of(place)
    )
    return days((window,), place.zone)


def _way(response: Response, sources: dict[str, str]) -> str:
    tag = response.source_tag
    return sources.get(tag, tag) or _("No way was named")


def _said(response: Response, code: str, labels: dict[str, str]) -> str:
    said = response.answers[code]
    several = said if isinstance(said, list) else [said]
    missing = {
        "skipped": _("Left out"),
        "not_shown": _("Not asked"),
        "not_reached": _("Not reached"),
    }
    return _(", ").join(labels.get(one) or missing.get(one, one) for one in several)
