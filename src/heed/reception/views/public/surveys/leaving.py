"""Saving a survey for another day, ending it, and leaving without a trace."""

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from heed.reception import actions, queries
from heed.reception.doors import SurveyDoor
from heed.reception.errors import NotSentError
from heed.reception.presenters.frame import around
from heed.reception.presenters.survey import day_said, taking_back, who_reads
from heed.reception.sittings import Sitting
from heed.reception.views.public.after import (
    SHOWN_ON_A_TABLET,
    address_of,
    returning,
)
from heed.reception.views.public.doorway import (
    at_a_door,
    holds_words,
    left_here,
    sitting_at,
    take_key_back,
    with_answers,
)
from heed.reception.views.public.questions import not_kept
from heed.responses.actions.saved import last_day_saved
from heed.responses.queries.page_counts import SAVED


@require_http_methods(["GET", "HEAD", "POST"])
@with_answers
def save(request: HttpRequest, door: SurveyDoor, sitting: Sitting) -> HttpResponseBase:
    """Keep the answers so far until a stated day, under words that only one has."""
    if sitting.is_given:
        return redirect(door.url("end"))
    if sitting.lacks_consent:
        return redirect(door.url("consent"))
    words, error, status = (), "", 200
    if request.method == "POST":
        try:
            words = actions.save_sitting(door=door, sitting=sitting)
            actions.note_page(door, sitting, SAVED)
        except NotSentError:
            error, status = not_kept(), 503
    context = around(
        request,
        door,
        _("Keep these six words") if words else _("Come back later"),
        group=sitting.body.group,
        words=words,
        until=day_said(last_day_saved(door.survey)),
        errors=[{"text": error, "href": "#save"}] if error else [],
        back_address=address_of(reverse("back:words")),
    )
    page = render(request, "reception/survey/save.html", context, status=status)
    return holds_words(page)


@require_safe
@with_answers
def end(request: HttpRequest, door: SurveyDoor, sitting: Sitting) -> HttpResponseBase:
    """What happens with the answers now, and until when they can be taken back."""
    if not sitting.is_given:
        return redirect(door.url("check"))
    context = around(
        request,
        door,
        _("Thank you"),
        group=sitting.body.group,
        taking_back=taking_back(door.survey),
        who_reads=who_reads(queries.words_read(door)),
    )
    page = holds_words(render(request, "reception/survey/end.html", context))
    return returning(page, door, SHOWN_ON_A_TABLET // 5)


@require_POST
@at_a_door
def leave(request: HttpRequest, door: SurveyDoor) -> HttpResponseBase:
    """Stop and keep nothing, nor what was saved before; or finish after sending."""
    sitting = left_here(request, door)
    actions.keep_nothing(sitting=sitting)
    was_given = sitting is not None and sitting.is_given
    where = door.home_url if was_given else door.url("nothing-kept")
    return take_key_back(redirect(where), door)


@require_POST
@at_a_door
def pause(request: HttpRequest, door: SurveyDoor) -> HttpResponseBase:
    """Leave this device and keep what was saved."""
    actions.clear_sitting(sitting_at(request, door))
    return take_key_back(redirect(door.url("start")), door)


@require_safe
@at_a_door
def nothing_kept(request: HttpRequest, door: SurveyDoor) -> HttpResponseBase:
    """Nothing was kept; says so, and that it changes nothing."""
    context = around(request, door, _("We kept nothing"))
    return render(request, "reception/survey/declined.html", context)
