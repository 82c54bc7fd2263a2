"""Who speaks in an interview, as codes that every program can show.

Other programs keep speakers as codes on what they said. So the turns of an interview go
out as passages under three codes of our own, and come in again as turns and not as
codes; what nobody recognises stays a code like any other.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from uuid import UUID, uuid5

from heed.coding.definition.exchange import Code, Coding, Project, Selection, Source

OURS = UUID("2f0a4e3c-6f0b-4d0c-9a55-1f6f3f1f7a10")
FOLDER = str(uuid5(OURS, "voices"))
NAME = "Who speaks"
ROLES = {
    "participant": "Participant",
    "interviewer": "Interviewer",
    "other": "Somebody else",
}
GUIDS = {role: str(uuid5(OURS, role)) for role in ROLES}


@dataclass(frozen=True)
class SpokenStretch:
    """A turn: its place in the text, and who speaks."""

    start: int
    end: int
    role: str


def voice_codes() -> tuple[Code, ...]:
    """The codes of the three voices, under a folder of their own."""
    folder = Code(FOLDER, NAME, description="Turns of interviews.", codable=False)
    return (folder, *(Code(GUIDS[one], name, FOLDER) for one, name in ROLES.items()))


def as_selections(text: UUID, turns: Iterable[SpokenStretch]) -> tuple[Selection, ...]:
    """The turns of a text as passages that nobody in particular coded."""
    return tuple(
        Selection(
            guid=str(uuid5(text, f"turn {number}")),
            start=one.start,
            end=one.end,
            codings=(Coding(str(uuid5(text, f"voice {number}")), GUIDS[one.role]),),
        )
        for number, one in enumerate(turns, start=1)
    )


def parted(project: Project) -> tuple[Project, Mapping[str, list[SpokenStretch]]]:
    """A project without its voices, and the turns of each text by its identity."""
    roles = _voices_in(project)
    if not roles:
        return project, {}
    turns: dict[str, list[SpokenStretch]] = {}
    sources = []
    for source in project.sources:
        kept, found = _split(source, roles)
        sources.append(replace(source, selections=kept))
        if found:
            turns[source.guid] = sorted(found, key=lambda one: (one.start, one.end))
    codes = tuple(c for c in project.codes if c.guid not in roles and c.guid != FOLDER)
    return replace(project, codes=codes, sources=tuple(sources)), turns


def _voices_in(project: Project) -> dict[str, str]:
    """The voices' codes by identity, with who each is; other people's codes are not."""
    ours = {guid: role for role, guid in GUIDS.items()}
    return {one.guid: ours[one.guid] for one in project.codes if one.guid in ours}


def _split(
    source: Source, roles: Mapping[str, str]
) -> tuple[tuple[Selection, ...], list[SpokenStretch]]:
    kept, found = [], []
    for one in source.selections:
        said = [roles[c.code] for c in one.codings if c.code in roles]
        others = tuple(c for c in one.codings if c.code not in roles)
        if said and one.end > one.start:
            found.append(SpokenStretch(one.start, one.end, said[0]))
        if others or one.notes or not said:
            kept.append(replace(one, codings=others))
    return tuple(kept), found
