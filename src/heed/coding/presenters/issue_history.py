"""What happened to an issue, in finished words."""

from collections.abc import Iterable

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from heed.coding.choices import IssueAct
from heed.coding.queries.issues import Happened, codes_before


def history_words(history: Iterable[Happened]) -> list[str]:
    """What happened, oldest first: the day, who did it, and what it was before."""
    history = list(history)
    codes = {str(one.pk): one.label for one in codes_before(h.change for h in history)}
    return [
        _("%(day)s, %(coder)s: %(what)s")
        % {
            "day": date_format(one.change.at, "j F Y"),
            "coder": one.change.by.label,
            "what": _what(one, codes),
        }
        for one in history
    ]


def _what(one: Happened, codes: dict[str, str]) -> str:
    was = one.change.was
    names = {"name": one.called, "before": was.get("name", "")}
    match one.change.act:
        case IssueAct.NAMED:
            return _("named “%(name)s”.") % names
        case IssueAct.RENAMED if was["name"] == one.called:
            return _("said anew what belongs to “%(name)s”.") % names
        case IssueAct.RENAMED:
            return _("renamed “%(before)s” “%(name)s”.") % names
        case IssueAct.MOVED:
            names["before"] = codes.get(was["code"], _("no factor"))
            said = _("sorted “%(name)s” elsewhere; it stood under: %(before)s.")
            return said % names
        case IssueAct.MERGED:
            return _("merged “%(name)s” into another issue.") % names
        case _:
            return _("split “%(name)s”.") % names
