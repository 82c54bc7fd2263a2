"""A questionnaire in the making, in finished words for whoever writes it."""

from typing import Any

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from heed.instruments import queries
from heed.instruments.building import routes, standing
from heed.instruments.building.documents import Document, source_language, variants
from heed.instruments.building.texts import found, lacks
from heed.instruments.models import DraftState, QuestionnaireDraft
from heed.instruments.naming import GROUP_NAMES, KIND_NAMES
from heed.instruments.presenters.stops import stop_rows


def draft_rows(drafts: list[QuestionnaireDraft]) -> list[dict[str, Any]]:
    """The list of questionnaires being written."""
    return [
        {
            "title": draft.title,
            "draft": draft,
            "code": draft.code,
            "changed": moment(draft.changed_at),
            "published": draft.published.number if draft.published else None,
        }
        for draft in drafts
    ]


def builder(draft: QuestionnaireDraft, state: DraftState) -> dict[str, Any]:
    """The page on which a questionnaire is put together."""
    document = state.document
    before, after = queries.steps_from(draft)
    stops = standing.stops(document)
    open_parts = {stop.part for stop in stops}
    lacking = lacks(document)
    return {
        "page_title": draft.title,
        "draft": draft,
        "seen": draft.at,
        "items": [
            item_row(document, item, number, item.get("code") in open_parts)
            for number, item in enumerate(document["items"], 1)
        ],
        "stops": stop_rows(draft, stops),
        "can_undo": before is not None,
        "can_redo": after is not None,
        "is_translated": len(variants(document)) > 1,
        "lacking": sum(sum(some.values()) for some in lacking.values()),
        "losses": len(draft.losses),
    }


def item_row(
    document: Document, item: Document, number: int, is_open: bool
) -> dict[str, Any]:
    """One question as it stands in the list."""
    code = item.get("code", "")
    groups = item.get("groups") or ()
    return {
        "number": number,
        "code": code,
        "ask": words_of(document, item) or code,
        "kind": KIND_NAMES.get(item.get("kind", ""), item.get("kind")),
        "groups": ", ".join(str(GROUP_NAMES.get(group, group)) for group in groups),
        "shown": condition_words(item.get("shown_if"), document),
        "depends_on": routes.depends_on(item),
        "dependents": routes.dependents(document, code),
        "is_open": is_open,
        "is_first": number == 1,
        "is_last": number == len(document["items"]),
    }


def words_of(document: Document, item: Document) -> str:
    """A question in the language in which it is written, for whichever group."""
    words = item.get("ask") or {}
    language = source_language(document.get("languages", []))
    some = (found(words, group, language) for group in ("", *GROUP_NAMES))
    return next((text for text in some if text), "")


def condition_words(condition: Any, document: Document) -> str:
    """When a question is shown; a question that is gone is named by its code."""
    if not condition:
        return ""
    if "item" in condition:
        return _leaf(condition, document)
    if condition.get("not"):
        inner = condition_words(condition["not"], document)
        return _("not (%(condition)s)") % {"condition": inner}
    joint = _(" and ") if condition.get("all") else _(" or ")
    parts = condition.get("all") or condition.get("any") or []
    return joint.join(condition_words(part, document) for part in parts)


def _leaf(condition: Any, document: Document) -> str:
    asked = [i for i in document["items"] if i.get("code") == condition["item"]]
    options = {o["code"]: o for i in asked for o in i.get("options") or ()}
    said = [option_words(document, options.get(c), c) for c in condition["is"]]
    question = words_of(document, asked[0]) if asked else condition["item"]
    return _("the answer to “%(question)s” is: %(answers)s") % {
        "question": question or condition["item"],
        "answers": _(" or ").join(said),
    }


def option_words(document: Document, option: Any, code: str) -> str:
    """An answer in words; that something was written has no words of its own."""
    if option is None:
        return _("something was written") if code == "written" else code
    return words_of(document, {"ask": option.get("words")}) or code


def history_rows(states: list[DraftState], now: int) -> list[dict[str, Any]]:
    """Everything that was done, newest first."""
    return [
        {
            "number": state.number,
            "what": f"{state.get_act_display()}: {state.item}"
            if state.item
            else state.get_act_display(),
            "who": state.made_by.name,
            "when": moment(state.made_at),
            "is_now": state.number == now,
        }
        for state in states
    ]


def moment(when: Any) -> str:
    """A moment as staff read it."""
    return date_format(localtime(when), "j F Y H:i")
