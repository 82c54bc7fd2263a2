"""A coder's own finished texts, and one that can only be read, in finished words."""

from typing import Any

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from heed.coding.choices import MarkState
from heed.coding.dealing import sign_of
from heed.coding.errors import ProjectIsClosed, SeenMeanwhile
from heed.coding.models import CodedText, Coder
from heed.coding.presenters.desk import label_of, passages_pane, progress_words
from heed.coding.queries import desk
from heed.coding.queries.blindness import stays_as_it_is
from heed.coding.queries.finished import Finished, FinishedPage


def finished_page(
    coder: Coder, page: FinishedPage, *, is_first: bool
) -> dict[str, Any]:
    """The list: when, how, with which codes, and the way back to the desk."""
    return {
        "page_title": _("Texts that you have finished"),
        "project": coder.project,
        "progress": progress_words(coder),
        "rows": [_row(coder, one) for one in page.texts],
        "gone": page.gone,
        "is_first": is_first,
        "older": f"?from={page.older}" if page.older else "",
    }


def kept_page(coder: Coder, text: CodedText, words: str, why: str) -> dict[str, Any]:
    """A text with one's own codes on it, to be read and not to be changed."""
    return {
        "page_title": _("A text that you coded"),
        "sign": sign_of(text.position),
        "why": why,
        "notes": desk.notes_of(coder, text),
        **passages_pane(coder, text, words, desk.own_codings(coder, text)),
    }


def why_it_stays(coder: Coder, text: CodedText) -> str:
    """Why nothing can be changed on a text; nothing where it can."""
    if coder.project.closed_on:
        return str(ProjectIsClosed())
    return str(SeenMeanwhile()) if stays_as_it_is(coder, text) else ""


def _row(coder: Coder, one: Finished) -> dict[str, Any]:
    labels = [label_of(coding) for coding in one.codings]
    return {
        "name": _("Text %(sign)s") % {"sign": sign_of(one.text.position)},
        "href": reverse("coding:text", args=[coder.project.slug, one.text.pk]),
        "is_skipped": one.mark.state == MarkState.SKIPPED,
        "when": date_format(localtime(one.mark.at), "j F Y, H:i"),
        "codes": list(dict.fromkeys(labels)),
        "waits": one.waits,
        "is_hard": one.text.is_hard,
    }
