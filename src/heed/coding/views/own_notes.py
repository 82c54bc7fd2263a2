"""A coder's own notes: on codes, issues, texts and the project; nobody else's."""

import re
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from heed.coding import actions
from heed.coding.access import codes as may_code
from heed.coding.dealing import sign_of
from heed.coding.errors import CodingRefused
from heed.coding.forms.own_notes import NewNote, NoteWords
from heed.coding.models import CodedText, Coder, Memo
from heed.coding.presenters.own_notes import notes_page, on_what, places_for
from heed.coding.queries import own_notes as queries
from heed.coding.queries.codes_today import codes_of
from heed.coding.queries.desk import issues_in_use, text_in
from heed.coding.views.inside import fill_in, mark_from, seat_or_404
from heed.people.access import Permission, allowed

TEXT = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


@allowed(Permission.CODE_TEXTS)
@require_safe
def own_notes(request: HttpRequest, project: str) -> HttpResponseBase:
    """What this person noted, the newest first."""
    seat, since = seat_or_404(request, project), mark_from(request)
    page = queries.own_notes(seat, since)
    context = notes_page(seat, page, is_first=since is None)
    return render(request, "coding/own_notes.html", context)


@allowed(Permission.CODE_TEXTS)
def write(request: HttpRequest, project: str) -> HttpResponseBase:
    """Write a note on a code, an issue or the project, from the desk or elsewhere."""
    seat = seat_or_404(request, project)
    text = _text_at_hand(request, seat)

    def act(*, on: str, words: str, speaks: str = "no") -> None:
        of = [text] if text and speaks == "yes" else []
        actions.write_memo(by=seat, words=words, speaks_of=of, **_place(seat, on))
        messages.success(request, _("Your note is kept."))

    form = NewNote(
        request.POST or None,
        places=places_for(seat),
        sign=sign_of(text.position) if text else "",
        initial={"on": request.GET.get("on", "")},
    )
    here = "text" if text else "own_notes"
    back = reverse(f"coding:{here}", args=[project, *([text.pk] if text else [])])
    title = _("Write a note on a code or an issue")
    return fill_in(request, form, act, title=title, send=_("Keep the note"), back=back)


@allowed(Permission.CODE_TEXTS)
def change(request: HttpRequest, project: str, memo: UUID) -> HttpResponseBase:
    """Write one's own note anew."""
    seat, it, words = _note_or_404(request, project, memo)

    def act(*, words: str) -> None:
        actions.change_memo(by=seat, memo=it, words=words)

    return fill_in(
        request,
        NoteWords(request.POST or None, initial={"words": words}),
        act,
        title=_("Change your note"),
        send=_("Keep the note"),
        back=reverse("coding:own_notes", args=[project]),
        about=on_what(it),
    )


@allowed(Permission.CODE_TEXTS)
def remove(request: HttpRequest, project: str, memo: UUID) -> HttpResponseBase:
    """Remove one's own note for good, once it was asked."""
    seat, it, words = _note_or_404(request, project, memo)
    context: dict[str, Any] = {"page_title": _("Remove your note?"), "words": words}
    context |= {"project": seat.project, "on": on_what(it), "refusal": ""}
    if request.method == "POST":
        try:
            actions.take_memo_back(by=seat, memo=it)
        except CodingRefused as refusal:
            context["refusal"] = str(refusal)
        else:
            messages.success(request, _("The note is gone for good."))
            return redirect("coding:own_notes", project)
    status = 422 if context["refusal"] else 200
    return render(request, "coding/remove_note.html", context, status=status)


def _note_or_404(
    request: HttpRequest, project: str, memo: UUID
) -> tuple[Coder, Memo, str]:
    seat = seat_or_404(request, project)
    found = queries.own_note(seat, memo)
    if found is None:
        raise Http404
    return seat, *found


def _text_at_hand(request: HttpRequest, seat: Coder) -> CodedText | None:
    """The text on the desk from which somebody came, if they may read it."""
    asked = request.GET.get("text", "")
    there = may_code(seat) and TEXT.fullmatch(asked)
    return text_in(seat, UUID(asked)) if there else None


def _place(seat: Coder, on: str) -> dict[str, Any]:
    """The code or issue of a choice of the form; neither for the project."""
    codes = {f"code-{one.pk}": one for one in codes_of(seat.project)}
    issues = {f"issue-{one.pk}": one for one in issues_in_use(seat.project)}
    return {"code": codes.get(on), "issue": issues.get(on)}
