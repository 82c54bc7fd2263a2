"""The coding desk: one text at a time, coded by keyboard, by hand or without a script.

The desk's script sends one judgement at a time and gets the text drawn anew; without
it the same addresses take a form and lead back to the page.
"""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from heed.coding import actions
from heed.coding.choices import MarkState
from heed.coding.errors import CodingRefused
from heed.coding.forms.desk import Apply, Note
from heed.coding.models import Coder
from heed.coding.presenters.again import waiting_words
from heed.coding.presenters.desk import progress_words
from heed.coding.queries import desk as queries
from heed.coding.queries.again import next_again, waits_again
from heed.coding.views.at_desk import acted, laid_out, refused
from heed.coding.views.inside import coder_or_404, place_after, text_or_404
from heed.people.access import Permission, allowed

FINISHES = {"done": MarkState.DONE, "skip": MarkState.SKIPPED}


@allowed(Permission.CODE_TEXTS)
@require_safe
def desk(request: HttpRequest, project: str) -> HttpResponseBase:
    """The next text, a break after several hard ones, or the end."""
    coder = coder_or_404(request, project)
    if coder.project.closed_on:
        return redirect("coding:finished", project)
    lighter, look_again = "lighter" in request.GET, "again" in request.GET
    if not (lighter or "go-on" in request.GET) and queries.should_pause(coder):
        return _pause(request, coder, look_again=look_again)
    text = (
        next_again(coder, place_after(request), lighter=lighter)
        if look_again
        else queries.next_text(coder, lighter=lighter)
    )
    if text:
        return redirect("coding:text", project, text.pk)
    context = {"page_title": _("Nothing left to code"), "project": coder.project}
    context |= {"progress": progress_words(coder), "lighter": lighter}
    context["waiting"] = waiting_words(coder)
    return render(request, "coding/desk_empty.html", context)


@allowed(Permission.CODE_TEXTS)
@require_safe
def text(request: HttpRequest, project: str, coded: UUID) -> HttpResponseBase:
    """One text, with the codes that this coder gave it."""
    coder = coder_or_404(request, project)
    it = text_or_404(coder, coded)
    return laid_out(request, coder, it, actions.open_coded_text(by=coder, text=it))


@allowed(Permission.CODE_TEXTS)
@require_POST
def apply(request: HttpRequest, project: str, coded: UUID) -> HttpResponseBase:
    """Say that a code or an issue applies to a passage."""
    coder = coder_or_404(request, project)
    it = text_or_404(coder, coded)
    form = Apply(request.POST, project=coder.project, length=it.length)
    if not form.is_valid():
        return refused(request, coder, it, form.problem)

    def act() -> None:
        for said in form.judgements:
            actions.apply_code(by=coder, text=it, **said)

    return acted(request, coder, it, act)


@allowed(Permission.CODE_TEXTS)
@require_POST
def take_off(
    request: HttpRequest, project: str, coded: UUID, coding: UUID
) -> HttpResponseBase:
    """Take one's own code off a passage."""
    coder = coder_or_404(request, project)
    it = text_or_404(coder, coded)
    own = queries.own_coding(coder, coding)
    if own is None:
        raise Http404
    return acted(request, coder, it, lambda: actions.take_off(by=coder, coding=own))


@allowed(Permission.CODE_TEXTS)
@require_POST
def undo(
    request: HttpRequest, project: str, coded: UUID, made: UUID
) -> HttpResponseBase:
    """Take off what the page applied under a key; a key never stored is no mistake."""
    coder = coder_or_404(request, project)
    it = text_or_404(coder, coded)
    own = queries.own_coding_by_key(coder, made)
    return acted(
        request,
        coder,
        it,
        lambda: own and actions.take_off(by=coder, coding=own),
    )


@allowed(Permission.CODE_TEXTS)
@require_POST
def finish(request: HttpRequest, project: str, coded: UUID) -> HttpResponseBase:
    """Be done with a text or skip it, and go on to the next one."""
    coder = coder_or_404(request, project)
    it = text_or_404(coder, coded)
    state = FINISHES.get(request.POST.get("how", ""))
    before, was_again = queries.state_of(coder, it), waits_again(coder, it)
    was_done = before == MarkState.DONE
    try:
        if "hard" in request.POST:
            actions.find_hard(by=coder, text=it)
        elif state and not (was_done and state == MarkState.SKIPPED):
            actions.mark_text(by=coder, text=it, state=state)
    except CodingRefused as refusal:
        return refused(request, coder, it, str(refusal))
    if "hard" in request.POST:
        messages.success(request, _("Others are warned before they open this text."))
    elif state and before in queries.FINISHED and not was_again:
        return redirect("coding:finished", project)
    elif state:
        onward = f"?again&after={it.position}" if was_again else ""
        return redirect(reverse("coding:desk", args=[project]) + onward)
    return redirect("coding:text", project, it.pk)


@allowed(Permission.CODE_TEXTS)
@require_POST
def memo(request: HttpRequest, project: str, coded: UUID) -> HttpResponseBase:
    """Note something of a text."""
    coder = coder_or_404(request, project)
    it = text_or_404(coder, coded)
    form = Note(request.POST)
    if form.is_valid():
        try:
            actions.write_memo(by=coder, text=it, words=form.cleaned_data["words"])
        except CodingRefused as refusal:
            return refused(request, coder, it, str(refusal))
        messages.success(request, _("Your note is kept."))
    return redirect("coding:text", project, it.pk)


def _pause(request: HttpRequest, coder: Coder, *, look_again: bool) -> HttpResponseBase:
    """Offer a break; whoever looks at texts again goes on with them after it."""
    context = {"page_title": _("Take a break if you like"), "project": coder.project}
    context["count"] = coder.project.hard_in_a_row
    after = place_after(request)
    context["onward"] = f"&again&after={after}" if look_again else ""
    return render(request, "coding/desk_pause.html", context)
