"""One person in finished words: the portrait, and what was summed up of each factor."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from heed.coding.models import Code, Project
from heed.coding.passages import named
from heed.coding.presenters.layers import by_layer, titled
from heed.coding.presenters.lines import group_words
from heed.coding.presenters.matrix import Cells, cell_words
from heed.coding.queries.summaries import Person, Written
from heed.coding.results import Mention
from heed.people.queries import local_day
from heed.responses.choices import Decision, Purpose
from heed.safeguards.figures import Released
from heed.safeguards.redaction import Suggestion
from heed.ui.forms import Choice

Words = Mapping[UUID, str]  # of each text of the person


def person_page(
    project: Project,
    person: Person,
    codes: list[Code],
    released: Released,
    cells: Cells,
    words: Words,
) -> dict[str, Any]:
    """One person: the portrait, and every factor with its summary and passages."""
    times = {one.pk: released.tables["factor"].get(one.slug) or 0 for one in codes}
    document = project.framework.document
    portrait = cells.get((person.id, None))
    return {
        "page_title": person_words(person),
        "group": group_words(person.group),
        "project": project,
        "portrait": written_words(project, portrait, words) if portrait else None,
        "portrait_href": reverse(
            "coding:portrait", args=[project.slug, person.address]
        ),
        "sentence": _stand(sum(count > 0 for count in times.values()), len(codes)),
        "layers": [
            {
                "title": titled(document, layer),
                "cells": [
                    _cell(project, person, code, times[code.pk], cells, words)
                    for code in here
                ],
            }
            for layer, here in by_layer(document, codes).items()
        ],
        "allowed": sorted(
            {one.version.text.get_ward_may_see_display() for one in person.texts}
        ),
    }


def person_words(person: Person) -> str:
    """What a person is called on a page of their own."""
    return _("Person %(name)s") % {"name": person.name}


def consent_words(said: Iterable[tuple[str, str]]) -> list[str]:
    """What a person said of each purpose for which they were asked."""
    return [
        f"{Purpose(purpose).label}: {Decision(decision).label}"
        for purpose, decision in sorted(said)
    ]


def passage_choices(found: Iterable[Mention], words: Words) -> list[Choice]:
    """The passages of a cell, to be ticked as what a summary rests on."""
    return [
        Choice(
            named(one.text, one.span),
            "“" + words[one.text][one.span.start : one.span.end] + "”",
        )
        for one in found
        if one.text in words
    ]


def writing_page(
    project: Project,
    code: Code | None,
    history: list[Written],
    words: Words,
    identifying: Iterable[Suggestion],
) -> dict[str, Any]:
    """What stands around the form: what was written, and what in it may name people."""
    last = history[0].words if history else ""
    return {
        "page_title": code.label if code else _("Portrait"),
        "project": project,
        "is_portrait": code is None,
        "history": [written_words(project, one, words) for one in history],
        "identifying": [
            {"words": last[one.start : one.end], "reason": _(one.reason)}
            for one in identifying
        ],
    }


def written_words(project: Project, one: Written, words: Words) -> dict[str, Any]:
    """A writing with who wrote it and the passages that it rests on."""
    return {
        "words": one.words,
        "by": one.by,
        "on": date_format(local_day(project.place, one.at), "j F Y"),
        "quotes": [
            words[text][span.start : span.end]
            for text, span in one.passages
            if text in words
        ],
    }


def _stand(named_of: int, codes: int) -> str:
    return ngettext(
        "%(count)s of %(codes)s codes has a passage in this person's words.",
        "%(count)s of %(codes)s codes have a passage in this person's words.",
        named_of,
    ) % {"count": named_of, "codes": codes}


def _cell(
    project: Project,
    person: Person,
    code: Code,
    count: int,
    cells: Cells,
    words: Words,
) -> dict[str, Any]:
    written = cells.get((person.id, code.pk))
    said = written_words(project, written, words) if written else {"quotes": []}
    return said | cell_words(project, person, code, count, written)
