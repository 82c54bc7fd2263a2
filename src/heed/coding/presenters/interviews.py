"""Interviews, their papers and transcripts in words."""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils import formats
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from heed.coding.formats.transcripts import Transcript
from heed.coding.models import Ending, Interview, Paper
from heed.responses.choices import Group
from heed.safeguards.contacts import LocalHelp, Setting, help_block
from heed.ui.forms import Choice
from heed.ui.frame import HelpBlock

SHOWN = 40  # turns of a preview
FOR_GROUP = {Group.CARER: Setting.CARER, Group.STAFF: Setting.STAFF}


def month_of(interview: Interview) -> str:
    """Its month, such as March 2026."""
    return formats.date_format(interview.month, "F Y")


def interview_rows(found: Iterable[Interview]) -> list[dict[str, str]]:
    """The list of interviews."""
    return [
        {
            "code": one.code,
            "href": reverse("interviews:interview", args=[one.pk]),
            "about": f"{one.get_group_display()}, {month_of(one)}",
            "state": state_of(one),
        }
        for one in found
    ]


def state_of(interview: Interview) -> str:
    """How far it is, in a few words."""
    if interview.withdrawn_on:
        return _("Taken back")
    if interview.text_id:
        return _("Transcript stored")
    if interview.ending == Ending.NOT_YET:
        return _("Not over yet")
    return _("Waits for its transcript")


def interview_page(interview: Interview, place: str) -> list[dict[str, str]]:
    """What is known of an interview, as pairs of words."""
    pairs = [
        (_("Group"), interview.get_group_display()),
        (_("Place"), place),
        (_("Month"), month_of(interview)),
        (_("How you met"), interview.get_contact_display()),
        (_("Topic guide"), paper_name(interview.guide)),
        (_("Distress protocol in view"), paper_name(interview.protocol)),
        (_("How it went"), _ending(interview)),
    ]
    for one in interview.consent.select_related("paper"):
        said = one.get_decision_display()
        if one.paper:
            said = f"{said} ({paper_name(one.paper)})"
        pairs.append((f"{_('Agreed to')}: {one.get_purpose_display()}", said))
    return [{"key": key, "value": value} for key, value in pairs]


def _ending(interview: Interview) -> str:
    said = [interview.get_ending_display()]
    if interview.paused_by:
        said.append(f"{_('Paused by')}: {interview.get_paused_by_display()}")
    if interview.stopped_by:
        said.append(f"{_('Stopped by')}: {interview.get_stopped_by_display()}")
    return ". ".join(said)


def paper_name(paper: Paper | None) -> str:
    """A paper with its version."""
    if paper is None:
        return _("None")
    return _("%(title)s, version %(number)s") % {
        "title": paper.title,
        "number": paper.number,
    }


def paper_choices(papers: Iterable[Paper]) -> dict[str, list[Choice]]:
    """The papers as answers, by kind."""
    found: dict[str, list[Choice]] = {}
    for paper in papers:
        answer = Choice(str(paper.pk), paper_name(paper))
        found.setdefault(paper.kind, []).append(answer)
    return found


def preview(found: Transcript) -> dict[str, Any]:
    """A transcript as it was recognised: how, what was left out, its first turns."""
    return {
        "read": _("Read as: %(layout)s (%(encoding)s).")
        % {"layout": found.layout, "encoding": found.encoding},
        "count": ngettext("{count} turn.", "{count} turns.", len(found.turns)).format(
            count=len(found.turns)
        ),
        "losses": [_note(one) for one in found.notes if one.is_loss],
        "notes": [_note(one) for one in found.notes if not one.is_loss],
        "turns": [
            {"who": turn.speaker or _("Nobody named"), "when": clock_of(turn.begins),
             "words": found.said(turn)}
            for turn in found.turns[:SHOWN]
        ],
        "more": max(0, len(found.turns) - SHOWN),
    }  # fmt: skip


def _note(note: Any) -> str:
    where = _("Line %(line)s: ") % {"line": note.line} if note.line else ""
    return f"{where}{note.what} {note.remedy}".strip()


def clock_of(seconds: float | None) -> str:
    """Minutes and seconds, where they are known."""
    if seconds is None:
        return ""
    return f"{int(seconds) // 60}:{int(seconds) % 60:02}"


def help_for(interview: Interview) -> HelpBlock:
    """The help that fits whoever was interviewed, the place's own first."""
    place = interview.place
    stays = Setting.WARD if place.setting == "inpatient" else Setting.HOME
    local = LocalHelp(
        person=place.person_in_charge,
        urgent_phone=place.urgent_phone,
        no_phone=place.no_phone,
    )
    setting = FOR_GROUP.get(interview.group, stays)
    return help_block(place.nation, setting, local=local)
