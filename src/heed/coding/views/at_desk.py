"""How the desk answers: to its script with the text drawn anew, else with a page."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from heed.coding import actions
from heed.coding.errors import CodingRefused
from heed.coding.models import CodedText, Coder
from heed.coding.presenters.desk import desk_page, passages_pane
from heed.coding.queries import desk as queries


def acted(
    request: HttpRequest, coder: Coder, it: CodedText, act: Callable[[], Any]
) -> HttpResponse:
    """Act, and show the text as it is then; or say why not."""
    try:
        act()
    except CodingRefused as refusal:
        return refused(request, coder, it, str(refusal))
    if _is_script(request):
        return _drawn(request, coder, it)
    return redirect("coding:text", coder.project.slug, it.pk)


def refused(
    request: HttpRequest, coder: Coder, it: CodedText, why: str
) -> HttpResponse:
    """Say why something cannot be done; the text stays where it is."""
    if _is_script(request):
        return HttpResponse(why, status=422, content_type="text/plain; charset=utf-8")
    drafts = actions.show_suggestions(by=coder, text=it)
    context = desk_page(coder, it, queries.words_of(it), drafts) | {"refusal": why}
    return render(request, "coding/desk.html", context, status=422)


def _drawn(request: HttpRequest, coder: Coder, it: CodedText) -> HttpResponse:
    words, codings = queries.words_of(it), queries.own_codings(coder, it)
    drafts = actions.show_suggestions(by=coder, text=it)
    pane = passages_pane(coder, it, words, codings, drafts)
    return render(request, "coding/passages.html", pane)


def _is_script(request: HttpRequest) -> bool:
    return request.headers.get("X-Heed-Script") == "desk"
