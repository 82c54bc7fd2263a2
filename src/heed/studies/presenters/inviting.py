"""The list of a survey in words."""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from heed.responses.actions.invitations import Brought
from heed.responses.choices import InvitedBy, Round
from heed.responses.queries.invitations import Dispositions, may_be_shown


def disposition_rows(found: Dispositions) -> list[dict[str, str]]:
    """What became of a list; who answered is said only where it points at nobody.

    Of a list with nobody on it there is nothing to say.
    """
    if not found.listed:
        return []
    held = _("not shown: too few, or too few others")
    shown = may_be_shown(found)
    rows = [
        (_("On the list"), str(found.listed)),
        (_("Not written to yet"), str(found.not_sent)),
        (_("Answered in full"), str(found.complete) if shown else held),
        (_("Answered in part"), str(found.partial) if shown else held),
        (_("Took their answers back"), str(found.taken_back) if shown else held),
        (_("Asked for no more letters"), str(found.refused)),
        (_("Out of reach"), str(found.undeliverable)),
        (_("No answer"), str(found.no_answer) if shown else held),
    ]
    return [{"key": key, "value": value} for key, value in rows]


def letters_rows(found: Mapping[tuple[str, str], int]) -> list[dict[str, str]]:
    """A button for each way and round in which somebody may be written to now."""
    says = {
        (InvitedBy.EMAIL, Round.FIRST): _("Mail {count} who were not written to yet"),
        (InvitedBy.EMAIL, Round.REMINDER): _("Remind {count} by mail"),
        (InvitedBy.POST, Round.FIRST): _("{count} first letters to print (PDF)"),
        (InvitedBy.POST, Round.REMINDER): _("{count} letters to remind (PDF)"),
        (InvitedBy.POST, Round.AGAIN): _(
            "Today's {count} letters once more, with new words (PDF)"
        ),
    }
    pages = {InvitedBy.EMAIL: "mail-invitations", InvitedBy.POST: "print-invitations"}
    return [
        {"page": pages[by], "which": which, "text": text.format(count=found[by, which])}
        for (by, which), text in says.items()
        if found.get((by, which))
    ]


def brought_said(brought: Brought | None, *, is_trial: bool) -> str:
    """What became of a file."""
    if brought is None or brought.problems:
        return ""
    told = {"added": brought.added, "before": brought.there_before}
    if is_trial:
        return _(
            "The file is right. {added} people would be added; {before} are there "
            "already. Nothing was stored."
        ).format(**told)
    return _("{added} people were added; {before} were on the list already.").format(
        **told
    )
