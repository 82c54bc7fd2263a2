"""Making the lines of an edition out of blocks that the gate showed, old and new."""

from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from uuid import UUID
from zoneinfo import ZoneInfo

from heed.coding.cutting import Counted, batches, in_time, slices_of
from heed.coding.errors import FloorsDiffer, NothingToShow
from heed.coding.found import (
    EVERYBODY,
    LONGER,
    MONTHS,
    NOT_KNOWN,
    OWN,
    OWN_GROUPS,
    STAFF,
    Found,
    Line,
    steps_over,
)
from heed.coding.models import CountedPerson, Project, Step
from heed.coding.queries import judged
from heed.coding.queries.tallied import names_in, told_in, writers_in
from heed.coding.tallies import Told
from heed.foundation import clock
from heed.foundation.windows import Window, WindowKind, closed
from heed.safeguards import ledger
from heed.safeguards.audience import Audience
from heed.safeguards.disclosure import DEFAULT, OPEN_SURVEY, release
from heed.safeguards.figures import Kind, Question, Released, Slice, Subject
from heed.safeguards.models import BlockSlice, ReleasedBlock

Blocks = list[ReleasedBlock]
Way = Callable[[BlockSlice], str]


class EditionMaker:
    """One edition in the making: which people stand in which block, and their lines."""

    def __init__(
        self, project: Project, audience: Audience, step: Step, by_place: bool
    ) -> None:
        self.project, self.audience, self.step = project, audience, step
        self.zone = ZoneInfo(project.place.zone)
        _stands, found = judged.found_in(project)
        self.told = told_in(project, found)
        self.is_open = any(one.is_open for one in self.told)
        self.by_place = by_place and not self.is_open
        self.earlier = list(project.editions.order_by("number"))
        self.new_blocks: list[str] = []
        self.counted: list[CountedPerson] = []

    def made(self) -> Found:
        """Show what can be shown for the first time, then put all parts together."""
        if any(one.open_survey != self.is_open for one in self.earlier):
            raise FloorsDiffer
        self._show_new()
        axes = {axis: tuple(lines) for axis, lines in self._axes().items()}
        if axes["all"][0].base is None:
            raise NothingToShow
        return Found(self.audience.value, axes, names_in(self.project))

    @cached_property
    def what(self) -> Counted:
        """What is counted: people and mentions of the codes of this framework."""
        name = f"{self.project.framework.slug}-{self.project.framework.number}"
        codes = judged.codes_of(self.project)
        return Counted(codes, f"people:{name}", f"mentions:{name}")

    @cached_property
    def question(self) -> Question:
        """What the gate is asked; all editions of a project share a ledger."""
        slugs = tuple(code.slug for code in self.what.codes)
        people, mentions = self.what.people, self.what.mentions
        return Question(
            organisation=self.project.organisation,
            kind=f"coding:{self.project.pk}",
            subjects=(
                Subject(people, slugs, Kind.SEVERAL),
                Subject(mentions, slugs, Kind.TIMES, beside=people),
            ),
            floors=OPEN_SURVEY if self.is_open else DEFAULT,
        )

    def _show_new(self) -> None:
        """Let the gate show what was in no block yet, the finest cut first."""
        writers = None if self.is_open else writers_in(self.project, self.told)
        told = slices_of(self.told, self.what, writers)
        people = {one.key: here for one, here in told}
        shown = ledger.shown_in(self.question, people)
        now, floors = clock.now(), self.question.floors
        waiting = [
            one
            for one, _here in told
            if one.key not in shown
            and closed(one.window, now)
            and not ledger.is_beyond_help([one], floors)
        ]
        ready = batches(
            waiting,
            step=self.step,
            by_place=self.by_place,
            zone=self.zone,
            fits=lambda batch: ledger.may_be_shown(batch, floors),
        )
        for batch in ready:
            self._release(batch)
            keys = [one.key for one in batch]
            (block,) = set(ledger.shown_in(self.question, keys).values())
            self.new_blocks.append(str(block))
            self.counted += [
                self._person(block, one) for key in keys for one in people[key]
            ]

    def _person(self, block: UUID, one: Told) -> CountedPerson:
        return CountedPerson(
            organisation=self.project.organisation,
            project=self.project,
            block=block,
            person=one.person,
        )

    @cached_property
    def parts(self) -> list[Blocks]:
        """The blocks of each edition by the same framework, without those left.

        Each edition is a part of its own: its sums are of blocks that no other has, so
        that what came since can never be had by subtraction.
        """
        own = [e for e in self.earlier if e.framework_id == self.project.framework_id]
        parts = [*(edition.blocks for edition in own), self.new_blocks]
        return [self._whole(ledger.blocks_by_id(part).values()) for part in parts]

    def _whole(self, blocks: Iterable[ReleasedBlock]) -> Blocks:
        """Those from which nobody has gone: who takes words back counts no more."""
        here = {one.person for one in self.told}
        stay: dict[str, int] = {str(one.block): 0 for one in self.counted}
        rows = list(
            CountedPerson.objects.filter(project=self.project).values_list(
                "block", "person"
            )
        )
        rows += [(one.block, one.person) for one in self.counted]
        for block, person in rows:
            stay[str(block)] = stay.get(str(block), 0) + (person in here)
        return [b for b in blocks if stay.get(str(b.pk), 0) == b.entries]

    def _axes(self) -> dict[str, list[Line]]:
        """The lines in the order in which the gate is asked, the widest first."""
        groups = {OWN: OWN_GROUPS, STAFF: {STAFF}}
        axes = {
            "all": [self._line(EVERYBODY, lambda _one: True)],
            "side": [
                self._line(side, lambda one, of=of: one.group in of)
                for side, of in groups.items()
            ],
            "group": self._lines(lambda one: one.group),
        }
        for axis in ("quarter", "month"):
            if self.step in (axis, Step.MONTH):
                axes[axis] = self._lines(
                    lambda one, axis=axis: self._time(one, axis), MONTHS[axis]
                )
        axes["place"] = self._lines(lambda one: str(one.place or LONGER))
        return axes

    def _time(self, one: BlockSlice, axis: str) -> str:
        return in_time(_window(one), axis, self.zone)

    def _lines(self, way: Way, months: int = 0) -> list[Line]:
        """A line for each value, and one for the blocks that reach over several."""
        found: dict[str, None] = {}
        for part in self.parts:
            for block in part:
                found.update(dict.fromkeys(way(one) for one in block.slices.all()))
        apart = {NOT_KNOWN, LONGER}
        # A month of which nothing is shown has its line, so that times keep their pace.
        known = set(found) | set(steps_over(found.keys() - apart, months))
        keys = sorted(known, key=lambda key: (key in apart, key))
        lines = [
            self._line(key, lambda one, key=key: way(one) == key)
            for key in keys
            if key != LONGER
        ]
        over = [[b for b in part if _reaches_over(b, way)] for part in self.parts]
        return lines + ([self._sum(LONGER, over)] if any(over) else [])

    def _line(self, key: str, inside: Callable[[BlockSlice], bool]) -> Line:
        parts = [
            [block for block in part if all(inside(o) for o in block.slices.all())]
            for part in self.parts
        ]
        return self._sum(key, parts)

    def _sum(self, key: str, parts: Sequence[Blocks]) -> Line:
        """The sum over parts; hidden where one of them is."""
        released = [self._again(blocks) for blocks in parts if blocks]
        return Line(
            key,
            sum(one.entries for one in released) if released else None,
            self._added(released, self.what.people),
            self._added(released, self.what.mentions),
        )

    def _added(self, released: list[Released], subject: str) -> dict[str, int | None]:
        rows = [one.tables.get(subject, {}) for one in released]
        sums: dict[str, int | None] = {}
        for code in self.what.codes:
            cells = [row.get(code.slug) for row in rows]
            hidden = not cells or None in cells
            sums[code.slug] = None if hidden else sum(cells)
        return sums

    def _again(self, blocks: Blocks) -> Released:
        """Blocks that were shown before, together; the ledger has their counts."""
        return self._release(
            [
                Slice(_window(one), one.place, one.group, 0, None, {})
                for block in blocks
                for one in block.slices.all()
            ]
        )

    def _release(self, slices: Sequence[Slice]) -> Released:
        return release(audience=self.audience, question=self.question, slices=slices)


def _window(one: BlockSlice) -> Window:
    return Window(WindowKind(one.window_kind), one.window_start, one.window_end)


def _reaches_over(block: ReleasedBlock, way: Way) -> bool:
    """Whether a block has more than one value, or none that is told by itself."""
    values = {way(one) for one in block.slices.all()}
    return len(values) > 1 or values == {LONGER}
