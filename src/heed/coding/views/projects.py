"""Coding projects: those that one works inside, a new one, and one of them."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from heed.coding import actions
from heed.coding.choices import CoderKind, CoderRole
from heed.coding.forms.projects import (
    NOTE,
    AddSource,
    DrawSample,
    GoOnWith,
    Join,
    OpenProject,
)
from heed.coding.models import Framework, Project
from heed.coding.presenters.bringing import waiting_rows
from heed.coding.presenters.projects import project_page, project_rows
from heed.coding.queries import projects as queries
from heed.coding.queries.brought import brought_by
from heed.coding.queries.frameworks import frameworks_to_code_to
from heed.coding.views.inside import fill_in, seat_or_404, settling_seat_or_404
from heed.people.access import Permission, allowed, may
from heed.people.queries import names_today, places_where
from heed.responses.choices import Purpose
from heed.ui.forms import Choice

LEAD = Permission.LEAD_CODING
INTERVIEWS = "interviews"
PLAIN = {"content_note": NOTE, "hard_in_a_row": 3, "unit": "span"}


@allowed(Permission.CODE_TEXTS)
@require_safe
def projects(request: HttpRequest) -> HttpResponseBase:
    """The projects that this person works inside."""
    context = {"page_title": _("Coding"), "may_open": may(request.user, LEAD)}
    context["rows"] = project_rows(queries.coding_projects(request.user))
    context["waiting"] = waiting_rows(brought_by(request.user))
    return render(request, "coding/projects.html", context)


@allowed(LEAD)
def open_project(request: HttpRequest) -> HttpResponseBase:
    """Open a project; whoever opens it leads it."""
    places = {p.code: p for p in places_where(request.user, LEAD)}
    names = names_today(list(places.values()))
    known = frameworks_to_code_to(request.user.organisation)
    frameworks = {str(one.pk): one for one in known}

    def act(*, place: str, framework: str, purpose: str, **said: Any) -> Project:
        return actions.open_project(
            by=request.user,
            place=places[place],
            framework=frameworks[framework],
            purpose=Purpose(purpose),
            **said,
        )

    return fill_in(
        request,
        OpenProject(
            request.POST or None,
            places=[Choice(code, names[p.id]) for code, p in places.items()],
            frameworks=named(frameworks),
            initial=PLAIN,
        ),
        act,
        title=_("Open a coding project"),
        send=_("Open the project"),
        back=reverse("coding:projects"),
        to=page,
    )


@allowed(Permission.CODE_TEXTS)
@require_safe
def project(request: HttpRequest, project: str) -> HttpResponseBase:
    """One project: its texts, its coders, and what can be done in it."""
    context = project_page(seat_or_404(request, project))
    return render(request, "coding/project.html", context)


@allowed(Permission.CODE_TEXTS)
def join(request: HttpRequest, project: str) -> HttpResponseBase:
    """Let a colleague in, and say what they do."""
    seat = settling_seat_or_404(request, project)
    people = {str(one.pk): one for one in queries.could_code(seat.project)}

    def act(*, account: str, role: str, kind: str) -> Any:
        return actions.add_coder(
            by=seat,
            account=people[account],
            role=CoderRole(role),
            kind=CoderKind(kind),
        )

    return fill_in(
        request,
        Join(request.POST or None, people=people.values()),
        act,
        title=_("Let a colleague in"),
        send=_("Let them in"),
        back=page(seat.project),
    )


@allowed(Permission.CODE_TEXTS)
def add_source(request: HttpRequest, project: str) -> HttpResponseBase:
    """Let interviews or feedback come in, for those who may read them."""
    seat = settling_seat_or_404(request, project)
    known = queries.feedback_to_let_in(request.user, seat.project)
    found = {str(one.pk): one for one in known}

    def act(*, fieldwork: str) -> None:
        if fieldwork == INTERVIEWS:
            actions.add_interviews(by=seat)
        else:
            actions.add_source(by=seat, fieldwork=found[fieldwork])
        actions.bring_in(project=seat.project)

    offered = [Choice(pk, one.title) for pk, one in found.items()]
    if may(request.user, Permission.DO_RESEARCH, seat.project.place):
        offered.insert(0, Choice(INTERVIEWS, _("Interviews at the project's place")))

    return fill_in(
        request,
        AddSource(request.POST or None, fieldworks=offered),
        act,
        title=_("Where texts come from"),
        send=_("Let them come in"),
        back=page(seat.project),
    )


@allowed(Permission.CODE_TEXTS)
@require_POST
def bring_in(request: HttpRequest, project: str) -> HttpResponseBase:
    """Bring in at once what would come by itself within the hour."""
    seat = settling_seat_or_404(request, project)
    count = actions.bring_in(project=seat.project)
    said = ngettext("%(count)s text came in.", "%(count)s texts came in.", count)
    messages.success(request, said % {"count": count})
    return redirect(page(seat.project))


@allowed(Permission.CODE_TEXTS)
def draw_sample(request: HttpRequest, project: str) -> HttpResponseBase:
    """Draw texts at random that every coder codes."""
    seat = settling_seat_or_404(request, project)
    return fill_in(
        request,
        DrawSample(request.POST or None),
        lambda size: actions.draw_sample(by=seat, size=size),
        title=_("Draw a sample"),
        send=_("Draw it"),
        back=page(seat.project),
    )


@allowed(Permission.CODE_TEXTS)
def go_on_with(request: HttpRequest, project: str) -> HttpResponseBase:
    """Go on with another version of the framework; nothing that was coded is lost."""
    seat = settling_seat_or_404(request, project)
    known = frameworks_to_code_to(seat.organisation)
    others = {str(f.pk): f for f in known if f.pk != seat.project.framework_id}
    return fill_in(
        request,
        GoOnWith(request.POST or None, frameworks=named(others)),
        lambda framework: actions.use_framework(by=seat, framework=others[framework]),
        title=_("Go on with another version"),
        send=_("Go on with it"),
        back=page(seat.project),
    )


def named(frameworks: dict[str, Framework]) -> list[Choice]:
    """Frameworks to choose from, each with its version."""
    return [Choice(pk, f"{f.title}, {f.version}") for pk, f in frameworks.items()]


def page(project: Project) -> str:
    """The address of a project's page."""
    return reverse("coding:project", args=[project.slug])
