"""The form with which a question is routed."""

from typing import Any

from django.utils.translation import gettext as _

from heed.instruments.building import routes
from heed.instruments.building.documents import Document
from heed.instruments.models import QuestionnaireDraft
from heed.instruments.presenters.drafts import (
    condition_words,
    option_words,
    words_of,
)
from heed.ui.forms import Choice


def routing_page(
    draft: QuestionnaireDraft, document: Document, item: Document
) -> dict[str, Any]:
    """The earlier questions with their answers, ticked where they count now."""
    now = item.get("shown_if")
    back = routes.read(now)
    ticked, join = back or ({}, routes.ALL)
    ways = [Choice("always", _("Always")), Choice("if", _("Only after some answers"))]
    if back is None:
        ways.append(Choice("keep", _("As it is now, which this form cannot show")))
    return {
        "page_title": _("When %(code)s is asked") % {"code": item["code"]},
        "draft": draft,
        "seen": draft.at,
        "ask": words_of(document, item) or item["code"],
        "now": condition_words(now, document),
        "dependents": routes.dependents(document, item["code"]),
        "ways": ways,
        "when": "keep" if back is None else "if" if ticked else "always",
        "join": join,
        "joins": [
            Choice("all", _("All of these questions have one of the ticked answers")),
            Choice("any", _("At least one of them has")),
            Choice("none", _("None of them has")),
        ],
        "earlier": [
            _earlier(document, one, ticked)
            for one in routes.earlier(document, item["code"])
        ],
    }


def _earlier(
    document: Document, item: Document, ticked: dict[str, list[str]]
) -> dict[str, Any]:
    code = item["code"]
    options = {o["code"]: o for o in item.get("options") or ()}
    return {
        "name": f"if-{code}",
        "code": code,
        "ask": words_of(document, item) or code,
        "answers": [
            Choice(answer, option_words(document, options.get(answer), answer))
            for answer in routes.answers(item)
        ],
        "ticked": ticked.get(code, []),
    }
