"""What came in a file of another program, as it is kept until somebody decides."""

from collections import Counter
from collections.abc import Iterable

from pydantic import BaseModel, ConfigDict

from heed.coding.definition.exchange import Project
from heed.coding.formats.refi import Counting, Imported, LineEnds, Placed, Unit
from heed.instruments.formats.losses import How, Loss

COUNTINGS = {
    "code-points": Counting(),
    "code-points-one": Counting(Unit.CODE_POINTS, LineEnds.ONE),
    "utf-16": Counting(Unit.UTF16),
    "utf-16-one": Counting(Unit.UTF16, LineEnds.ONE),
}


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Person(_Part):
    """Somebody of whom something came, by their identity and name in the file."""

    guid: str
    name: str
    codings: int


class Way(_Part):
    """One way in which positions were read, and for how much."""

    counting: Counting | None  # none where they could not be trusted
    why: str
    texts: int
    found: int
    placed: int


class Doubt(_Part):
    """A text whose passages stay behind, since their places are in doubt."""

    name: str
    found: int
    why: str


class Lost(_Part):
    """One thing that is not carried as it was."""

    item: str
    where: str
    what: str
    why: str
    how: How

    @property
    def loss(self) -> Loss:
        """The same as the rest of the house knows it."""
        return Loss(self.item, self.where, self.what, self.why, self.how)


class Came(_Part):
    """A file in numbers and names."""

    program: str
    name: str
    people: tuple[Person, ...]
    used: tuple[str, ...]  # names of the codes that something was coded to
    codes: int
    texts: int
    selections: int
    codings: int
    notes: int
    sets: int
    cases: int
    ways: tuple[Way, ...]
    doubts: tuple[Doubt, ...]


class Report(_Part):
    """What is known of a file: what came, why it was refused, and how it ended."""

    came: Came | None = None
    refusal: str = ""
    is_codebook: bool = False
    lost: tuple[Lost, ...] = ()
    labels: tuple[tuple[str, str], ...] = ()  # whose label is whose, once it is in


def came_in(imported: Imported, people: Iterable[tuple[str, str]]) -> Came:
    """A file in numbers; ``people`` are those of whom something came."""
    theirs = imported.project
    by = Counter(one.by for one in theirs.codings())
    known = {one.guid for one in theirs.users}
    unnamed = sum(count for who, count in by.items() if who not in known)
    used = {one.code for one in theirs.codings()}
    return Came(
        program=theirs.origin[:120],
        name=" ".join(theirs.name.split())[:200],
        people=tuple(
            Person(guid=guid, name=name, codings=by[guid] if guid else unnamed)
            for guid, name in people
        ),
        used=tuple(one.name for one in theirs.codes if one.guid in used),
        codes=len(theirs.codes),
        texts=sum(bool(one.text) for one in theirs.sources),
        selections=sum(len(one.selections) for one in theirs.sources),
        codings=by.total(),
        notes=len(theirs.notes) + _comments(theirs),
        sets=len(theirs.sets),
        cases=len(theirs.cases),
        ways=tuple(_ways(imported.placed)),
        doubts=tuple(
            Doubt(name=one.name, found=one.found, why=one.why)
            for one in imported.untrusted
        ),
    )


def lost_of(losses: Iterable[Loss]) -> tuple[Lost, ...]:
    """Losses as they are kept."""
    return tuple(Lost(**one.as_json()) for one in losses)


def _comments(theirs: Project) -> int:
    said = [one.description for one in theirs.sources]
    said += [one.description for text in theirs.sources for one in text.selections]
    return sum(bool(words.strip()) for words in said)


def _ways(placed: Iterable[Placed]) -> Iterable[Way]:
    """Texts that were read alike, together; those with most selections first."""
    kinds: dict[tuple[Counting | None, str], list[Placed]] = {}
    for one in placed:
        kinds.setdefault((one.counting, one.why), []).append(one)
    ways = [
        Way(
            counting=counting,
            why=why,
            texts=len(ones),
            found=sum(one.found for one in ones),
            placed=sum(one.placed for one in ones),
        )
        for (counting, why), ones in kinds.items()
    ]
    return sorted(ways, key=lambda way: -way.found)
