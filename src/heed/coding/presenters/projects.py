"""Coding projects in finished words."""

from typing import Any

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from heed.coding.access import codes, settles
from heed.coding.choices import CoderRole
from heed.coding.models import Coder, Project
from heed.coding.presenters.again import open_ends, waiting_words
from heed.coding.presenters.desk import progress_words
from heed.coding.presenters.notes_left import notes_words
from heed.coding.queries import projects as queries
from heed.coding.queries.projects import CoderRow


def project_rows(projects: list[Project]) -> list[dict[str, Any]]:
    """The list of projects."""
    return [
        {
            "title": one.title,
            "href": reverse("coding:project", args=[one.slug]),
            "framework": framework_words(one),
            "opened": date_format(one.opened_on, "j F Y"),
        }
        for one in projects
    ]


def framework_words(project: Project) -> str:
    """The framework and its version."""
    return f"{project.framework.title}, {project.framework.version}"


def project_page(seat: Coder) -> dict[str, Any]:
    """One project, as far as this person works in it."""
    project = seat.project
    return {
        "page_title": project.title,
        "project": project,
        "framework": framework_words(project),
        "purpose": project.get_purpose_display(),
        "unit": project.get_unit_display(),
        "texts": queries.texts_in(project),
        "sources": [
            one.fieldwork.title if one.fieldwork else _("Interviews")
            for one in queries.sources_of(project)
        ],
        "samples": [_sample(one) for one in project.samples.order_by("number")],
        "may_code": codes(seat) and not project.closed_on,
        "codes": codes(seat),
        "may_settle": settles(seat),
        "notes_left": notes_words(queries.notes_waiting(project))
        if settles(seat)
        else "",
        "without_basis": queries.texts_without_basis(project) if settles(seat) else 0,
        "open_ends": open_ends(project) if settles(seat) else [],
        "progress": progress_words(seat) if codes(seat) else "",
        "waiting": waiting_words(seat) if codes(seat) else "",
        "people": [_person(one, seat) for one in queries.coders_of(project)],
        "parts": _parts(seat) if seat.role == CoderRole.LEAD else [],
        "leads": seat.role == CoderRole.LEAD,
    }


def basis_was_said(many: int) -> str:
    """What came of saying why words may be used."""
    return ngettext(
        "It is said of %(count)s text, which counts from now on.",
        "It is said of %(count)s texts, which count from now on.",
        many,
    ) % {"count": many}


def _sample(sample: Any) -> str:
    return _("Sample %(number)s: %(size)s of %(out_of)s texts, seed %(seed)s") % {
        "number": sample.number,
        "size": sample.size,
        "out_of": sample.out_of,
        "seed": sample.seed,
    }


def _role(coder: Coder) -> str:
    """What somebody does, and since when they no longer do."""
    if not coder.until:
        return coder.get_role_display()
    day = date_format(coder.until, "j F Y")
    return _("%(role)s; until %(day)s") % {
        "role": coder.get_role_display(),
        "day": day,
    }


def _parts(seat: Coder) -> list[dict[str, Any]]:
    """Whose part the lead can end, or let them take up again."""
    people = seat.project.coders.exclude(account=None).select_related("account")
    return [
        {
            "name": one.account.name,
            "has_ended": one.until is not None,
            "end": reverse("coding:end_coder", args=[seat.project.slug, one.pk]),
            "again": reverse("coding:take_up_again", args=[seat.project.slug, one.pk]),
        }
        for one in people.order_by("since", "label")
    ]


def _person(row: CoderRow, seat: Coder) -> list[Any]:
    """A line of the table; who is who is told to those who settle, and to oneself."""
    coder = row.coder
    known = settles(seat) or coder.pk == seat.pk
    name = coder.account.name if coder.account and known else coder.label
    return [
        name,
        coder.get_kind_display(),
        _role(coder),
        row.done,
        row.skipped,
    ]
