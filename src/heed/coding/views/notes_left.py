"""Notes that may quote words which were taken back, for those who settle."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from heed.coding import actions
from heed.coding.presenters.notes_left import decided, notes_page
from heed.coding.queries.notes_left import note_to_look_at, notes_to_look_at
from heed.coding.views.inside import settling_seat_or_404
from heed.people.access import Permission, allowed

ACTS = {"keep": actions.keep_note, "remove": actions.remove_note}


@allowed(Permission.CODE_TEXTS)
@require_safe
def notes(request: HttpRequest, project: str) -> HttpResponseBase:
    """The notes, each with why it is here."""
    it = settling_seat_or_404(request, project).project
    context = notes_page(it, notes_to_look_at(it))
    return render(request, "coding/notes_left.html", context)


@allowed(Permission.CODE_TEXTS)
@require_POST
def decide(request: HttpRequest, project: str, note: UUID) -> HttpResponseBase:
    """Keep a note, or remove it for good."""
    seat = settling_seat_or_404(request, project)
    found = note_to_look_at(seat.project, note)
    if found is None:
        raise Http404
    chosen = request.POST.get("act", "")
    if act := ACTS.get(chosen):
        act(by=seat, look=found)
        messages.success(request, decided(chosen))
    return redirect("coding:notes_left", project)
