"""The opened words of a concern, their edited copies, and who opened them."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from heed.concerns import actions, forms, presenters, queries
from heed.concerns.errors import ConcernRefused, ConflictNotDeclared
from heed.concerns.models import Concern
from heed.concerns.redactions import suggestions_for, without
from heed.concerns.views.pages import (
    answered,
    ask,
    concern_or_404,
    cover_of,
    page,
    place_name,
    words_of,
)
from heed.people.access import Permission, allowed, may
from heed.responses.models import Text

OPEN = Permission.OPEN_ORIGINALS


@allowed(OPEN)
@require_safe
def words(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Read a concern; each opening is recorded. A break is suggested, never forced."""
    concern = concern_or_404(request, pk)
    hard = queries.hard_in_a_row(request.user)
    if hard >= queries.IN_A_ROW and "on" not in request.GET:
        return page(request, "breather", concern=concern, hard=hard)
    try:
        opened = actions.open_concern(by=request.user, concern=concern)
    except ConflictNotDeclared:
        return redirect("concerns:conflict", pk)
    except ConcernRefused as error:
        return _refused(request, concern, error)
    concern.refresh_from_db()
    return page(
        request,
        "words",
        concern=concern,
        case=presenters.case_page(
            queries.case_for(request.user, concern),
            opened.words,
            queries.candour_asked(concern),
            place_name(concern.place),
        ),
        may_decide=may(request.user, Permission.DECIDE_DUTY, concern.place),
        is_kept_from_ward=queries.is_kept_from_ward(concern),
        may_tell_theme=presenters.may_tell_theme(concern)
        and queries.text_of_theme(concern) is not None,
    )


@allowed(OPEN)
@require_POST
def contact(request: HttpRequest, pk: UUID) -> HttpResponse:
    """How to reach a writer who asked to be spoken to; opened for one reader, once."""
    concern = concern_or_404(request, pk)
    try:
        found = actions.open_contact(by=request.user, concern=concern)
    except ConcernRefused as error:
        return _refused(request, concern, error)
    return page(request, "contact", concern=concern, contact=found)


@allowed(OPEN)
def copy(request: HttpRequest, pk: UUID, text: UUID) -> HttpResponse:
    """Make an edited copy: first choose what to take out, then look at the result."""
    concern = concern_or_404(request, pk)
    chosen = queries.shareable_texts(concern).filter(pk=text).first()
    if chosen is None:
        raise Http404
    try:
        original = actions.open_one(by=request.user, concern=concern, text=chosen)
    except ConcernRefused as error:
        return _refused(request, concern, error)
    suggested = suggestions_for(original, queries.staff_names(concern))
    accepted = [s for s in suggested if s.code in request.POST.getlist("take_out")]
    if request.POST.get("step") == "share":
        return _share(request, concern, chosen, original)
    is_chosen = request.method == "POST"
    return page(
        request,
        "copy_look" if is_chosen else "copy_choose",
        concern=concern,
        original=original,
        suggested=suggested,
        form=forms.Copy(initial={"words": without(original, accepted)}),
        page_title=_("Look at the copy") if is_chosen else _("What to take out"),
        back=words_of(concern),
    )


@allowed(OPEN)
def theme(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Tell the ward only what it is about, in a few words of the reader's."""
    concern = concern_or_404(request, pk)
    return ask(
        request,
        forms.Theme(answered(request), initial={"theme": queries.theme_of(concern)}),
        lambda theme: actions.tell_theme(by=request.user, concern=concern, theme=theme),
        title=_("Tell the ward what it is about"),
        send=_("Pass this to the ward"),
        back=words_of(concern),
        concern=concern,
    )


@allowed(OPEN)
@require_safe
def history(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Who did what with it, and who opened its words."""
    concern = concern_or_404(request, pk)
    found = queries.history_of(request.user, concern)
    names = {concern.place_id: place_name(concern.place)}
    return page(
        request,
        "history",
        concern=concern,
        **presenters.history_page(found, concern.place.zone),
        calls=presenters.escalation_rows(found.calls, names),
    )


def _share(
    request: HttpRequest, concern: Concern, text: Text, original: str
) -> HttpResponse:
    return ask(
        request,
        forms.Copy(answered(request)),
        lambda words: actions.share_edited_copy(
            by=request.user, concern=concern, text=text, words=words
        ),
        title=_("Look at the copy"),
        send=_("Pass this copy to the ward"),
        back=words_of(concern),
        template="copy_look",
        concern=concern,
        original=original,
    )


def _refused(
    request: HttpRequest, concern: Concern, error: ConcernRefused
) -> HttpResponse:
    return page(
        request,
        "refused",
        status=422,
        page_title=_("This cannot be opened"),
        refusal=presenters.refusal(error),
        back=cover_of(concern),
    )
