"""What closing a project or ending somebody's part does, and what is still open."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from heed.coding.access import codes
from heed.coding.models import Coder
from heed.coding.presenters.notes_left import notes_words
from heed.coding.queries.ending import StillOpen, still_open, texts_begun_by


def closing_page(seat: Coder) -> dict[str, Any]:
    """Before a project closes: what that does, and what nobody could finish then."""
    return {
        "page_title": _("Close this coding project"),
        "project": seat.project,
        "does": [
            _("Nothing more is coded, settled, noted or summed up in it."),
            _("No more texts come in. Those that would wait, and are not lost."),
            _(
                "Everything stays readable for those who work in it: texts, codes, "
                "findings, tables. Findings are published and files exported as before."
            ),
            _(
                "Words can be taken back as before, and then go from here too. Once a "
                "project is closed, words in it no longer stay past their period "
                "because they are being coded."
            ),
            _("Its model goes with its open suggestions; the score card stays."),
            _("Whoever leads it can open it again."),
        ],
        "left": _left(still_open(seat)),
        "send": _("Close the project"),
    }


def reopening_page(seat: Coder) -> dict[str, Any]:
    """Before a closed project is opened again."""
    return {
        "page_title": _("Open this coding project again"),
        "project": seat.project,
        "does": [
            _("People code, settle, note and sum up in it again, where they were."),
            _("Texts that waited outside come in within the hour, if they still may."),
            _(
                "Nobody is blind again to what they saw meanwhile: who codes a text "
                "after they saw what others said of it is named on the page about "
                "agreement."
            ),
            _("There is no model in it until you let one learn again."),
        ],
        "left": [],
        "send": _("Open it again"),
    }


def ending_page(coder: Coder) -> dict[str, Any]:
    """Before somebody's part ends."""
    begun = texts_begun_by(coder)
    left = ngettext(
        "%(count)s text that they opened and did not finish goes to the others.",
        "%(count)s texts that they opened and did not finish go to the others.",
        begun,
    ) % {"count": begun}
    return {
        "page_title": _("End the part of %(name)s") % {"name": coder.account.name},
        "project": coder.project,
        "does": [
            _("From now on they do not open this project, nor any text in it."),
            _("What they coded and noted stays, and counts as before."),
            *([left] if begun and codes(coder) else []),
            _("They can take it up again later, where they were and as who they were."),
        ],
        "left": [],
        "send": _("End their part"),
    }


def _left(now: StillOpen) -> list[str]:
    """What is still open, one sentence each; nothing where all is done."""
    counted = [
        (
            now.nobody,
            ngettext(
                "%(count)s text is not done by anybody.",
                "%(count)s texts are not done by anybody.",
                now.nobody,
            ),
        ),
        (
            now.begun,
            ngettext(
                "%(count)s text is opened and not finished by somebody.",
                "%(count)s texts are opened and not finished by somebody.",
                now.begun,
            ),
        ),
        (
            now.again + now.homeless,
            _("Some texts or passages wait to be looked at again."),
        ),
        (
            now.differing or 0,
            ngettext(
                "On %(count)s text coders differ, and it is not settled.",
                "On %(count)s texts coders differ, and it is not settled.",
                now.differing or 0,
            ),
        ),
        (
            now.without_basis,
            ngettext(
                "Of %(count)s text nobody has said why its words may be used.",
                "Of %(count)s texts nobody has said why their words may be used.",
                now.without_basis,
            ),
        ),
        (
            now.copies,
            ngettext(
                "%(count)s research text within your reach waits for an edited copy.",
                "%(count)s research texts within your reach wait for an edited copy.",
                now.copies,
            ),
        ),
    ]
    said = [words % {"count": many} for many, words in counted if many]
    said += [notes_words(now.notes)] if now.notes else []
    if now.differing is None:
        said.append(
            _("How many disagreements are left is not said: you still code blind.")
        )
    if now.is_at_work:
        said.append(_("A model is at work here. It ends without a result."))
    return said
