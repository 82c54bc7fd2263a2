"""The texts on which coders differ, some at a time, in the order of the project."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, repeat
from uuid import UUID

from heed.coding.agreement import disagreements
from heed.coding.models import CodedText, Coder, Project
from heed.coding.queries.desk import texts_by_id
from heed.coding.queries.judged import judged_by_people, settled

PAGE = 100  # texts on a page of the list
READ = (500, 5_000, 20_000)  # texts that are looked through at a time, more and more


@dataclass(frozen=True)
class Differing:
    """A text on which coders differ, and each code with whether it is settled."""

    text: CodedText
    codes: list[tuple[UUID, bool]]


@dataclass(frozen=True)
class DifferingPage:
    """Some of them, and the place after which the next ones lie, if there are more."""

    texts: list[Differing]
    after: int | None


def differing_after(seat: Coder, after: int = 0) -> DifferingPage:
    """The next texts that this person may read and on which coders differ.

    A project is looked through as far as a page needs, not as a whole.
    """
    found: list[Differing] = []
    for size in _growing():
        some = _done_after(seat.project, after, size)
        found += _differing(seat, [pk for _position, pk in some])
        if len(found) > PAGE:
            page = found[:PAGE]
            return DifferingPage(page, page[-1].text.position)
        if len(some) < size:
            return DifferingPage(found, None)
        after = some[-1][0]
    raise AssertionError  # a project ends


def _growing() -> Iterator[int]:
    return chain(READ, repeat(READ[-1]))


def _done_after(project: Project, after: int, size: int) -> list[tuple[int, UUID]]:
    texts = CodedText.objects.filter(project=project, is_done=True, position__gt=after)
    return list(texts.order_by("position").values_list("position", "pk")[:size])


def _differing(seat: Coder, among: list[UUID]) -> list[Differing]:
    differ: dict[UUID, list[UUID]] = {}
    for text, code in disagreements(judged_by_people(seat.project, among)):
        differ.setdefault(text, []).append(code)
    readable = texts_by_id(seat, list(differ))
    decided = settled(seat.project, list(differ))
    return [
        Differing(readable[text], [(code, (text, code) in decided) for code in codes])
        for text, codes in differ.items()
        if text in readable
    ]
