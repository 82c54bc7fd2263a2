"""Notes that may quote words which were taken back, in finished words."""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from heed.coding.models import Memo, MemoToLookAt, Project, WhyLook
from heed.coding.queries.notes_left import words_of_note


def notes_page(project: Project, found: Iterable[MemoToLookAt]) -> dict[str, Any]:
    """Each note with what it is on, who wrote it, and why it is here."""
    looks = list(found)
    return {
        "page_title": _("Notes that may quote words that were taken back"),
        "project": project,
        "notes": [
            {
                "words": words_of_note(one),
                "about": _about(one.memo),
                "why": _why(one),
                "title": _("Note %(at)s of %(all)s") % {"at": at, "all": len(looks)},
                "act": reverse("coding:decide_note", args=[project.slug, one.pk]),
            }
            for at, one in enumerate(looks, start=1)
        ],
    }


def notes_words(count: int) -> str:
    """How many wait, for the project's page; nothing where none does."""
    if not count:
        return ""
    return ngettext(
        "%(count)s note may quote words that were taken back.",
        "%(count)s notes may quote words that were taken back.",
        count,
    ) % {"count": count}


def decided(act: str) -> str:
    """What came of a decision."""
    return _("The note is kept.") if act == "keep" else _("The note is gone for good.")


def what_it_is_on(memo: Memo) -> str:
    """What a note is about, where it is not about one text."""
    if memo.issue:
        return memo.issue.name
    return memo.code.label if memo.code else _("the project")


def _about(memo: Memo) -> str:
    on = what_it_is_on(memo)
    return _("Written by %(coder)s, on %(what)s.") % {
        "coder": memo.author.label,
        "what": on,
    }


def _why(one: MemoToLookAt) -> str:
    return {
        WhyLook.LINKED: _("Its writer said that it speaks of a text that is gone now."),
        WhyLook.REPEATS: _("Words in it stood in a text that is gone now."),
    }[WhyLook(one.why)]
