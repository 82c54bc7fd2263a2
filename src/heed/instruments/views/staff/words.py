"""The other wordings: by language, Easy Read and group, side by side."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from heed.instruments import queries
from heed.instruments.building.texts import WHOLE, parts, texts_of, worded
from heed.instruments.models import Act
from heed.instruments.presenters.words import asked_for, overview_rows, words_page
from heed.instruments.views.staff.changing import draft_or_404, page_of
from heed.instruments.views.staff.items import change
from heed.people.access import Permission, allowed

WRITE = Permission.DO_RESEARCH


@allowed(WRITE)
@require_safe
def overview(request: HttpRequest, draft: UUID) -> HttpResponseBase:
    """Where words are missing, part by part and variant by variant."""
    it = draft_or_404(request, draft)
    context = {"page_title": _("Wordings"), "draft": it}
    context |= overview_rows(it, queries.state_of(it).document)
    return render(request, "instruments/staff/wordings.html", context)


@allowed(WRITE)
def words(request: HttpRequest, draft: UUID, part: str) -> HttpResponseBase:
    """One part in two wordings side by side; the right one is written."""
    it = draft_or_404(request, draft)
    document = queries.state_of(it).document
    if part not in parts(document):
        raise Http404
    to, group = asked_for(document, request.GET)
    if request.method != "POST":
        context = words_page(it, document, part, to=to, group=group)
        return render(request, "instruments/staff/words.html", context)
    names = [name for name, _words in texts_of(document, part)]
    texts = {n: request.POST[f"to-{n}"] for n in names if f"to-{n}" in request.POST}
    following = words_page(it, document, part, to=to, group=group)["following"]
    onward = following if "next" in request.POST and following else None
    return change(
        request,
        it,
        Act.WORDED,
        "" if part == WHOLE else part.strip("_"),
        lambda old: worded(old, part, texts, group=group, variant=to),
        to=onward or page_of("translation", it),
    )
