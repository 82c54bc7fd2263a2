"""Issues: named by coders; renamed, sorted, merged and split by those who settle."""

import re
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from heed.coding import actions
from heed.coding.access import codes as may_code
from heed.coding.access import settles
from heed.coding.forms.issues import IssueWords, MergeInto, SplitInto
from heed.coding.models import Coder, Issue
from heed.coding.presenters.issues import issue_rows
from heed.coding.queries.codes_today import codes_of, translation
from heed.coding.queries.desk import issues_in_use, text_in
from heed.coding.views.inside import fill_in, seat_or_404, settling_seat_or_404
from heed.people.access import Permission, allowed
from heed.ui.forms import Choice

TEXT = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


@allowed(Permission.CODE_TEXTS)
@require_safe
def issues(request: HttpRequest, project: str) -> HttpResponseBase:
    """The issues in use, under their factors."""
    seat = seat_or_404(request, project)
    rows = issue_rows(seat.project, codes_of(seat.project))
    context = {"page_title": _("Issues"), "project": seat.project, "rows": rows}
    context["may_change"] = settles(seat) and not seat.project.closed_on
    return render(request, "coding/issues.html", context)


@allowed(Permission.CODE_TEXTS)
def name_issue(request: HttpRequest, project: str) -> HttpResponseBase:
    """Name an issue that people raise."""
    seat = seat_or_404(request, project)
    codes = {str(c.pk): c for c in codes_of(seat.project)}

    def act(*, name: str, about: str, code: str) -> Issue:
        return actions.name_issue(by=seat, name=name, about=about, code=codes.get(code))

    form = IssueWords(request.POST or None, factors=factors(seat))
    return fill_in(
        request,
        form,
        act,
        title=_("Name an issue"),
        send=_("Keep it"),
        back=_text_or_issues(request, seat),
    )


@allowed(Permission.CODE_TEXTS)
def change_issue(request: HttpRequest, project: str, issue: UUID) -> HttpResponseBase:
    """Rename an issue, or sort it under another factor."""
    seat, it = _issue_or_404(request, project, issue)
    codes = {str(c.pk): c for c in codes_of(seat.project)}
    code = str(translation(seat.project).get(it.code_id, ""))
    now = {"name": it.name, "about": it.about, "code": code}

    def act(*, name: str, about: str, code: str) -> None:
        if (name, about) != (it.name, it.about):
            actions.rename_issue(by=seat, issue=it, name=name, about=about)
        if code != now["code"]:
            actions.move_issue(by=seat, issue=it, code=codes.get(code))

    form = IssueWords(request.POST or None, initial=now, factors=factors(seat))
    return _fill(request, seat, form, act, _("Change an issue"), _("Change it"))


@allowed(Permission.CODE_TEXTS)
def merge(request: HttpRequest, project: str, issue: UUID) -> HttpResponseBase:
    """Take an issue together with another one."""
    seat, it = _issue_or_404(request, project, issue)
    others = {str(i.pk): i for i in issues_in_use(seat.project) if i.pk != it.pk}
    offered = [Choice(pk, other.name) for pk, other in others.items()]
    form = MergeInto(request.POST or None, others=offered)
    title = _("Merge the issue “%(name)s”") % {"name": it.name}

    def act(*, into: str) -> Issue:
        return actions.merge_issues(by=seat, issues=[it], into=others[into])

    return _fill(request, seat, form, act, title, _("Merge them"))


@allowed(Permission.CODE_TEXTS)
def split(request: HttpRequest, project: str, issue: UUID) -> HttpResponseBase:
    """Make several issues of one; its passages wait to be coded again."""
    seat, it = _issue_or_404(request, project, issue)
    form = SplitInto(request.POST or None)
    title = _("Split the issue “%(name)s”") % {"name": it.name}

    def act(*, names: list[str]) -> list[Issue]:
        return actions.split_issue(by=seat, issue=it, names=names)

    return _fill(request, seat, form, act, title, _("Split it"))


def factors(seat: Coder) -> list[Choice]:
    """The codes that an issue can stand under."""
    return [Choice(str(c.pk), c.label) for c in codes_of(seat.project)]


def _text_or_issues(request: HttpRequest, seat: Coder) -> str:
    """The text on the desk from which somebody came to name an issue, or the list."""
    project, asked = seat.project.slug, request.GET.get("text", "")
    if may_code(seat) and TEXT.fullmatch(asked) and text_in(seat, UUID(asked)):
        return reverse("coding:text", args=[project, asked])
    return reverse("coding:issues", args=[project])


def _issue_or_404(
    request: HttpRequest, project: str, issue: UUID
) -> tuple[Coder, Issue]:
    seat = settling_seat_or_404(request, project)
    it = next((i for i in issues_in_use(seat.project) if i.pk == issue), None)
    if it is None:
        raise Http404
    return seat, it


def _fill(
    request: HttpRequest, seat: Coder, form: Any, act: Any, title: str, send: str
) -> HttpResponseBase:
    back = reverse("coding:issues", args=[seat.project.slug])
    return fill_in(request, form, act, title=title, send=send, back=back)
