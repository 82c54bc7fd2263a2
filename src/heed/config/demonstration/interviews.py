"""Thirty-four made-up interviews, coded by two people and settled by a third.

Which factors are named in how many interviews is planted in ``interviews.yaml``, so
that what the pages of the project say can be held against it.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from uuid import UUID

from heed.coding import actions
from heed.coding.choices import CoderKind, CoderRole, MarkState, SettledBy
from heed.coding.formats.transcripts import read as read_transcript
from heed.coding.models import (
    Code,
    CodedText,
    Coder,
    Contact,
    Interview,
    Paper,
    PaperKind,
    SpeakerRole,
)
from heed.coding.passages import Span
from heed.coding.queries.frameworks import framework_with
from heed.config.demonstration.founding import Founded
from heed.config.demonstration.world import SEED, read
from heed.foundation.ids import new_id
from heed.people.models import Account
from heed.responses.choices import Decision, Group, Purpose

SLUG = "made-up-interviews"
WHO = [Group.SERVICE_USER] * 13 + [Group.CARER] * 7 + [Group.STAFF] * 14
OWN, STAFF = "own", "staff"
SUMMED_UP = 4  # people of whom something stands in the matrix
MISSED = 0.12  # how often the second coder did not see what the first one saw
NOTE = (
    "Made up for the demonstration. People tell of threats, of being locked up and of "
    "harm. You may skip any interview, and nobody asks why."
)


@dataclass(frozen=True)
class Told:
    """A sentence of an interview, and the factor that it names; blank names none."""

    words: str
    factor: str = ""


def hold_interviews(found: Founded, now: datetime) -> Coder:
    """The interviews with their papers, and the project in which they are coded."""
    researcher = found.holding("researcher")[0]
    chance = Random(f"{SEED}-interviews")
    plan = read("interviews.yaml")
    actions.load_frameworks(by=researcher)
    papers = _papers(found, researcher)
    told = planted(plan, chance)
    people = [
        _interviewed(found, researcher, papers, number, group, told[number], now)
        for number, group in enumerate(WHO)
    ]
    lead = _project(found, researcher)
    actions.add_interviews(by=lead)
    actions.bring_in(project=lead.project)
    said = {person.pk: told[n] for n, person in enumerate(people)}
    _code(found, lead, said, chance)
    _sum_up(lead, said)
    return lead


def planted(plan: dict, chance: Random) -> list[list[Told]]:
    """What each interview tells: every factor in as many interviews as was planned."""
    told: list[list[Told]] = [[] for _ in WHO]
    sides = {
        OWN: [n for n, group in enumerate(WHO) if group != Group.STAFF],
        STAFF: [n for n, group in enumerate(WHO) if group == Group.STAFF],
    }
    for factor, about in plan["factors"].items():
        for side, numbers in sides.items():
            for number in chance.sample(numbers, about["people"][side]):
                told[number].append(Told(chance.choice(about[side]), factor))
    for sentences in told:
        sentences += map(Told, chance.sample(plan["filler"], 2))
        chance.shuffle(sentences)
    return told


def _papers(found: Founded, by: Account) -> dict[PaperKind, Paper]:
    bodies = {
        PaperKind.GUIDE: "\n".join(read("interviews.yaml")["questions"]),
        PaperKind.PROTOCOL: "Made up: stop when somebody wants to. Stay with them. "
        "Say who can be reached today. Ring the person in charge if you are worried.",
        PaperKind.CONSENT: "Made up: I agree that what I say is used for research. I "
        "can take it back at any time before the results are written.",
    }
    return {
        kind: actions.write_paper(
            by=by,
            place=found.organisation,
            kind=kind,
            title=f"Made up: {kind.label.lower()}",
            body=body,
            purpose=Purpose.RESEARCH if kind == PaperKind.CONSENT else "",
        )
        for kind, body in bodies.items()
    }


def _interviewed(
    found: Founded,
    by: Account,
    papers: dict[PaperKind, Paper],
    number: int,
    group: Group,
    told: list[Told],
    now: datetime,
) -> Interview:
    """One interview from its record to the edited copy that coders read."""
    interview = actions.record_interview(
        by=by,
        place=found.organisation,
        code=f"P{number + 1:02}",
        group=group,
        contact=list(Contact)[number % 3],
        month=(now - timedelta(days=30 + 5 * number)).date(),
        consent={Purpose.RESEARCH: (Decision.YES, papers[PaperKind.CONSENT])},
        guide=papers[PaperKind.GUIDE],
        protocol=papers[PaperKind.PROTOCOL],
    )
    actions.store_transcript(
        by=by,
        interview=interview,
        transcript=read_transcript(transcript(told).encode(), "made-up.txt"),
        roles={
            "Interviewer": SpeakerRole.INTERVIEWER,
            "Participant": SpeakerRole.PARTICIPANT,
        },
    )
    interview.refresh_from_db()
    actions.keep_copy(by=by, text=interview.text, changes=[])
    return interview


def transcript(told: list[Told]) -> str:
    """The words of an interview: each question, and a part of what was told."""
    questions = read("interviews.yaml")["questions"]
    share = -(-len(told) // len(questions))
    turns = []
    for at, question in enumerate(questions):
        answers = told[at * share : (at + 1) * share]
        turns.append(f"Interviewer: {question}")
        turns.append("Participant: " + " ".join(one.words for one in answers or ()))
    return "\n".join(turns) + "\n"


def _project(found: Founded, researcher: Account) -> Coder:
    framework = framework_with(found.organisation.id, "ycff-mh", "2021")
    project = actions.open_project(
        by=researcher,
        slug=SLUG,
        title="Made up: thirty-four interviews",
        place=found.organisation,
        framework=framework,
        purpose=Purpose.RESEARCH,
        content_note=NOTE,
    )
    return project.coders.get()


def _code(
    found: Founded, lead: Coder, told: dict[UUID, list[Told]], chance: Random
) -> None:
    """Two people code everything; where they differ, a third settles it as planted."""
    first, third = found.holding("co_researcher")[:2]
    other = found.holding("patient_safety_lead")[0]
    coder = actions.add_coder(
        by=lead, account=first, role=CoderRole.CODER, kind=CoderKind.LIVED
    )
    actions.add_coder(
        by=lead, account=third, role=CoderRole.CODER, kind=CoderKind.LIVED
    )
    judge = actions.add_coder(
        by=lead, account=other, role=CoderRole.ADJUDICATOR, kind=CoderKind.RESEARCHER
    )
    codes = {code.slug: code for code in lead.project.framework.codes.all()}
    for text in lead.project.texts.select_related("version__text"):
        seen = [one for one in told[text.person] if one.factor]
        missed = [one for one in seen if chance.random() < MISSED]
        _applied(lead, text, seen, codes)
        _applied(coder, text, [one for one in seen if one not in missed], codes)
        for one in missed:
            actions.settle(
                by=judge,
                text=text,
                code=codes[one.factor],
                applies=True,
                how=SettledBy.THIRD,
            )


def _applied(
    coder: Coder, text: CodedText, seen: list[Told], codes: dict[str, Code]
) -> None:
    words = actions.open_coded_text(by=coder, text=text)
    for one in seen:
        start = words.index(one.words)
        actions.apply_code(
            by=coder,
            text=text,
            start=start,
            end=start + len(one.words),
            key=new_id(),
            code=codes[one.factor],
        )
    actions.mark_text(by=coder, text=text, state=MarkState.DONE)


def _sum_up(lead: Coder, said: dict[UUID, list[Told]]) -> None:
    """The first few people of the matrix, so that one sees what it is for."""
    codes = {code.slug: code for code in lead.project.framework.codes.all()}
    for person, told in list(said.items())[:SUMMED_UP]:
        named = [one for one in told if one.factor]
        text = lead.project.texts.select_related("version__text").get(person=person)
        words = actions.open_coded_text(by=lead, text=text, to_code=False)
        for one in named:
            start = words.index(one.words)
            actions.write_summary(
                by=lead,
                person=person,
                code=codes[one.factor],
                words=f"Made up: tells of {codes[one.factor].label.lower()} once.",
                seen=0,
                quotes=[(text.pk, Span(start, start + len(one.words)))],
            )
        actions.write_summary(
            by=lead,
            person=person,
            words=f"Made up: somebody who names {len(named)} factors and speaks "
            "plainly. What they would change first stands in the matrix.",
            seen=0,
        )
