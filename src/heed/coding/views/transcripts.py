"""Bringing in a transcript: look at what was recognised, say who speaks, store it."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from heed.coding import actions
from heed.coding.carried import packed, unpacked
from heed.coding.errors import InterviewRefused
from heed.coding.formats.transcripts import (
    Transcript,
    TranscriptRefused,
    interviewers,
    read,
)
from heed.coding.forms.interviews import Upload, Voices
from heed.coding.models import Interview, SpeakerRole
from heed.coding.presenters.interviews import preview
from heed.coding.views.interviews import RESEARCH, address_of, filled, interview_or_404
from heed.people.access import allowed


@allowed(RESEARCH)
def transcript(request: HttpRequest, interview: UUID) -> HttpResponseBase:
    """Choose a file, look at the turns that were found, and store them."""
    one = interview_or_404(request, interview)
    if "carried" in request.POST:
        return _store(request, one)
    form = Upload(request.POST or None, request.FILES or None)
    if form.is_bound and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            found = read(file.read(), file.name or "")
        except TranscriptRefused as refused:
            form.add_error("file", str(refused))
        else:
            return _show(request, one, found, _asked(found))
    context = {"page_title": _("Bring in the transcript"), "form": form, "one": one}
    context["back"] = address_of(one)
    status = 422 if form.is_bound else 200
    return render(request, "coding/interviews/upload.html", context, status=status)


def _store(request: HttpRequest, one: Interview) -> HttpResponseBase:
    try:
        found = unpacked(request.POST["carried"])
    except TranscriptRefused:
        return redirect("interviews:transcript", one.pk)
    form = Voices(request.POST, voices=voices_of(found))
    if form.is_valid():
        roles = {
            label: SpeakerRole(form.cleaned_data[name])
            for (name, _asked), label in zip(
                voices_of(found), found.speakers, strict=True
            )
        }
        try:
            actions.store_transcript(
                by=request.user, interview=one, transcript=found, roles=roles
            )
        except InterviewRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            return redirect(address_of(one))
    return _show(request, one, found, form)


def _show(
    request: HttpRequest, one: Interview, found: Transcript, form: Voices
) -> HttpResponseBase:
    context = {
        "page_title": _("Is this right?"),
        "form": form,
        "carried": packed(found),
        "preview": preview(found),
        "back": address_of(one),
    }
    status = 422 if form.is_bound else 200
    return render(request, "coding/interviews/preview.html", context, status=status)


def _asked(found: Transcript) -> Voices:
    """Who each voice is, with a guess that whoever looks confirms or mends."""
    ask = interviewers(found)
    voices = voices_of(found)
    initial = {
        name: SpeakerRole.INTERVIEWER if label in ask else SpeakerRole.PARTICIPANT
        for (name, _asked), label in zip(voices, found.speakers, strict=True)
    }
    return Voices(voices=voices, initial=initial if _is_sure(found, ask) else {})


def _is_sure(found: Transcript, ask: set[str]) -> bool:
    """Whether to guess: among three voices only people know who somebody else is."""
    return len(found.speakers) == 1 or (len(found.speakers) == 2 and len(ask) == 1)


def voices_of(found: Transcript) -> list[tuple[str, str]]:
    """A question for each voice of a file, named by its number."""
    return [
        (f"voice-{number}", _("Who is “%(label)s”?") % {"label": label or _("nobody")})
        for number, label in enumerate(found.speakers, start=1)
    ]


@allowed(RESEARCH)
def speakers(request: HttpRequest, interview: UUID) -> HttpResponseBase:
    """Say anew who the voices of a stored transcript are."""
    one = interview_or_404(request, interview)
    numbers = list(one.speakers.order_by("number").values_list("number", "role"))
    voices = [
        (f"voice-{number}", _("Who is voice %(number)s?") % {"number": number})
        for number, _role in numbers
    ]
    initial = {f"voice-{number}": role for number, role in numbers}

    def act(**said: Any) -> Interview:
        roles = {int(name[6:]): SpeakerRole(role) for name, role in said.items()}
        actions.map_speakers(by=request.user, interview=one, roles=roles)
        return one

    form = Voices(request.POST or None, voices=voices, initial=initial)
    return filled(request, form, act, _("Who speaks"), address_of(one), address_of)
