"""The first pages of a survey: what it is, and who is speaking."""

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from heed.reception import actions, queries
from heed.reception.doors import SurveyDoor
from heed.reception.presenters.frame import around
from heed.reception.presenters.survey import about_survey, group_choices, helper_choices
from heed.reception.sittings import GROUPS, Sitting
from heed.reception.views.public.doorway import (
    at_a_door,
    hand_key,
    left_here,
    sitting_at,
    take_key_back,
    with_answers,
)
from heed.responses.actions.counting import write_counts_now_and_then
from heed.responses.errors import NotAskedHereError
from heed.responses.queries import groups_asked, is_full, words_for
from heed.responses.queries.page_counts import FULL, GROUP, SHEET, START


@require_safe
@at_a_door
def start(request: HttpRequest, door: SurveyDoor) -> HttpResponseBase:
    """What this is, who asks, how long it takes, and other ways to take part.

    A shared tablet shows it only while it is offered there and open.
    """
    if door.tablet and not queries.takes_answers(door):
        return redirect(door.home_url)
    words = words_for(door.survey, get_language() or "", easy_read=door.easy_read)
    source = door.source_tag(request.GET.get("from", ""))
    standing = queries.standing_at(door.survey)
    page = about_survey(door, words, standing, queries.words_read(door))
    sitting = sitting_at(request, door)
    if request.method == "GET":
        actions.note_visit(door, START, source)
        write_counts_now_and_then()
    context = around(
        request,
        door,
        page["title"],
        survey=page,
        source=source,
        papers=[] if door.tablet else group_choices(groups_asked(door.survey), door),
        has_draft=not door.tablet and sitting is not None and not sitting.is_given,
        is_invited=sitting is not None and sitting.is_invited,
    )
    return render(request, "reception/survey/start.html", context)


@require_POST
@at_a_door
def begin(request: HttpRequest, door: SurveyDoor) -> HttpResponseBase:
    """Open a draft, and ask who is speaking."""
    source = door.source_tag(request.POST.get("from", ""))
    earlier = left_here(request, door)
    if earlier is not None and earlier.is_invited:
        return redirect(door.url("resume"))
    if not queries.takes_answers(door) or not door.survey.by_link:
        return redirect(door.url("start"))
    if is_full(door.survey, source=source):
        actions.note_visit(door, FULL, source)
        return redirect(door.url("full"))
    begun = actions.begin_survey(door=door, source=source, earlier=earlier)
    actions.note_page(door, begun, GROUP)
    return hand_key(redirect(door.url("who")), door, begun.token)


@require_http_methods(["GET", "HEAD", "POST"])
@with_answers
def who(request: HttpRequest, door: SurveyDoor, sitting: Sitting) -> HttpResponseBase:
    """Tick all groups that fit; where several do, choose as which one answers."""
    if sitting.is_given:
        return redirect(door.url("end"))
    asked = groups_asked(door.survey)
    ticked = [one for one in request.POST.getlist("groups") if one in asked]
    if len(asked) == 1 and request.method == "POST":
        ticked = list(asked)
    group = request.POST.get("group", ticked[0] if len(ticked) == 1 else "")
    if request.method == "POST" and group:
        return chosen(request, door, sitting, ticked, group)
    if len(ticked) > 1:
        return ask_as_which(request, door, ticked)
    error = _("Tick at least one.") if request.method == "POST" else ""
    return ask_who(request, door, sitting, error)


def chosen(
    request: HttpRequest,
    door: SurveyDoor,
    sitting: Sitting,
    ticked: list[str],
    group: str,
) -> HttpResponseBase:
    """Keep who it is, and go on to the information sheet while there is room."""
    try:
        kept = actions.choose_groups(
            door=door,
            sitting=sitting,
            groups=ticked,
            group=group,
            helper=request.POST.get("helper", ""),
        )
    except NotAskedHereError:
        return ask_who(request, door, sitting, _("Tick at least one."))
    if kept is None:
        return redirect(door.url("gone"))
    if not queries.has_room(door, kept):
        actions.note_page(door, kept, FULL)
        actions.keep_nothing(sitting=kept)
        return take_key_back(redirect(door.url("full")), door)
    actions.note_page(door, kept, SHEET)
    return redirect(door.url("sheet"))


def ask_who(
    request: HttpRequest, door: SurveyDoor, sitting: Sitting, error: str
) -> HttpResponseBase:
    """Render the groups to tick."""
    context = around(
        request,
        door,
        _("Who are you?"),
        back_url=door.url("start"),
        groups=group_choices(groups_asked(door.survey), door),
        ticked=sitting.notes(GROUPS),
        helpers=helper_choices(),
        helper=sitting.body.helper,
        error=error,
        errors=[{"text": error, "href": "#groups"}] if error else [],
    )
    status = 422 if error else 200
    return render(request, "reception/survey/who.html", context, status=status)


def ask_as_which(
    request: HttpRequest, door: SurveyDoor, ticked: list[str]
) -> HttpResponseBase:
    """Render the choice of one group among several that fit."""
    context = around(
        request,
        door,
        _("As who would you like to answer?"),
        back_url=door.url("who"),
        ticked=ticked,
        helper=request.POST.get("helper", ""),
        groups=group_choices(ticked, door),
    )
    return render(request, "reception/survey/as_which.html", context)


@require_safe
@at_a_door
def full(request: HttpRequest, door: SurveyDoor) -> HttpResponseBase:
    """As many as planned have answered; other doors stay open. It tells no number."""
    context = around(request, door, _("Thank you for wanting to take part"))
    return render(request, "reception/survey/full.html", context)


@at_a_door
def resume(request: HttpRequest, door: SurveyDoor) -> HttpResponseBase:
    """Go on with what was begun on this device, or was saved before."""
    sitting = sitting_at(request, door)
    if sitting is None or sitting.is_given:
        return redirect(door.url("start"))
    if not sitting.body.edition:
        return redirect(door.url("who"))
    if sitting.lacks_consent:
        return redirect(door.url("sheet"))
    flow = queries.flow_of(sitting)
    where = flow.unanswered("")
    return redirect(door.url("question", item=where) if where else door.url("check"))
