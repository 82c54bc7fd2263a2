"""Disagreements between coders: the list, and settling one text."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from heed.coding import actions
from heed.coding.errors import CodingRefused
from heed.coding.forms.settling import Settle
from heed.coding.models import CodedText, Coder
from heed.coding.presenters.settling import disagreement_rows, settling_page
from heed.coding.queries import judged
from heed.coding.queries.differing import differing_after
from heed.coding.queries.voices import turns_in
from heed.coding.views.inside import (
    asks_before_others_are_seen,
    place_after,
    settling_seat_or_404,
    text_or_404,
)
from heed.people.access import Permission, allowed


@allowed(Permission.CODE_TEXTS)
@require_safe
@asks_before_others_are_seen
def disagreements(request: HttpRequest, project: str) -> HttpResponseBase:
    """The texts on which coders who are done with them differ, some at a time."""
    seat = settling_seat_or_404(request, project)
    actions.open_findings(by=seat, what="disagreements")
    it, after = seat.project, place_after(request)
    page = differing_after(seat, after)
    context = {"page_title": _("Disagreements"), "project": it, "is_first": not after}
    context["rows"] = disagreement_rows(it, page.texts, judged.codes_of(it))
    context["left"] = sum(not row["is_settled"] for row in context["rows"])
    context["next_url"] = f"?after={page.after}" if page.after else ""
    return render(request, "coding/disagreements.html", context)


@allowed(Permission.CODE_TEXTS)
@asks_before_others_are_seen
def settle(request: HttpRequest, project: str, coded: UUID) -> HttpResponseBase:
    """One text: what each coder said, and what is settled."""
    seat = settling_seat_or_404(request, project)
    it = text_or_404(seat, coded)
    codes = judged.codes_of(seat.project)
    form = Settle(request.POST or None, codes=codes)
    if form.is_bound and form.is_valid():
        try:
            with transaction.atomic():
                for said in form.settlements:
                    actions.settle(by=seat, text=it, **said)
        except CodingRefused as refusal:
            return _page(request, seat, it, form, {"refusal": str(refusal)})
        messages.success(request, _("It is settled. What each coder said is kept."))
        return redirect("coding:disagreements", seat.project.slug)
    return _page(request, seat, it, form, {})


def _page(
    request: HttpRequest, seat: Coder, it: CodedText, form: Settle, more: dict[str, Any]
) -> HttpResponseBase:
    project = seat.project
    context = settling_page(
        actions.open_coded_text(by=seat, text=it, to_code=False),
        turns_in(it),
        judged.passages(project, [it.pk]),
        judged.who_judged(project, it.pk),
        judged.people_who_code(project),
        judged.codes_of(project),
        {code: one for (_, code), one in judged.settled(project, [it.pk]).items()},
    )
    context |= {"page_title": _("Settle a text"), "project": project, "form": form}
    context |= {"text": it, **more}
    status = 422 if form.is_bound else 200
    return render(request, "coding/settle.html", context, status=status)
