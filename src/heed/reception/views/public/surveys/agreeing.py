"""The information sheet, and an explicit yes or no to each statement."""

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from heed.reception import actions, queries
from heed.reception.doors import SurveyDoor
from heed.reception.presenters.frame import around
from heed.reception.presenters.survey import consent_rows, taking_back, told, who_reads
from heed.reception.sittings import AGREED, NOT_AGREED, SAVED, Sitting
from heed.reception.views.public.doorway import (
    at_a_door,
    take_key_back,
    with_answers,
)
from heed.responses.models import ConsentText
from heed.responses.queries import sheet_for, statements_for
from heed.responses.queries.page_counts import CONSENT, CONSENTED, REFUSED

BOTH = ["GET", "HEAD", "POST"]


@require_http_methods(BOTH)
@with_answers
def sheet(request: HttpRequest, door: SurveyDoor, sitting: Sitting) -> HttpResponseBase:
    """What taking part means, before anybody is asked to agree."""
    if sitting.is_given:
        return redirect(door.url("end"))
    if not sitting.body.edition:
        return redirect(door.url("who"))
    if request.method == "POST":
        actions.note_page(door, sitting, CONSENT)
        return redirect(door.url("consent"))
    context = around(
        request,
        door,
        _("Before you decide"),
        group=sitting.body.group,
        back_url=door.url("who"),
        sheet=told(sheet_of(door)),
        taking_back=taking_back(door.survey),
        who_reads=who_reads(queries.words_read(door)),
        came_back=bool(sitting.note(SAVED)),
    )
    return render(request, "reception/survey/sheet.html", context)


@require_http_methods(BOTH)
@with_answers
def consent(
    request: HttpRequest, door: SurveyDoor, sitting: Sitting
) -> HttpResponseBase:
    """A yes or a no to each statement; nothing is ticked beforehand."""
    if sitting.is_given:
        return redirect(door.url("end"))
    if not sitting.body.edition:
        return redirect(door.url("who"))
    statements = statements_of(door)
    said = {text: request.POST.get(name_of(text), "") for text in statements}
    if request.method == "POST" and all(one in {"yes", "no"} for one in said.values()):
        return decided(
            door, sitting, {text: one == "yes" for text, one in said.items()}
        )
    return ask(request, door, sitting, said)


def decided(
    door: SurveyDoor, sitting: Sitting, said: dict[ConsentText, bool]
) -> HttpResponseBase:
    """Go on to the questions; or, after a no to what is needed, keep nothing."""
    if not all(is_yes for text, is_yes in said.items() if text.is_needed):
        actions.note_page(door, sitting, REFUSED)
        actions.keep_nothing(sitting=sitting)
        return take_key_back(redirect(door.url("declined")), door)
    sheet = sheet_of(door)
    kept = sheet and actions.agree(door=door, sitting=sitting, sheet=sheet, said=said)
    if not kept:
        return redirect(door.url("gone"))
    flow = queries.flow_of(kept)
    if not sitting.note(AGREED):
        actions.note_page(door, kept, CONSENTED)
        actions.note_page(door, kept, f"q:{flow.first}")
    where = flow.unanswered("")
    return redirect(door.url("question", item=where) if where else door.url("check"))


def ask(
    request: HttpRequest, door: SurveyDoor, sitting: Sitting, said: dict
) -> HttpResponseBase:
    """Render the statements, with what was said before on this visit."""
    missing = _("Say yes or no to this.")
    before = dict.fromkeys(sitting.notes(AGREED), "yes")
    before |= dict.fromkeys(sitting.notes(NOT_AGREED), "no")
    asked = {
        name_of(text): (text, answer or before.get(str(text.id), ""))
        for text, answer in said.items()
    }
    unsaid = [name_of(text) for text, answer in said.items() if not answer]
    wrong = dict.fromkeys(unsaid if request.method == "POST" else [], missing)
    errors = [{"text": missing, "href": f"#{name}"} for name in wrong]
    context = around(
        request,
        door,
        _("Do you agree?"),
        group=sitting.body.group,
        back_url=door.url("sheet"),
        statements=consent_rows(asked, wrong),
        errors=errors,
    )
    status = 422 if errors else 200
    return render(request, "reception/survey/consent.html", context, status=status)


@require_safe
@at_a_door
def declined(request: HttpRequest, door: SurveyDoor) -> HttpResponseBase:
    """After a no: nothing was kept, nothing changes, and which doors stay open."""
    context = around(request, door, _("That is all right"))
    return render(request, "reception/survey/declined.html", context)


def sheet_of(door: SurveyDoor) -> ConsentText | None:
    """The sheet in the words of this page, or the next best."""
    return sheet_for(door.survey, get_language() or "", easy_read=door.easy_read)


def statements_of(door: SurveyDoor) -> list[ConsentText]:
    """The statements in the words of this page, or the next best."""
    return statements_for(door.survey, get_language() or "", easy_read=door.easy_read)


def name_of(text: ConsentText) -> str:
    """What the answer to a statement is called: a newer wording has another name."""
    return f"s-{text.id.hex}"
