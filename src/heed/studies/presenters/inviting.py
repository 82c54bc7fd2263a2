"""The list of a survey in words."""

from django.utils.translation import gettext as _

from heed.responses.actions.invitations import Brought
from heed.responses.queries.invitations import Dispositions, may_be_shown


def disposition_rows(found: Dispositions) -> list[tuple[str, str]]:
    """What became of a list; who answered is said only where it points at nobody."""
    held = _("not shown: too few, or too few others")
    shown = may_be_shown(found)
    return [
        (_("On the list"), str(found.listed)),
        (_("Not written to yet"), str(found.not_sent)),
        (_("Answered in full"), str(found.complete) if shown else held),
        (_("Answered in part"), str(found.partial) if shown else held),
        (_("Took their answers back"), str(found.taken_back) if shown else held),
        (_("Asked for no more letters"), str(found.refused)),
        (_("Out of reach"), str(found.undeliverable)),
        (_("No answer"), str(found.no_answer) if shown else held),
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
