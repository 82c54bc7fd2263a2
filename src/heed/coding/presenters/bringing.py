"""A file of another program in finished words: what came, how far it is, its end."""

import csv
from collections.abc import Iterable, Sequence
from datetime import timedelta
from io import StringIO
from typing import Any

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from heed.coding.came import Came, Lost, Report, Way
from heed.coding.choices import BringState
from heed.coding.formats.refi import Counting, LineEnds, Unit
from heed.coding.models import BroughtFile
from heed.foundation.spreadsheets.formulas import harmless
from heed.instruments.formats.losses import How

SHOWN = 5  # of one kind of loss; the file that can be saved has all of them
DOUBTS_SHOWN = 20
KEPT = timedelta(days=1)
HEAD = ("item", "where", "what", "why", "how")


def waiting_rows(files: Iterable[BroughtFile]) -> list[dict[str, str]]:
    """The files that somebody brought, each with how far it is."""
    said = {
        BringState.READ: _("A file waits for you to decide"),
        BringState.DONE: _("A project is in; see whose label is whose"),
        BringState.REFUSED: _("A file could not be read"),
    }
    return [
        {
            "href": reverse("coding:brought", args=[one.pk]),
            "said": said.get(BringState(one.state), _("A file is on its way in")),
            "when": _when(one.came_at),
        }
        for one in files
    ]


def came_page(brought: BroughtFile, report: Report) -> dict[str, Any]:
    """What came, before anything of it is stored."""
    came = report.came
    return {
        "page_title": _("What came in the file"),
        "brought": brought,
        "rows": _rows(came),
        "coders": [[named(one.name), one.codings] for one in came.people],
        "ways": [_way(one) for one in came.ways],
        "doubts": [
            {"name": one.name, "found": _passages(one.found), "why": one.why}
            for one in came.doubts[:DOUBTS_SHOWN]
        ],
        "more_doubts": max(0, len(came.doubts) - DOUBTS_SHOWN),
        "lost": lost_groups(report.lost),
        "refusal": report.refusal,
        "until": _when(brought.came_at + KEPT),
    }


def on_its_way(brought: BroughtFile) -> dict[str, Any]:
    """How far it is, as far as anybody knows."""
    is_read = brought.state in {BringState.TO_READ, BringState.READING}
    return {
        "page_title": _("Your file is read") if is_read else _("It is brought in"),
        "brought": brought,
        "said": _how_far(brought),
        "since": _when(brought.came_at),
    }


def done_page(brought: BroughtFile, report: Report) -> dict[str, Any]:
    """That it is in, and whose label is whose, for as long as that is kept."""
    return {
        "page_title": _("The project is in"),
        "brought": brought,
        "project_in": brought.project,
        "labels": [list(pair) for pair in report.labels],
        "lost": lost_groups(report.lost),
        "until": _when(brought.came_at + KEPT),
    }


def named(name: str) -> str:
    """A coder of the file as the page calls them."""
    return name or _("somebody whom the file does not name")


def lost_groups(lost: Sequence[Lost]) -> list[dict[str, Any]]:
    """What is not carried as it was, each kind once with its first places."""
    kinds: dict[tuple[How, str], list[Lost]] = {}
    for one in lost:
        kinds.setdefault((one.how, one.why), []).append(one)
    heads = {How.LOST: _("Left out"), How.CHANGED: _("There in another form")}
    return [
        {
            "head": heads.get(how, _("Kept aside")),
            "why": why,
            "places": [_place(one) for one in ones[:SHOWN]],
            "more": max(0, len(ones) - SHOWN),
        }
        for (how, why), ones in kinds.items()
    ]


def lost_csv(lost: Iterable[Lost]) -> str:
    """All that is not carried as it was, one line each."""
    out = StringIO()
    writer = csv.writer(out)
    writer.writerow(HEAD)
    for one in lost:
        cells = (one.item, one.where, one.what, one.why, str(one.how))
        writer.writerow(map(harmless, cells))
    return out.getvalue()


def _rows(came: Came) -> list[dict[str, Any]]:
    used = _("%(all)s, of which %(used)s were used")
    said = [
        (_("Written by"), came.program or _("a program that does not say its name")),
        (_("Name of the project"), came.name or _("none")),
        (_("Texts"), came.texts),
        (_("Codes"), used % {"all": came.codes, "used": len(came.used)}),
        (_("Passages"), came.selections),
        (_("Codings"), came.codings),
        (_("Notes and comments"), came.notes),
        (_("Cases"), came.cases),
        (_("Sets"), came.sets),
    ]
    return [{"key": key, "value": str(value)} for key, value in said]


def _way(way: Way) -> dict[str, str]:
    texts = ngettext("%(num)s text", "%(num)s texts", way.texts) % {"num": way.texts}
    if way.counting is None:
        how = _("Left out, since their places are in doubt")
    else:
        how = counted(way.counting)
    placed = _("%(placed)s of %(found)s passages have their place.")
    numbers = {"placed": way.placed, "found": way.found}
    return {"texts": texts, "how": how, "placed": placed % numbers, "why": way.why}


def counted(counting: Counting) -> str:
    """A way of counting in plain words."""
    units = {
        Unit.CODE_POINTS: _("each character counts as one"),
        Unit.UTF16: _("an emoji counts as two characters"),
    }
    ends = {
        LineEnds.AS_FILE: _("line ends count as they are stored"),
        LineEnds.ONE: _("each line end counts as one"),
        LineEnds.TWO: _("each line end counts as two"),
    }
    said = [units[counting.unit], ends[counting.line_ends]]
    if counting.mark_counted:
        said.append(_("the mark at the beginning of a text counts"))
    if counting.last_included:
        said.append(_("the last character of a passage belongs to it"))
    return ", ".join(said)


def _passages(count: int) -> str:
    return ngettext("%(num)s passage", "%(num)s passages", count) % {"num": count}


def _place(one: Lost) -> str:
    return f"{one.where} ({one.item}): {one.what}" if one.item else (
        f"{one.where}: {one.what}"
    )  # fmt: skip


def _how_far(brought: BroughtFile) -> str:
    if brought.state in {BringState.TO_READ, BringState.TO_BRING}:
        return _("It begins within a minute.")
    if brought.state == BringState.READING:
        return _("It is read. A large project takes about a minute.")
    if brought.done < brought.of:
        return _(
            "%(done)s of %(of)s texts are sealed. Nothing is in the store yet."
        ) % {
            "done": brought.done,
            "of": brought.of,
        }
    return _("All texts are sealed. They are stored now, all at once.")


def _when(moment: Any) -> str:
    return date_format(localtime(moment), "j F Y, H:i")
