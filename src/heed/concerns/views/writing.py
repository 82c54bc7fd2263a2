"""Speaking to the writer: reply, invite, say that it is acted on, close."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from heed.concerns import actions, forms
from heed.concerns.models import Concern
from heed.concerns.replies import warnings_about
from heed.concerns.views.pages import answered, ask, concern_or_404, do, words_of
from heed.people.access import Permission, allowed


@allowed(Permission.REPLY)
def reply(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Answer the writer, by role."""
    concern = concern_or_404(request, pk)
    return _checked(
        request,
        concern,
        forms.Reply(answered(request)),
        lambda words, answered: actions.reply(
            by=request.user, concern=concern, words=words, answered=answered
        ),
        title=_("Reply to the writer"),
        send=_("Send the reply"),
    )


@allowed(Permission.REPLY)
def close(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Close with a sentence for the writer."""
    concern = concern_or_404(request, pk)
    return _checked(
        request,
        concern,
        forms.Outcome(answered(request)),
        lambda words, answered: actions.close_concern(
            by=request.user, concern=concern, outcome=words, answered=answered
        ),
        title=_("Close it"),
        send=_("Close and tell the writer"),
    )


@allowed(Permission.REPLY)
@require_POST
def invite(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Tell the writer that they can make a complaint."""
    concern = concern_or_404(request, pk)
    return do(
        request,
        lambda: actions.invite_complaint(by=request.user, concern=concern),
        back=words_of(concern),
        title=_("Invite a complaint"),
    )


@allowed(Permission.READ_WORDS)
@require_POST
def acting(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Say that something is being done."""
    concern = concern_or_404(request, pk)
    return do(
        request,
        lambda: actions.mark_acting(by=request.user, concern=concern),
        back=words_of(concern),
        title=_("Being acted on"),
    )


@allowed(Permission.READ_WORDS)
@require_POST
def attention(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Call others to act now."""
    concern = concern_or_404(request, pk)
    return do(
        request,
        lambda: actions.raise_attention(by=request.user, concern=concern),
        back=words_of(concern),
        title=_("Call others now"),
    )


def _checked(
    request: HttpRequest,
    concern: Concern,
    form: forms.Reply,
    act: Callable[..., Any],
    **texts: str,
) -> HttpResponse:
    """A form whose words are checked: warnings come back to be ticked."""
    looked_at = request.POST.getlist("looked_at")
    return ask(
        request,
        form,
        lambda words: act(words, looked_at),
        back=words_of(concern),
        template="reply",
        warnings=warnings_about(request.POST.get("words", "")),
        looked_at=looked_at,
        **texts,
    )
