"""The framework matrix: a person's words on each factor, summed up, and portraits.

In an address a person is one of their texts.
"""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    JsonResponse,
)
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from heed.coding import actions
from heed.coding.errors import CodingRefused
from heed.coding.formats.matrix_files import WRITERS
from heed.coding.forms.summaries import Summarise
from heed.coding.models import Code, Coder, Summary
from heed.coding.passages import named
from heed.coding.presenters.layers import map_of_person
from heed.coding.presenters.matrix import Ways, matrix_page, matrix_rows
from heed.coding.presenters.summaries import (
    consent_words,
    passage_choices,
    person_page,
    person_words,
    writing_page,
)
from heed.coding.queries import judged
from heed.coding.queries import summaries as queries
from heed.coding.queries.summaries import Person, Written
from heed.coding.results import Mention
from heed.coding.views.inside import (
    asks_before_others_are_seen,
    settling_seat_or_404,
)
from heed.people.access import Permission, allowed


@allowed(Permission.CODE_TEXTS)
@require_safe
@asks_before_others_are_seen
def matrix(request: HttpRequest, project: str) -> HttpResponseBase:
    """Everybody, or one group, by the factors of one layer; some people at a time."""
    seat = settling_seat_or_404(request, project)
    actions.open_findings(by=seat, what="matrix")
    people, asked = queries.people_of(seat), Ways.of(request.GET)
    page = asked.page_of(people)
    context = matrix_page(
        seat.project,
        people,
        judged.codes_of(seat.project),
        page,
        _mentions(seat, page),
        queries.summaries_of(seat, [one.id for one in page]),
        asked,
    )
    context["lost"] = queries.without_a_place(seat.project)
    return render(request, "coding/matrix.html", context)


@allowed(Permission.CODE_TEXTS)
@require_safe
@asks_before_others_are_seen
def person(request: HttpRequest, project: str, coded: UUID) -> HttpResponseBase:
    """One person by every factor, under their portrait."""
    seat = settling_seat_or_404(request, project)
    it = _person_or_404(seat, coded)
    actions.open_quotes(by=seat, texts=list(it.texts))
    codes, found = judged.codes_of(seat.project), _mentions(seat, [it])
    released = actions.open_mentions(by=seat, found=found, codes=codes)
    context = person_page(
        seat.project,
        it,
        codes,
        released,
        queries.summaries_of(seat, [it.id]),
        queries.words_by_text(it.texts),
    )
    context["map"] = map_of_person(seat.project, it.address, codes, released)
    context["consents"] = consent_words(queries.consents_of(it))
    return render(request, "coding/person.html", context)


@allowed(Permission.CODE_TEXTS)
@asks_before_others_are_seen
def cell(
    request: HttpRequest, project: str, coded: UUID, factor: str
) -> HttpResponseBase:
    """Sum up what one person said of one factor, beside their passages."""
    seat = settling_seat_or_404(request, project)
    codes = judged.codes_of(seat.project)
    code = next((one for one in codes if one.slug == factor), None)
    if code is None:
        raise Http404
    return _writing(request, seat, _person_or_404(seat, coded), code)


@allowed(Permission.CODE_TEXTS)
@asks_before_others_are_seen
def portrait(request: HttpRequest, project: str, coded: UUID) -> HttpResponseBase:
    """Write the pen portrait of one person."""
    seat = settling_seat_or_404(request, project)
    return _writing(request, seat, _person_or_404(seat, coded), None)


@allowed(Permission.CODE_TEXTS)
@require_POST
@asks_before_others_are_seen
def matrix_file(request: HttpRequest, project: str, kind: str) -> HttpResponseBase:
    """The whole matrix as a file; that it goes out is written down first."""
    seat = settling_seat_or_404(request, project)
    if kind not in WRITERS:
        raise Http404
    write, content_type = WRITERS[kind]
    people, codes = queries.people_of(seat), judged.codes_of(seat.project)
    actions.export_matrix(by=seat, kind=kind)
    rows = matrix_rows(people, codes, queries.words_that_go_out(seat))
    response = HttpResponse(write(rows), content_type=content_type)
    name = f"{seat.project.slug}-matrix.{kind}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _writing(
    request: HttpRequest, seat: Coder, person: Person, code: Code | None
) -> HttpResponseBase:
    """The form of a cell or a portrait; refused words stay in their box.

    The page's script stores while one writes, and is told the number of the writing.
    """
    actions.open_quotes(by=seat, texts=list(person.texts))
    words = queries.words_by_text(person.texts)
    mentions = [
        one for one in _mentions(seat, [person]) if code is None or one.code == code.pk
    ]
    history = queries.history_of(seat, person.id, code and code.pk)
    form = Summarise(
        request.POST or None,
        initial=_start(history),
        passages=passage_choices(mentions, words),
    )
    back = reverse("coding:person", args=[seat.project.slug, person.address])
    if made := _stored(seat, person, code, form):
        is_script = _is_script(request)
        return JsonResponse({"seen": made.number}) if is_script else redirect(back)
    if form.is_bound and _is_script(request):
        return HttpResponse(form.problem, status=422, content_type="text/plain")
    history = queries.history_of(seat, person.id, code and code.pk)
    identifying = queries.identifying(person, history)
    context = writing_page(seat.project, code, history, words, identifying)
    context |= _around(seat, person, code)
    context |= {"form": form, "back": back, "has_passages": bool(mentions)}
    status = 422 if form.is_bound else 200
    return render(request, "coding/cell.html", context, status=status)


def _around(seat: Coder, person: Person, code: Code | None) -> dict[str, Any]:
    cell = person.id, code and code.pk
    return {
        "person": person_words(person),
        "is_held_back": queries.is_held_back(seat, *cell),
        "seen": queries.last_number(seat, *cell),
    }


def _stored(
    seat: Coder, person: Person, code: Code | None, form: Summarise
) -> Summary | None:
    if not (form.is_bound and form.is_valid()):
        return None
    try:
        return actions.write_summary(by=seat, person=person.id, code=code, **form.said)
    except CodingRefused as refusal:
        form.add_error(None, str(refusal))
        return None


def _is_script(request: HttpRequest) -> bool:
    return request.headers.get("X-Heed-Script") == "summary"


def _start(history: list[Written]) -> dict[str, Any]:
    """What stands in the form at first: the last writing."""
    if not history:
        return {}
    last = history[0]
    return {"words": last.words, "quotes": [named(*one) for one in last.passages]}


def _mentions(seat: Coder, people: Iterable[Person]) -> list[Mention]:
    """The mentions in those texts of some people that this reader may read."""
    readable = {text.pk for one in people for text in one.texts}
    _stands, found = judged.found_in(seat.project, among=readable)
    return found


def _person_or_404(seat: Coder, coded: UUID) -> Person:
    found = queries.person_of(seat, coded)
    if found is None:
        raise Http404
    return found
