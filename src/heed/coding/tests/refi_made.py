"""Projects of every shape, made up by hypothesis, and files of other programs."""

import io
import uuid
from dataclasses import replace
from datetime import UTC, datetime
from zipfile import ZipFile

from hypothesis import strategies as st

from heed.coding.definition.exchange import (
    Case,
    Code,
    Coding,
    Kind,
    Note,
    Project,
    Selection,
    Set,
    Source,
    Stamp,
    User,
    Value,
    Variable,
)

# Emoji, joined emoji, combining marks, right-to-left words, astral letters, odd ends.
PIECES = [
    *("a", "ward", " ", "\n", "\n\n", ".", "é", "e\u0301", "ŵ", "\t", "&<>\"'"),
    *("😀", "👩🏽\u200d⚕️", "👨\u200d👩\u200d👧", "\U0001d538\U0001d539", "שלום"),
    *("\u202b\u0645\u0631\u062d\u0628\u0627\u202c", "日本語", "don't", "  "),
    *("\u0301", "\u2028", "\x85", "\ufeff"),
]
WORDS = st.lists(st.sampled_from(PIECES), max_size=30).map("".join)
NAMES = st.lists(st.sampled_from([*PIECES, "\r"]), max_size=6).map("".join)
TEXTS = WORDS.map(lambda text: text.lstrip("\ufeff"))  # memos and counting
MOMENTS = st.none() | st.datetimes(
    datetime(1900, 1, 1),  # noqa: DTZ001  hypothesis adds the zone
    datetime(2200, 1, 1),  # noqa: DTZ001
    timezones=st.just(UTC),
)
_VALUES = {
    Kind.TEXT: NAMES,
    Kind.BOOLEAN: st.sampled_from(["true", "false"]),
    Kind.INTEGER: st.integers().map(str),
    Kind.FLOAT: st.decimals(allow_nan=False, allow_infinity=False, places=3).map(
        "{:f}".format
    ),
    Kind.DATE: st.dates().map(str),
    Kind.DATE_TIME: st.datetimes().map(datetime.isoformat),
}


def guids():
    """Identities as the shape has them."""
    return st.uuids(allow_nil=False).map(str)


@st.composite
def projects(draw):
    """A project with everything in it that is exchanged."""
    users = tuple(draw(_many(st.builds(User, guids(), NAMES, NAMES))))
    people = ["", *(one.guid for one in users)]
    notes = tuple(draw(_many(st.builds(Note, guids(), NAMES, TEXTS, NAMES))))
    notes = tuple(replace(one, made=draw(_stamps(people))) for one in notes)
    about = _some([one.guid for one in notes])
    codes = draw(_trees(about))
    variables = tuple(
        draw(_many(st.builds(Variable, guids(), NAMES, st.sampled_from(Kind), NAMES)))
    )
    coded = draw(st.lists(_sources(codes, people, about, variables), max_size=3))
    sources = tuple(_unlike(coded))
    cases = draw(_many(_cases(codes, sources, variables)))
    sets = draw(_many(_sets(codes, sources, notes)))
    return Project(
        name=draw(NAMES),
        description=draw(NAMES),
        users=users,
        codes=codes,
        variables=variables,
        cases=tuple(cases),
        sources=sources,
        notes=notes,
        sets=tuple(sets),
        about=draw(about),
        made=draw(_stamps(people)),
    )


def _many(one):
    return st.lists(one, max_size=3, unique_by=lambda thing: thing.guid)


def _some(guids):
    if not guids:
        return st.just(())
    return st.lists(st.sampled_from(guids), max_size=3, unique=True).map(tuple)


def _stamps(people):
    return st.builds(
        Stamp, st.sampled_from(people), MOMENTS, st.sampled_from(people), MOMENTS
    )


@st.composite
def _trees(draw, about):
    codes, branch = [], []
    for guid in draw(st.lists(guids(), max_size=8, unique=True)):
        branch = branch[: draw(st.integers(0, len(branch)))]
        colour = draw(st.sampled_from(["", "#00ff7f", "#123456"]))
        codes.append(
            Code(
                guid,
                draw(NAMES),
                branch[-1] if branch else "",
                draw(NAMES),
                colour,
                draw(st.booleans()),
                draw(about),
            )
        )
        branch.append(guid)
    return tuple(codes)


def _codings(codes, people, about):
    if not codes:
        return st.just(())
    known = st.sampled_from([one.guid for one in codes])
    one = st.builds(Coding, guids(), known, st.sampled_from(people), MOMENTS, about)
    return _many(one).map(tuple)


@st.composite
def _sources(draw, codes, people, about, variables):
    text = draw(WORDS)
    selections = []
    for guid in draw(st.lists(guids(), max_size=4, unique=True)):
        start = draw(st.integers(0, len(text)))
        end = draw(st.integers(start, len(text)))
        codings = draw(_codings(codes, people, about))
        selections.append(
            Selection(
                guid, start, end, draw(NAMES), draw(NAMES), codings, draw(about),
                draw(_stamps(people)),
            )
        )  # fmt: skip
    return Source(
        draw(guids()),
        draw(NAMES.filter(bool)),
        text,
        draw(NAMES),
        tuple(selections),
        draw(_codings(codes, people, about)),
        draw(about),
        draw(_values(variables)),
        draw(_stamps(people)),
        of_marks=draw(st.booleans()),
    )


@st.composite
def _values(draw, variables):
    found = []
    for one in variables:
        text = draw(st.none() | _VALUES[one.kind])
        found.append(Value(one.guid, one.kind, text))
    return tuple(found)


@st.composite
def _cases(draw, codes, sources, variables):
    marked = [one.guid for source in sources for one in source.selections]
    return Case(
        draw(guids()),
        draw(NAMES.filter(bool)),
        draw(NAMES),
        draw(_some([one.guid for one in codes])),
        draw(_values(variables)),
        draw(_some([one.guid for one in sources])),
        draw(_some(marked)),
    )


def _sets(codes, sources, notes):
    members = (_some([one.guid for one in group]) for group in (codes, sources, notes))
    return st.builds(Set, guids(), NAMES, NAMES, *members)


def _unlike(sources):
    """The sources without those that share an identity with an earlier one."""
    seen = set()
    for source in sources:
        mine = {source.guid, *(one.guid for one in source.selections)}
        given = [
            *source.codings,
            *(c for one in source.selections for c in one.codings),
        ]
        mine.update(one.guid for one in given)
        if not mine & seen and len(mine) == 1 + len(source.selections) + len(given):
            seen |= mine
            yield source


def guid(number):
    """A made-up identity in the way most programs write one."""
    return str(uuid.UUID(int=(0xABCD << 112) + number)).upper()


def packed(xml, texts=(), *, name="project.qde", folder="sources"):
    """A package as another program makes it."""
    file = io.BytesIO()
    with ZipFile(file, "w") as package:
        package.writestr(name, xml)
        for title, content in dict(texts).items():
            package.writestr(f"{folder}/{title}", content)
    return file.getvalue()
