"""What a project found: agreement, factors by group, and the quotes under a factor."""

from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from heed.coding import actions
from heed.coding.choices import CoderRole
from heed.coding.models import Project
from heed.coding.presenters.again import not_judged_words
from heed.coding.presenters.agreement import agreement_page, looked_words
from heed.coding.presenters.beside import model_rows
from heed.coding.presenters.findings import (
    SIDES,
    findings_page,
    quotes,
    remainders,
    side_words,
    voices_words,
)
from heed.coding.presenters.layers import map_of_mentions
from heed.coding.presenters.saturation import saturation_words
from heed.coding.queries import judged
from heed.coding.queries.blindness import who_looked
from heed.coding.queries.machine import model_beside_people
from heed.coding.queries.mentioned import mentions_after
from heed.coding.queries.voices import heard_in
from heed.coding.spoken import Heard
from heed.coding.views.inside import (
    asks_before_others_are_seen,
    place_after,
    settling_seat_or_404,
)
from heed.people.access import Permission, allowed


@allowed(Permission.CODE_TEXTS)
@require_safe
@asks_before_others_are_seen
def agreement(request: HttpRequest, project: str) -> HttpResponseBase:
    """How far coders agree, for those who settle."""
    seat = settling_seat_or_404(request, project)
    actions.open_findings(by=seat, what="agreement")
    it = seat.project
    context = agreement_page(
        judged.judged_alone(it), judged.codes_of(it), judged.people_who_code(it)
    )
    context |= model_rows(model_beside_people(it))
    context |= {"steered": len(judged.steered(it))}
    context |= {"page_title": _("Agreement"), "project": it}
    context["not_judged"] = not_judged_words(it)
    context["looked"] = looked_words(who_looked(it))
    return render(request, "coding/agreement.html", context)


@allowed(Permission.CODE_TEXTS)
@require_safe
@asks_before_others_are_seen
def findings(request: HttpRequest, project: str) -> HttpResponseBase:
    """Factors by mentions, people and group, with what is still open."""
    seat = settling_seat_or_404(request, project)
    it, heard = seat.project, _heard(request, seat.project)
    what = "findings-all-voices" if heard.everybody else "findings"
    actions.open_findings(by=seat, what=what)
    columns = judged.columns_of(it)
    stands, found = columns.found(heard)
    people = columns.people_by_group(heard.untold)
    codes = judged.codes_of(it)
    released = actions.open_mentions(by=seat, found=found, codes=codes)
    context = findings_page(it, codes, found, stands, people, heard)
    context["not_judged"] = not_judged_words(it)
    context["may_publish"] = seat.role == CoderRole.LEAD
    context["map"] = map_of_mentions(it, codes, released)
    context["saturation"] = saturation_words(found, remainders(codes))
    return render(request, "coding/findings.html", context)


@allowed(Permission.CODE_TEXTS)
@require_safe
@asks_before_others_are_seen
def quote_bank(request: HttpRequest, project: str, factor: str) -> HttpResponseBase:
    """Mentions of one code, some at a time, each with what its writer lets be done."""
    seat = settling_seat_or_404(request, project)
    it = next((c for c in judged.codes_of(seat.project) if c.slug == factor), None)
    if it is None:
        raise Http404
    heard, after = _heard(request, seat.project), place_after(request)
    side = request.GET.get("side", "")
    page = mentions_after(seat, it, heard, after, SIDES.get(side))
    actions.open_quotes(by=seat, texts=list(page.texts.values()))
    context = {"page_title": it.label, "project": seat.project, "is_first": not after}
    asked = {"voices": "all"} if heard.everybody else {}
    asked |= {"side": side} if side in SIDES else {}
    context["first_query"] = urlencode(asked)
    if page.after:
        context["next_query"] = urlencode(asked | {"after": page.after})
    context["code"] = it.pk
    context["quotes"] = quotes(page.mentions, page.texts, heard)
    context |= {"voices": voices_words(heard), "side": side_words(side)}
    return render(request, "coding/quotes.html", context)


def _heard(request: HttpRequest, project: Project) -> Heard:
    """Participants' words alone, unless everybody's were asked for."""
    return heard_in(project, everybody=request.GET.get("voices") == "all")
