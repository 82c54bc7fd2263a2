"""Two coding projects over the same 100,000 made-up texts: one done, one halfway.

In the first, two people are done with every text; in the second, two have shared out
most of them, with a sample that both did, and a third has just begun. All of it is
drawn from a fixed seed; words, people and what they agree on are made up.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.db import connection, transaction

from benchmarks.bulk import fill
from heed.coding.actions import add_coder, add_source, load_frameworks, open_project
from heed.coding.choices import CoderKind, CoderRole, MarkState
from heed.coding.dealing import PLACES
from heed.coding.models import (
    CodedText,
    Coder,
    Coding,
    Excerpt,
    Framework,
    Mark,
    Project,
    Sample,
)
from heed.concerns.choices import Circle, State
from heed.concerns.models import Concern
from heed.foundation import clock
from heed.foundation.windows import WindowKind
from heed.instruments.actions import load_library
from heed.people.models import Account, Place
from heed.people.tests.factories import (
    a_service,
    a_ward,
    an_account,
    an_organisation,
    posted,
)
from heed.responses.actions import add_consent_text, compose_response
from heed.responses.choices import Decision, Group, Purpose, TextKind, WardMaySee
from heed.responses.models import (
    ConsentDecision,
    Fieldwork,
    Response,
    Text,
    TextKey,
    TextVersion,
)
from heed.responses.sealed_words import seal_original, seal_version
from heed.responses.tests.factories import feedback_at, given

SEED = 20260304
WARDS, TRIED_OUT = 20, 231  # texts in the sample that everybody codes
GROUPS, WEIGHTS = Group.values, (60, 15, 25)
OPENS_CONCERN, IS_SAFEGUARDING, TAKEN_BACK = 0.03, 0.05, 0.01
MISSES, ADDS, CODED_ONCE = 0.12, 0.1, 0.8  # the last one of the project halfway
SENTENCES = (
    "Nobody told me what would happen next. ",
    "The alarm by the garden door did not work. ",
    "Staff were kind and had no time for anybody. ",
    "My notes were lost between two teams. ",
    "It was loud all night and I could not sleep. ",
    "There were not enough of us on the shift. ",
    "They listened, and then things changed. ",
)


@dataclass(frozen=True)
class Coded:
    """Both projects, by those who work in them."""

    lead: Coder  # of the project that is done
    beginner: Coder  # has just begun in the project halfway
    leads_halfway: Coder
    texts: int


@dataclass(frozen=True)
class Written:
    """One text: the identities of its rows, and where its sentences lie."""

    text: UUID
    version: UUID
    person: UUID
    place: UUID
    group: str
    cuts: tuple[int, ...]


def coded_projects(texts: int) -> Coded:
    """Build both; gives who opens their pages."""
    draw = random.Random(SEED)
    with transaction.atomic():
        service = a_service(an_organisation())
        wards = [a_ward(service) for _ in range(WARDS)]
        by = an_account("researcher", at=service)
        posted(by, "first_reader", service)
        edition = load_library(by=by)[0]
        fieldwork = feedback_at(*wards, by=by, editions=[edition])
        template = compose_response(given(fieldwork, edition, wards[0])).response
        newest = {one.slug: one for one in load_frameworks(by=by)}
        done = _project(by, "done", service, newest["ycff-mh"], fieldwork)
        halfway = _project(by, "halfway", service, newest["ycff-mh"], fieldwork)
    template.is_settled = True
    written = _texts(draw, template, wards, texts)
    _all_done(draw, done, written)
    beginner = _halfway(draw, halfway, written)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return Coded(done[0], beginner, halfway[0], texts)


def _project(
    by: Account, slug: str, place: Place, framework: Framework, fieldwork: Fieldwork
) -> list[Coder]:
    """A project for research: its lead, and two people who code."""
    project = open_project(
        by=by,
        slug=slug,
        title=f"Made up, {slug}",
        place=place,
        framework=framework,
        purpose=Purpose.RESEARCH,
        content_note="Made-up words about care.",
    )
    lead = project.coders.get()
    kinds = (CoderKind.RESEARCHER, CoderKind.LIVED)
    others = [
        add_coder(
            by=lead,
            account=an_account("co_researcher", at=place),
            role=CoderRole.CODER,
            kind=kind,
        )
        for kind in kinds
    ]
    add_source(by=lead, fieldwork=fieldwork)
    return [lead, *others]


def _texts(
    draw: random.Random, template: Response, wards: list[Place], count: int
) -> list[Written]:
    """Answers with their consent, sealed words and edited copies, and some concerns."""
    people, places = list(_identities(draw, count)), [ward.pk for ward in wards]
    where = draw.choices(places, k=count)
    groups = draw.choices(GROUPS, WEIGHTS, k=count)
    fill(
        template,
        ("id", "place", "group", "groups"),
        (
            (person, place, group, [group])
            for person, place, group in zip(people, where, groups, strict=True)
        ),
    )
    _consents(draw, template, people)
    _concerns(draw, template, dict(zip(people, where, strict=True)))
    found = []
    identities = zip(_identities(draw, count), _identities(draw, count), strict=True)
    for (text, version), person, place, group in zip(
        identities, people, where, groups, strict=True
    ):
        said = draw.choices(SENTENCES, k=draw.randint(1, 5))
        cuts = [0]
        for one in said:
            cuts.append(cuts[-1] + len(one))
        found.append((Written(text, version, person, place, group, tuple(cuts)), said))
    _sealed(draw, template, found)
    return [one for one, _said in found]


def _consents(draw: random.Random, template: Response, people: list[UUID]) -> None:
    by = an_account("researcher", at=template.place)
    statement = add_consent_text(
        by=by,
        fieldwork=template.fieldwork,
        purpose=Purpose.RESEARCH,
        language="en-gb",
        body="My answers may be used for research.",
    )
    today = clock.now().date()
    fill(
        ConsentDecision(
            organisation=template.organisation,
            purpose=Purpose.RESEARCH,
            text=statement,
            decision=Decision.YES,
            mode=template.mode,
            decided_on=today - timedelta(days=30),
        ),
        ("id", "response", "withdrawn_on"),
        (
            (identity, person, today if draw.random() < TAKEN_BACK else None)
            for identity, person in zip(
                _identities(draw, len(people)), people, strict=True
            )
        ),
    )


def _concerns(
    draw: random.Random, template: Response, place_of: dict[UUID, UUID]
) -> None:
    told = sorted(draw.sample(list(place_of), int(len(place_of) * OPENS_CONCERN)))
    circles = draw.choices(
        (Circle.SAFEGUARDING, Circle.ORDINARY),
        (IS_SAFEGUARDING, 1 - IS_SAFEGUARDING),
        k=len(told),
    )
    fill(
        Concern(
            organisation=template.organisation,
            group=Group.SERVICE_USER,
            kinds=["went_wrong"],
            window_start=template.window_start,
            window_kind=WindowKind.SHIFT,
            state=State.CLOSED,
            is_open=False,
        ),
        ("id", "response", "place", "circle"),
        (
            (identity, person, place_of[person], circle)
            for identity, person, circle in zip(
                _identities(draw, len(told)), told, circles, strict=True
            )
        ),
    )


def _sealed(
    draw: random.Random, template: Response, found: list[tuple[Written, list[str]]]
) -> None:
    """Every text under a key of its own, as in life, so that any can be opened."""
    texts, keys, versions = [], [], []
    identities = _identities(draw, len(found))
    for (one, said), identity in zip(found, identities, strict=True):
        words = "".join(said)
        text = Text(id=one.text, organisation=template.organisation)
        text.key = key = seal_original(text, words)
        copy = TextVersion(text=text, number=1)
        seal_version(copy, words)
        texts.append((one.text, one.person, one.place, text.original))
        keys.append((identity, one.text, key.wrapped))
        versions.append((one.version, one.text, copy.body))
    common = {"organisation": template.organisation}
    fill(
        Text(
            **common,
            kind=TextKind.ANSWER,
            item="more",
            language="en-gb",
            ward_may_see=WardMaySee.EDITED,
        ),
        ("id", "response", "place", "original"),
        texts,
    )
    fill(TextKey(**common), ("id", "text", "wrapped"), keys)
    fill(
        TextVersion(
            **common,
            number=1,
            audience="organisation",
            purpose=Purpose.RESEARCH,
            made_by=template.organisation,
            made_on=clock.now().date(),
        ),
        ("id", "text", "body"),
        versions,
    )


def _all_done(draw: random.Random, coders: list[Coder], written: list[Written]) -> None:
    """Two people are done with every text."""
    texts = _come_in(draw, coders[0].project, written, [None] * len(written), PLACES)
    _codings(draw, [(text, one, coders[1:]) for text, _at, one in texts])


def _halfway(draw: random.Random, coders: list[Coder], written: list[Written]) -> Coder:
    """Both did the sample; most others are done by one; somebody new begins."""
    project, first, second = coders[0].project, *coders[1:]
    sample = Sample.objects.create(
        organisation=project.organisation,
        project=project,
        number=1,
        size=TRIED_OUT,
        out_of=len(written),
        seed=SEED,
        drawn_on=clock.now().date(),
    )
    sampled = [sample.pk] * TRIED_OUT + [None] * (len(written) - TRIED_OUT)
    draw.shuffle(sampled)
    once = round(CODED_ONCE * PLACES)
    texts = _come_in(draw, project, written, sampled, once)
    beginner = add_coder(
        by=coders[0],
        account=an_account("co_researcher", at=project.place),
        role=CoderRole.CODER,
        kind=CoderKind.RESEARCHER,
    )
    work = [
        (text, one, [first, second] if is_in_sample else [draw.choice([first, second])])
        for (text, at, one), is_in_sample in zip(texts, sampled, strict=True)
        if is_in_sample or at <= once
    ]
    _codings(draw, work)
    return beginner


def _come_in(
    draw: random.Random,
    project: Project,
    written: list[Written],
    samples: list[UUID | None],
    done_up_to: int,
) -> list[tuple[UUID, int, Written]]:
    """The texts of one project, in an order that chance makes."""
    positions = draw.sample(range(1, PLACES), len(written))
    identities = list(_identities(draw, len(written)))
    fill(
        CodedText(
            organisation=project.organisation,
            project=project,
            source=project.sources.get(),
            is_settled=True,
        ),
        (
            "id",
            "version",
            "place",
            "person",
            "group",
            "position",
            "length",
            "sample",
            "is_done",
        ),
        (
            (
                *(i, w.version, w.place, w.person, w.group, position, w.cuts[-1]),
                *(sample, sample is not None or position <= done_up_to),
            )
            for i, w, position, sample in zip(
                identities, written, positions, samples, strict=True
            )
        ),
    )
    return list(zip(identities, positions, written, strict=True))


def _codings(
    draw: random.Random, work: list[tuple[UUID, Written, list[Coder]]]
) -> None:
    """Each person gives most of a text's codes, and now and then another one."""
    project = work[0][2][0].project
    codes = [one.pk for one in project.framework.codes.order_by("position")]
    weights = [1 / (place + 2) for place in range(len(codes))]
    excerpts: dict[tuple[UUID, int, int], None] = {}
    rows, marks = [], []
    for text, one, people in work:
        said = [
            (draw.choices(codes, weights)[0], draw.randrange(len(one.cuts) - 1))
            for _ in range(draw.randint(1, 3))
        ]
        for coder in people:
            marks.append((text, coder.pk))
            given = {c: at for c, at in said if draw.random() > MISSES}
            if draw.random() < ADDS:
                given[draw.choice(codes)] = 0
            for code, at in given.items():
                last = min(at + draw.randint(1, 2), len(one.cuts) - 1)
                span = (one.version, one.cuts[at], one.cuts[last])
                excerpts[span] = None
                rows.append((text, coder.pk, code, span))
    _store(draw, project, marks, excerpts, rows)


