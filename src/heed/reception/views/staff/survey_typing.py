"""Typing in a survey from paper: for those who work inside its study."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from heed.people.access import Permission, allowed
from heed.reception import actions, queries
from heed.reception.doors import SurveyDoor
from heed.reception.errors import NoSuchDoorError, NotSentError
from heed.reception.flow import Flow
from heed.reception.forms import SurveyToTypeIn, WrittenOn
from heed.reception.presenters.survey import consent_rows
from heed.reception.presenters.typing import all_questions, problems
from heed.reception.views.public.surveys.agreeing import name_of
from heed.reception.views.staff.typing import (
    MODES,
    NOT_ANSWERS,
    mistakes,
    token_of,
)
from heed.responses.errors import NotAskedHereError
from heed.responses.models import ConsentText
from heed.responses.queries import sheet_for, statements_for
from heed.studies.queries import surveys_inside

RESEARCH = Permission.DO_RESEARCH
WORDINGS = {"en-gb", "cy", "en-gb-easy", "cy-easy"}
Said = dict[ConsentText, str]


@allowed(RESEARCH)
def choose(request: HttpRequest) -> HttpResponseBase:
    """Which survey lies on the desk."""
    surveys = [(one.code, one.title) for one in surveys_inside(request.user)]
    form = SurveyToTypeIn(request.GET or None, surveys=surveys)
    if form.is_bound and form.is_valid():
        return redirect("reception:type-in-survey", **form.cleaned_data)
    context = {
        "page_title": _("Type in a survey"),
        "form": form,
        "has_surveys": bool(surveys),
    }
    return render(request, "reception/staff/survey_typing.html", context)


@allowed(RESEARCH)
def type_in(
    request: HttpRequest, survey: str, group: str, mode: str, wording: str
) -> HttpResponseBase:
    """Statements and questions on one page; stored once, like any other answers."""
    if mode not in MODES or wording not in WORDINGS:
        raise Http404
    language, is_easy = wording.removesuffix("-easy"), wording.endswith("-easy")
    try:
        door = queries.door_for_typing(request.user, survey, easy_read=is_easy)
        said = said_in(request, door, language)
        flow = typed(request, door, said, group=group, mode=mode, language=language)
    except (NoSuchDoorError, NotAskedHereError) as error:
        raise Http404 from error
    return taken(request, door, flow, said)


def taken(
    request: HttpRequest, door: SurveyDoor, flow: Flow, said: Said
) -> HttpResponseBase:
    """Store it once it is right; else show what must be mended."""
    posted = request.POST if request.method == "POST" else None
    opens, closes = door.survey.opens_on, door.survey.closes_on
    day = WrittenOn(posted, opens=opens, closes=closes)
    if posted is None:
        return show(request, door, flow, day, said)
    if not day.is_valid() or mistakes(flow) or refused(said):
        return show(request, door, flow, day, said, status=422)
    when = day.cleaned_data["day"]
    try:
        words = actions.type_in(by=request.user, flow=flow, place=door.place, day=when)
    except NotSentError:
        return show(request, door, flow, day, said, status=503)
    context = {"page_title": _("It is stored"), "words": words, "is_survey": True}
    return render(request, "reception/staff/typed.html", context)


def said_in(request: HttpRequest, door: SurveyDoor, language: str) -> Said:
    """What was said to each statement, as the paper has it."""
    texts = statements_for(door.survey, language, easy_read=door.easy_read)
    return {text: request.POST.get(name_of(text), "") for text in texts}


def refused(said: Said) -> dict[str, str]:
    """Statements without an answer, and a no to one that is needed."""
    unsaid = _("Say yes or no to this.")
    no = _("Who says no to this does not take part. Destroy the paper, and go back.")
    found = {name_of(t): unsaid for t, one in said.items() if one not in {"yes", "no"}}
    return found | {
        name_of(t): no for t, one in said.items() if t.is_needed and one == "no"
    }


def typed(
    request: HttpRequest, door: SurveyDoor, said: Said, *, language: str, **how: str
) -> Flow:
    """What was typed so far."""
    sheet = sheet_for(door.survey, language, easy_read=door.easy_read)
    if sheet is None:
        raise NotAskedHereError
    statements = {name_of(text) for text in said}
    posted = {
        name: values
        for name, values in request.POST.lists()
        if name not in NOT_ANSWERS | statements and not name.startswith("_")
    }
    return queries.typed_survey(
        door,
        token=token_of(request),
        language=language,
        sheet=sheet,
        said=[(text, one == "yes") for text, one in said.items()],
        posted=posted,
        **how,
    )


def show(
    request: HttpRequest,
    door: SurveyDoor,
    flow: Flow,
    day: WrittenOn,
    said: Said,
    status: int = 200,
) -> HttpResponseBase:
    """Render the page with everything that was typed."""
    is_sent = request.method == "POST"
    wrong = refused(said) if is_sent else {}
    errors = mistakes(flow) if is_sent else {}
    rows = {name_of(text): (text, one) for text, one in said.items()}
    context: dict[str, Any] = {
        "page_title": door.survey.title,
        "statements": consent_rows(rows, wrong),
        "questions": all_questions(flow, queries.view_of(flow, door), errors),
        "day": day,
        "errors": problems(wrong | errors, day.errors),
        "key": flow.sitting.token.to_cookie(),
        "not_sent": status == 503,
    }
    page = "reception/staff/type_in_survey.html"
    return render(request, page, context, status=status)
