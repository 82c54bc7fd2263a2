"""One question a page, the check of all answers, and sending them."""

from typing import Any

from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from heed.foundation import clock
from heed.instruments.definition import ReaderView
from heed.reception import actions, queries
from heed.reception.doors import Door
from heed.reception.errors import NotSentError
from heed.reception.flow import Flow
from heed.reception.presenters.check import check_rows
from heed.reception.presenters.frame import around
from heed.reception.presenters.help import doors_for_statement
from heed.reception.presenters.place import hours_said, next_said
from heed.reception.presenters.question import notices, question_page
from heed.reception.presenters.survey import who_reads
from heed.reception.sittings import WANTS_WORDS, Sitting
from heed.reception.views.public.doorway import holds_words, with_answers
from heed.responses.errors import CodeUsedError
from heed.responses.queries.page_counts import CHECK, COMPLETED, STOPPED


@require_http_methods(["GET", "HEAD", "POST"])
@with_answers
def question(
    request: HttpRequest, door: Door, sitting: Sitting, item: str
) -> HttpResponseBase:
    """Show a question, or take its answer and go on."""
    if sitting.is_given:
        return HttpResponseRedirect(after_sending(door, sitting))
    if sitting.lacks_consent:
        return HttpResponseRedirect(door.url("consent"))
    flow = queries.flow_of(sitting)
    if not flow.shows(item):
        return HttpResponseRedirect(
            door.url("question", item=flow.unanswered("") or flow.first)
        )
    if request.method == "POST":
        return take_answer(request, door, flow, item)
    return show_question(request, door, flow, item, sitting.answers)


def take_answer(
    request: HttpRequest, door: Door, flow: Flow, item: str
) -> HttpResponseBase:
    """Keep one answer in the draft, and find where the person goes next."""
    fields = flow.taken(item, request.POST)
    checked = flow.validator.check_one(item, fields)
    if checked.errors:
        return show_question(request, door, flow, item, fields, checked.errors[item])
    notes = {WANTS_WORDS: "yes"} if "words" in request.POST else {}
    sitting = flow.sitting.answered(fields).noted(**notes)
    try:
        kept = actions.keep_sitting(door=door, sitting=sitting)
    except NotSentError:
        return show_question(request, door, flow, item, fields, not_kept(), 503)
    if kept is None:  # a second tap: the check knows whether it was given or has gone
        return HttpResponseRedirect(door.url("check"))
    is_first = not flow.has_seen(item)
    return go_on(request, door, queries.flow_of(kept), item, is_first=is_first)


def go_on(
    request: HttpRequest, door: Door, flow: Flow, item: str, *, is_first: bool
) -> HttpResponseBase:
    """The next question, the check, or sending where taps alone are enough."""
    changing = request.POST.get("then") == "check"
    following = flow.unanswered(item) if changing else flow.after(item)
    if is_first:
        actions.note_page(door, flow.sitting, f"q:{following}" if following else CHECK)
    if following:
        return HttpResponseRedirect(door.url("question", item=following))
    if flow.needs_check:
        return HttpResponseRedirect(door.url("check"))
    return send(request, door, flow)


@require_http_methods(["GET", "HEAD", "POST"])
@with_answers
def check(request: HttpRequest, door: Door, sitting: Sitting) -> HttpResponseBase:
    """All answers once more; sending is the only thing that stores them for good."""
    if sitting.is_given:
        return HttpResponseRedirect(after_sending(door, sitting))
    if sitting.lacks_consent:
        return HttpResponseRedirect(door.url("consent"))
    flow = queries.flow_of(sitting)
    if request.method == "POST":
        return send(request, door, flow)
    return show_check(request, door, flow)


