"""What a project found: which codes stand, mentions and people, coverage, saturation.

A code stands on a text where everybody who is done with it applied it, or where it was
settled so. A mention is a passage under one code; passages of several coders that
overlap are one mention. Nothing here knows of Django.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from heed.coding.passages import Span, merged


@dataclass(frozen=True)
class Marked:
    """A passage that one coder gave a code."""

    text: UUID
    person: UUID
    group: str
    coder: UUID
    code: UUID
    span: Span


@dataclass(frozen=True)
class Mention:
    """One passage under one code, as it counts."""

    text: UUID
    person: UUID
    group: str
    code: UUID
    span: Span


@dataclass(frozen=True)
class FactorRow:
    """One code in one group: its mentions, the people who made them, and its rank."""

    code: UUID
    mentions: int
    people: int
    rank: int | None  # by people, then mentions; equal ones share the better rank


@dataclass(frozen=True)
class Standing:
    """Which codes stand on which texts, and what is still open."""

    stands: frozenset[tuple[UUID, UUID]]
    open: tuple[tuple[UUID, UUID], ...]


def standing(
    marked: Iterable[Marked],
    done: Mapping[UUID, set[UUID]],
    settled: Mapping[tuple[UUID, UUID], bool],
    unjudged: Collection[tuple[UUID, UUID, UUID]] = (),
) -> Standing:
    """What stands. A text that nobody is done with yet has nothing standing.

    ``unjudged`` are texts, coders and codes that came after the coder was done.
    """

    def judged(text: UUID, code: UUID) -> set[UUID]:
        return {c for c in done.get(text, ()) if (text, c, code) not in unjudged}

    said: dict[tuple[UUID, UUID], set[UUID]] = defaultdict(set)
    for one in marked:
        if one.coder in judged(one.text, one.code):
            said[one.text, one.code].add(one.coder)
    stands = {
        where
        for where, who in said.items()
        if settled.get(where, who >= judged(*where))
    }
    stands |= {where for where, applies in settled.items() if applies}
    differ = [
        where
        for where, who in said.items()
        if where not in settled and who < judged(*where)
    ]
    return Standing(frozenset(stands), tuple(differ))


def mentions(marked: Iterable[Marked], where: Standing) -> list[Mention]:
    """Every mention of a code that stands, in the order of the texts given."""
    spans: dict[tuple[UUID, UUID], list[Span]] = defaultdict(list)
    about: dict[UUID, Marked] = {}
    for one in marked:
        about[one.text] = one
        if (one.text, one.code) in where.stands:
            spans[one.text, one.code].append(one.span)
    return [
        Mention(text, about[text].person, about[text].group, code, span)
        for (text, code), found in spans.items()
        for span in merged(found)
    ]


def factor_table(
    found: Iterable[Mention], codes: Iterable[UUID], *, unranked: frozenset[UUID]
) -> list[FactorRow]:
    """Each code with its mentions and people; remainders are counted and not ranked."""
    times: dict[UUID, int] = defaultdict(int)
    people: dict[UUID, set[UUID]] = defaultdict(set)
    for one in found:
        times[one.code] += 1
        people[one.code].add(one.person)
    weight = {code: (len(people[code]), times[code]) for code in codes}
    ranked = [w for code, w in weight.items() if code not in unranked and w[1]]
    return [
        FactorRow(
            code,
            times[code],
            len(people[code]),
            1 + sum(other > weight[code] for other in ranked)
            if code not in unranked and times[code]
            else None,
        )
        for code in weight
    ]


def coverage(rows: Iterable[FactorRow], *, but: frozenset[UUID]) -> tuple[int, int]:
    """How many factors have a mention, of how many; remainders are no factors."""
    factors = [row for row in rows if row.code not in but]
    return sum(row.mentions > 0 for row in factors), len(factors)
