"""Places: the list, one place, and everything that changes it."""

import io
from collections.abc import Callable
from typing import Any, NamedTuple

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy
from django.views.decorators.http import require_POST

from heed.foundation import clock
from heed.people import actions, forms, presenters, queries
from heed.people.access import Permission, allowed
from heed.people.formats.occupancy import MOST_BYTES
from heed.people.models import Place
from heed.people.views.pages import answered, do, fill_in

MANAGE = Permission.MANAGE_PLACES


class Number(NamedTuple):
    """A dated number of a place, and how it is asked for and kept."""

    title: Any
    act: Callable[..., Any]
    field: str


NUMBERS = {
    "beds": Number(_lazy("Beds of %(name)s"), actions.set_beds, "beds"),
    "caseload": Number(
        _lazy("People cared for by %(name)s"), actions.set_caseload, "people"
    ),
    "staff": Number(_lazy("Staff of %(name)s"), actions.set_staff_in_post, "people"),
}


@allowed(MANAGE)
def places(request: HttpRequest) -> HttpResponse:
    """Every place that this person looks after."""
    found = list(queries.places_where(request.user, MANAGE))
    rows = presenters.indented(found, queries.names_today(found))
    return render(request, "people/places.html", {"rows": rows})


@allowed(MANAGE)
def place(request: HttpRequest, code: str) -> HttpResponse:
    """One place: its names, numbers, and what is missing before it goes live."""
    found = queries.place_for(request.user, MANAGE, code)
    shown = presenters.place_page(found, queries.place_facts(found))
    return render(request, "people/place.html", {"place": shown})


@allowed(MANAGE)
def open_place(request: HttpRequest, code: str) -> HttpResponse:
    """Open a place below this one."""
    parent = queries.place_for(request.user, MANAGE, code)
    return fill_in(
        request,
        forms.OpenPlace(answered(request)),
        lambda **v: actions.open_place(by=request.user, parent=parent, **v),
        title=_("Open a place below %(name)s") % {"name": queries.name_on(parent)},
        send=_("Open it"),
        back=reverse("people:places"),
    )


@allowed(MANAGE)
def rename(request: HttpRequest, code: str) -> HttpResponse:
    """Give a place a new name from a day on."""
    found = queries.place_for(request.user, MANAGE, code)
    return fill_in(
        request,
        forms.Rename(answered(request), initial={"since": clock.now().date()}),
        lambda **v: actions.rename_place(by=request.user, place=found, **v),
        title=_("Rename %(name)s") % {"name": queries.name_on(found)},
        send=_("Rename it"),
        back=_page(found),
    )


@allowed(MANAGE)
def contacts(request: HttpRequest, code: str) -> HttpResponse:
    """Say whom to speak to at a place, and how to ring."""
    found = queries.place_for(request.user, MANAGE, code)
    initial = {n: getattr(found, n) for n in forms.Contacts.base_fields}
    return fill_in(
        request,
        forms.Contacts(answered(request), initial=initial),
        lambda **v: actions.set_contacts(by=request.user, place=found, **v),
        title=_("Contacts of %(name)s") % {"name": queries.name_on(found)},
        send=_("Save"),
        back=_page(found),
    )


@allowed(MANAGE)
def how_many(request: HttpRequest, code: str, what: str) -> HttpResponse:
    """Say how many beds, people or staff a place has from a day on."""
    found = queries.place_for(request.user, MANAGE, code)

    number = NUMBERS[what]
    return fill_in(
        request,
        forms.HowMany(answered(request), initial={"since": clock.now().date()}),
        lambda people, since: number.act(
            by=request.user, place=found, since=since, **{number.field: people}
        ),
        title=number.title % {"name": queries.name_on(found)},
        send=_("Save"),
        back=_page(found),
    )


@allowed(MANAGE)
def carers(request: HttpRequest, code: str) -> HttpResponse:
    """Say how many carers the organisation counts for each person in its care."""
    found = queries.place_for(request.user, MANAGE, code)
    return fill_in(
        request,
        forms.Carers(answered(request), initial={"since": clock.now().date()}),
        lambda **v: actions.set_carers_rule(by=request.user, organisation=found, **v),
        title=_("How carers are counted"),
        send=_("Save"),
        back=_page(found),
        explained=presenters.what_the_carers_rule_does(),
    )


@allowed(MANAGE)
def occupancy(request: HttpRequest, code: str) -> HttpResponse:
    """Bring in a file of daily counts, or show what to mend in it."""
    found = queries.place_for(request.user, MANAGE, code)
    form = forms.OccupancyUpload(answered(request), request.FILES or None)
    report = None
    if form.is_bound and form.is_valid():
        report = _bring_in(request, found, form)
    wrong = form.errors or (report and report.problems)
    context = {"form": form, "report": report, "back": _page(found)}
    return render(
        request, "people/occupancy.html", context, status=422 if wrong else 200
    )


@require_POST
@allowed(MANAGE)
def go_live(request: HttpRequest, code: str) -> HttpResponse:
    """Open a place's door to writers."""
    found = queries.place_for(request.user, MANAGE, code)
    return do(
        request,
        lambda: actions.go_live(by=request.user, place=found),
        back=_page(found),
        title=_("Not yet"),
    )


@require_POST
@allowed(MANAGE)
def pause(request: HttpRequest, code: str) -> HttpResponse:
    """Shut a place's door to writers for a time."""
    found = queries.place_for(request.user, MANAGE, code)
    actions.pause_place(by=request.user, place=found)
    return redirect(_page(found))


def _page(found: Place) -> str:
    return reverse("people:place", args=[found.code])


def _bring_in(
    request: HttpRequest, found: Place, form: forms.OccupancyUpload
) -> actions.ImportReport | None:
    file = form.cleaned_data["file"]
    if file.size > MOST_BYTES:
        form.add_error("file", _("This file is too big. Split it by year."))
        return None
    try:
        text = file.read().decode("utf-8-sig")
    except UnicodeDecodeError:
        form.add_error("file", _("This is not a CSV file. Save the sheet as CSV."))
        return None
    return actions.import_occupancy(
        by=request.user,
        place=found,
        lines=io.StringIO(text, newline=""),
        source="upload",
        checked=form.cleaned_data["checked"],
    )
