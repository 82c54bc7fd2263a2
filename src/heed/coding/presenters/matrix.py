"""The framework matrix in finished words: people down, factors across."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from heed.coding.models import Code, Project
from heed.coding.presenters.desk import shortened
from heed.coding.presenters.layers import by_layer, titled
from heed.coding.presenters.lines import group_words
from heed.coding.queries.summaries import Cell, Person, Written
from heed.coding.results import Mention
from heed.people.queries import names_today

GLANCE = 160  # letters of a summary in the matrix
A_PAGE = 25  # people on a page of it
Cells = Mapping[Cell, Written]
Times = Mapping[Cell, int]


@dataclass(frozen=True)
class Ways:
    """What of the matrix is shown; blank is everybody, everywhere, the first layer.

    ``factor`` shows one factor alone, whatever its layer. ``page`` counts from 1.
    """

    layer: str | None = None
    group: str = ""
    place: str = ""
    factor: str = ""
    page: str = ""

    @classmethod
    def of(cls, asked: Mapping[str, str]) -> "Ways":
        """What an address asks for."""
        keys = ("group", "place", "factor", "page")
        rest = {key: asked.get(key, "") for key in keys}
        return cls(layer=asked.get("layer"), **rest)

    def address(self, project: Project) -> str:
        """Where it is shown."""
        said = {key: value for key, value in vars(self).items() if value is not None}
        said = {k: v for k, v in said.items() if v or k == "layer"}
        return reverse("coding:matrix", args=[project.slug]) + "?" + urlencode(said)

    def takes(self, person: Person) -> bool:
        """Whether a person is among those shown."""
        places = {str(one.place_id) for one in person.texts}
        here = not self.place or self.place in places
        return here and self.group in ("", person.group)

    def page_of(self, people: list[Person]) -> Page:
        """Those of them who are shown together; past the last page it is the last."""
        taken = [one for one in people if self.takes(one)]
        return Paginator(taken, A_PAGE).get_page(self.page)


def matrix_page(
    project: Project,
    people: list[Person],
    codes: list[Code],
    page: Page,
    found: Iterable[Mention],
    cells: Cells,
    asked: Ways,
) -> dict[str, Any]:
    """The cells of one layer's factors, or of one factor, for a page of people."""
    layers = by_layer(project.framework.document, codes)
    layer = asked.layer if asked.layer in layers else next(iter(layers), "")
    now = replace(asked, layer=layer)
    alone = [one for one in codes if one.slug == now.factor]
    here = alone or layers.get(layer, [])
    times = Counter((one.person, one.code) for one in found)
    return {
        "page_title": _("Framework matrix"),
        "project": project,
        "ways_to_look": _ways(project, people, layers, here, now),
        "heads": [_head(project, one, now) for one in here],
        "rows": [_row(project, one, here, times, cells) for one in page],
        "nobody": _nobody(people),
        "who": _who(page),
        "before": _turned(project, now, page.has_previous() and page.number - 1),
        "next": _turned(project, now, page.has_next() and page.number + 1),
    }


def matrix_rows(
    people: list[Person], codes: list[Code], words: Mapping[Cell, str]
) -> list[list[str]]:
    """The whole matrix as it goes out: heads, then a row for each person."""
    heads = [_("Person"), _("Group"), _("Portrait"), *(one.label for one in codes)]
    columns = [None, *(one.pk for one in codes)]
    return [
        heads,
        *(
            [
                one.name,
                group_words(one.group),
                *(words.get((one.id, code), "") for code in columns),
            ]
            for one in people
        ),
    ]


def cell_words(
    project: Project, person: Person, code: Code, count: int, written: Written | None
) -> dict[str, Any]:
    """One cell: where it is written, its words, and how many passages stand."""
    mentions = ngettext("%(count)s mention", "%(count)s mentions", count)
    address = [project.slug, person.address, code.slug]
    words = written.words if written else ""
    glance = shortened(words, GLANCE)
    return {
        "factor": code.label,
        "href": reverse("coding:cell", args=address),
        "mentions": mentions % {"count": count} if count else "",
        "glance": glance,
        "words": words,
        "is_cut": glance != words,
    }


def _ways(
    project: Project,
    people: list[Person],
    layers: Mapping[str, list[Code]],
    here: list[Code],
    now: Ways,
) -> list[tuple[str, list[dict[str, Any]]]]:
    """Each way to choose what is shown, where there is something to choose."""
    document = project.framework.document
    groups = {one.group: group_words(one.group) for one in people if one.group}
    places = {text.place for one in people for text in one.texts}
    names = {str(pk): name for pk, name in names_today(places).items()}
    first = [("", _("All of them"))] if now.factor else []
    factors = [*first, *((one.slug, one.label) for one in layers.get(now.layer, here))]
    offered: list[tuple[str, str, Iterable[tuple[str, str]]]] = [
        (_("Layer"), "layer", ((one, titled(document, one)) for one in layers)),
        (_("One factor"), "factor", factors),
        (_("Group"), "group", [("", _("Everybody")), *sorted(groups.items())]),
        (_("Place"), "place", [("", _("Everywhere")), *_by_name(names)]),
    ]
    found = []
    for title, key, items in offered:
        links = [_way(project, now, key, value, words) for value, words in items]
        found.append((title, links))
    return [(title, links) for title, links in found if len(links) > 1]


def _who(page: Page) -> str:
    """Which people stand on a page, where it is not everybody asked for."""
    if not page.has_other_pages():
        return ""
    return _("People %(first)s to %(last)s of %(all)s.") % {
        "first": page.start_index(),
        "last": page.end_index(),
        "all": page.paginator.count,
    }


def _nobody(people: list[Person]) -> str:
    """What stands where no person does."""
    if people:
        return _("Nobody here is of this group and place. Choose another one above.")
    return _("Nobody's words are in this project yet, as far as you may read them.")


def _turned(project: Project, now: Ways, number: int) -> str:
    """The address of another page; nothing where there is none."""
    return replace(now, page=str(number)).address(project) if number else ""


def _by_name(names: Mapping[str, str]) -> list[tuple[str, str]]:
    found = sorted(names.items(), key=lambda one: one[1])
    return found if len(found) > 1 else []


def _way(
    project: Project, now: Ways, key: str, value: str, words: str
) -> dict[str, Any]:
    wanted = replace(now, **{key: value})
    if key == "layer":
        wanted = replace(wanted, factor="")
    if key in {"group", "place"}:
        wanted = replace(wanted, page="")
    is_here = getattr(now, key) == value and not (key == "layer" and now.factor)
    return {"words": words, "is_here": is_here, "href": wanted.address(project)}


def _head(project: Project, code: Code, now: Ways) -> dict[str, Any]:
    alone = replace(now, factor=code.slug)
    return {"text": code.label, "href": alone.address(project)}


def _row(
    project: Project, person: Person, here: list[Code], times: Times, cells: Cells
) -> dict[str, Any]:
    return {
        "name": person.name,
        "group": group_words(person.group),
        "href": reverse("coding:person", args=[project.slug, person.address]),
        "cells": [
            cell_words(
                project,
                person,
                code,
                times[person.id, code.pk],
                cells.get((person.id, code.pk)),
            )
            for code in here
        ],
    }
