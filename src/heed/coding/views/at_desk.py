"""How the desk answers: to its script with the text drawn anew, else with a page."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from heed.coding import actions
from heed.coding.errors import CodingRefused
from heed.coding.models import CodedText, Coder
from heed.coding.presenters.desk import desk_page, passages_pane
from heed.coding.presenters.finished import kept_page, why_it_stays
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
    return laid_out(request, coder, it, queries.words_of(it), refusal=why)


def laid_out(
    request: HttpRequest, coder: Coder, it: CodedText, words: str, refusal: str = ""
) -> HttpResponse:
    """A text on the desk, to be coded, or to be read where nothing can be changed."""
    if why := why_it_stays(coder, it):
        page, context = "coding/desk_kept.html", kept_page(coder, it, words, why)
    else:
        drafts = actions.show_suggestions(by=coder, text=it)
        page, context = "coding/desk.html", desk_page(coder, it, words, drafts)
    context["refusal"] = refusal
    return render(request, page, context, status=422 if refusal else 200)


def _drawn(request: HttpRequest, coder: Coder, it: CodedText) -> HttpResponse:
    words, codings = queries.words_of(it), queries.own_codings(coder, it)
    drafts = actions.show_suggestions(by=coder, text=it)
    pane = passages_pane(coder, it, words, codings, drafts)
    return render(request, "coding/passages.html", pane)


def _is_script(request: HttpRequest) -> bool:
    return request.headers.get("X-Heed-Script") == "desk"
