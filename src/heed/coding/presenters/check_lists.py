"""The check lists of a coding project on pages."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from heed.coding.models import Answered, Project
from heed.coding.reporting.shelf import blanks, check_list, names
from heed.ui.documents.document import Document
from heed.ui.documents.shown import parts_of


def lists_page(project: Project, answers: dict[str, Answered]) -> dict[str, Any]:
    """Every check list, and what only a person can write in them."""
    return {
        "page_title": _("Check lists"),
        "project": project,
        "lists": [
            {
                "name": f"{check_list(one).name}: {check_list(one).title}",
                "href": reverse("coding:check_list", args=[project.slug, one]),
            }
            for one in names()
        ],
        "blanks": [
            {
                "asks": asks,
                "words": _said(answers.get(code)),
                "href": reverse("coding:answer_blank", args=[project.slug, code]),
            }
            for code, asks in blanks().items()
        ],
        "so_far": _("%(written)s of %(all)s are written.")
        % {"written": len(blanks().keys() & answers.keys()), "all": len(blanks())},
    }


def list_page(project: Project, name: str, whole: Document) -> dict[str, Any]:
    """One check list with its files."""
    return {
        "page_title": whole.title,
        "project": project,
        "back": reverse("coding:check_lists", args=[project.slug]),
        "about": _("Check lists"),
        "blanks": whole.blanks and _to_fill(whole.blanks),
        "parts": parts_of(whole),
        "files": [
            {"text": text, "href": _file(project, name, ending)}
            for ending, text in (("html", _("A page to print")), ("md", _("Markdown")))
        ],
    }


def _to_fill(count: int) -> str:
    return ngettext(
        "%(count)s place is for a person to fill.",
        "%(count)s places are for a person to fill.",
        count,
    ) % {"count": count}


def _file(project: Project, name: str, ending: str) -> str:
    return reverse("coding:check_list_file", args=[project.slug, name, ending])


def _said(answer: Answered | None) -> str:
    if answer is None or answer.is_reported:
        return answer.words if answer else ""
    return _("Not reported, because: %(why)s") % {"why": answer.words}
