"""Interviews for tests; every word in them is made up."""

from datetime import date

from heed.coding.actions import record_interview, store_transcript, write_paper
from heed.coding.formats.transcripts import read
from heed.coding.models import Contact, Interview, PaperKind, SpeakerRole
from heed.people.models import Account
from heed.people.tests.factories import a_ward, an_account
from heed.responses.choices import Decision, Group, Purpose

SAID = """Interviewer: What was it like on Larch ward?
Sam Teal: Loud. Nurse Quince said so on 3 March 2026.
Interviewer: Did anybody help?
Sam Teal: My number is 943 476 5919. Nobody did.
"""


def a_researcher(at=None) -> Account:
    """Somebody who works on interviews of a service."""
    at = at or a_ward().parent
    return an_account("researcher", at=at)


def an_interview(
    by: Account, *, code: str = "P01", research: Decision = Decision.YES
) -> Interview:
    """An interview of March with all its papers."""
    place = by.postings.get().place
    papers = {
        kind: write_paper(
            by=by,
            place=place,
            kind=kind,
            title=kind.label,
            body=f"Words of the {kind.label.lower()}.",
            purpose=Purpose.RESEARCH if kind == PaperKind.CONSENT else "",
        )
        for kind in PaperKind
    }
    return record_interview(
        by=by,
        place=place,
        code=code,
        group=Group.SERVICE_USER,
        contact=Contact.IN_PERSON,
        month=date(2026, 3, 17),
        consent={Purpose.RESEARCH: (research, papers[PaperKind.CONSENT])},
        guide=papers[PaperKind.GUIDE],
        protocol=papers[PaperKind.PROTOCOL],
    )


def a_transcribed_interview(by: Account, said: str = SAID, **more) -> Interview:
    """An interview with its words."""
    roles = {
        "Interviewer": SpeakerRole.INTERVIEWER,
        "Sam Teal": SpeakerRole.PARTICIPANT,
    }
    return store_transcript(
        by=by,
        interview=an_interview(by, **more),
        transcript=read(said.encode(), "a.txt"),
        roles=roles,
    )