@require_http_methods(["GET", "HEAD", "POST"])
@with_answers
def stop(request: HttpRequest, door: Door, sitting: Sitting) -> HttpResponseBase:
    """Stop here: count what was said so far, throw it away, or go back."""
    if sitting.lacks_consent:
        return HttpResponseRedirect(door.url("consent"))
    flow = queries.flow_of(sitting)
    if request.method == "POST" and not sitting.is_given:
        return send(request, door, flow, is_partial=True)
    context = around(
        request,
        door,
        _("Stop here"),
        group=flow.group,
        has_answers=flow.furthest is not None,
        has_words=flow.has_words,
        go_on_url=door.url("question", item=flow.unanswered("") or flow.first),
    )
    return render(request, "reception/stop.html", context)


def send(
    request: HttpRequest, door: Door, flow: Flow, *, is_partial: bool = False
) -> HttpResponseBase:
    """Store the answers; a failure says so and keeps the draft as it is."""
    try:
        given = actions.give(door=door, flow=flow, is_partial=is_partial)
    except NotSentError:
        return show_check(request, door, flow, status=503)
    except CodeUsedError:
        return redirect("invited:used")
    actions.note_page(door, given, STOPPED if is_partial else COMPLETED)
    return HttpResponseRedirect(after_sending(door, given))


def not_kept() -> str:
    """When the store cannot be written to just now."""
    return _("This was not sent yet. Your words are still here. Try again.")


def after_sending(door: Door, sitting: Sitting) -> str:
    """The page that follows: the receipt where there is one, else the end."""
    return door.url("receipt" if sitting.has_receipt else "end")


def show_question(
    request: HttpRequest,
    door: Door,
    flow: Flow,
    item: str,
    posted: dict[str, list[str]],
    error: str = "",
    status: int = 422,
) -> HttpResponseBase:
    """Render one question; with an error what was typed stays."""
    view = queries.view_of(flow, door)
    page = question_page(
        flow, view, item, posted=posted, error=error, shows_list="all" in request.GET
    )
    beside = said_beside(door, flow, view, page)
    changing = "change" in request.GET or request.POST.get("then") == "check"
    before = flow.before(item)
    back = door.url("question", item=before) if before else door.url("start")
    context = around(
        request,
        door,
        page["ask"],
        group=flow.group,
        question=page,
        back_url=door.url("check") if changing else back,
        then="check" if changing else "",
        errors=page["errors"],
        stop_url=door.url("stop"),
        **beside,
    )
    response = render(
        request, page["template"], context, status=status if error else 200
    )
    return holds_words(response) if error or was_answered(item, posted) else response


def was_answered(item: str, posted: dict[str, list[str]]) -> bool:
    """Whether a page about an item shows an answer; a date has several parts."""
    return any(said for name, said in posted.items() if name.split("-")[0] == item)


def said_beside(
    door: Door, flow: Flow, view: ReaderView, page: dict[str, Any]
) -> dict[str, Any]:
    """What a page says beside its question; most say nothing."""
    is_first_text = view.first_text == page["name"]
    if not is_first_text and not page["more"]:
        return {}
    reading = queries.hours_at(door.helping_place)
    hours = (
        who_reads(queries.words_read(door)) if door.is_survey else hours_said(reading)
    )
    return {
        "notices": notices(view, page["name"], hours),
        "outside": doors_for_statement(door.helping_place, flow.group, page["more"]),
        "nobody_reads": not reading.is_now,
        "next_reading": next_said(door.helping_place, reading, clock.now()),
        "continue_text": _("Go on") if page["more"] else None,
    }


def show_check(
    request: HttpRequest, door: Door, flow: Flow, status: int = 200
) -> HttpResponseBase:
    """Render the check of all answers."""
    context = around(
        request,
        door,
        _("Check what you are sending"),
        group=flow.group,
        rows=check_rows(flow, queries.view_of(flow, door), door),
        not_sent=status != 200,
        action=door.url("check"),
        stop_url=door.url("stop"),
        back_url=door.url("question", item=flow.furthest or flow.first),
    )
    return holds_words(render(request, "reception/check.html", context, status=status))