def _store(
    draw: random.Random,
    project: Project,
    marks: list[tuple[UUID, UUID]],
    excerpts: dict[tuple[UUID, int, int], None],
    rows: list[tuple[UUID, UUID, UUID, tuple[UUID, int, int]]],
) -> None:
    now, common = clock.now(), {"organisation": project.organisation}
    fill(
        Mark(**common, state=MarkState.DONE, at=now),
        ("id", "text", "coder"),
        (
            (i, *one)
            for i, one in zip(_identities(draw, len(marks)), marks, strict=True)
        ),
    )
    there = {
        (e.version_id, e.start, e.end): e.pk
        for e in Excerpt.objects.only("version", "start", "end").iterator()
    }
    new = [span for span in excerpts if span not in there]
    identities = list(_identities(draw, len(new)))
    there |= dict(zip(new, identities, strict=True))
    fill(
        Excerpt(**common),
        ("id", "version", "start", "end"),
        ((i, *span) for i, span in zip(identities, new, strict=True)),
    )
    fill(
        Coding(**common, made_at=now),
        ("id", "key", "text", "coder", "code", "excerpt"),
        (
            (i, i, text, coder, code, there[span])
            for i, (text, coder, code, span) in zip(
                _identities(draw, len(rows)), rows, strict=True
            )
        ),
    )


def _identities(draw: random.Random, count: int) -> Iterator[UUID]:
    numbers = sorted(draw.getrandbits(128) for _ in range(count))
    return (UUID(int=number, version=4) for number in numbers)
