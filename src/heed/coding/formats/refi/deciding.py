"""Decides how a project's positions were counted, from its texts and its program.

A program counts all texts of a project in one way, so evidence is pooled over those
texts in which the ways differ. Nothing is guessed: where the evidence is thin and the
program unknown, or where a text speaks against the choice, its selections are left out.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from heed.coding.formats.refi.counting import Counting, LineEnds, Unit
from heed.coding.formats.refi.edges import judged
from heed.coding.formats.refi.programs import Habit
from heed.coding.formats.refi.texts import Text

Span = tuple[int, int]
SAMPLED = 400  # selections of one text that are looked at, of few texts
SAMPLED_IN_ALL = 20_000  # of many texts; each has at least eight
BROKEN = 0.05  # share of selections that may lie nowhere before the text is doubted

# Shares of edges that lie at words. Positions thrown at English prose give about .25.
CLOSE, LEAD, ENOUGH = 0.10, 0.15, 4  # for the habit of a program; for a stranger
AGAINST, ENOUGH_AGAINST = 0.40, 8  # another way is so much better
POOR, MANY = 0.35, 20  # nobody chose such places
ODD, ODD_RIGHT = 0.65, 0.85  # when to look at unusual ways, and when to take one

USUAL = tuple(
    Counting(unit, ends)
    for unit in (Unit.CODE_POINTS, Unit.UTF16)
    for ends in (LineEnds.AS_FILE, LineEnds.ONE)
)
UNUSUAL = tuple(
    Counting(unit, ends, mark, last)
    for unit in Unit
    for ends in LineEnds
    for mark in (False, True)
    for last in (False, True)
    if mark or last or ends is LineEnds.TWO
)


@dataclass(frozen=True, slots=True)
class ToPlace:
    """A text and the positions that a file gives for its selections."""

    text: Text
    spans: Sequence[Span] = field(repr=False)

    def sample(self, most: int) -> Sequence[Span]:
        """Selections from all over the text, not too many."""
        return self.spans[:: max(1, -(-len(self.spans) // most))]


@dataclass(frozen=True, slots=True)
class Decision:
    """The counting for one text, or None, and the reason in a sentence."""

    counting: Counting | None
    why: str


@dataclass(slots=True)
class Score:
    """How well a way of counting does."""

    misses: int = 0
    good: int = 0
    seen: int = 0

    @property
    def rate(self) -> float:
        """The share of edges that lie as people put them; a half without evidence."""
        return self.good / self.seen if self.seen else 0.5

    def add(self, other: "Score") -> None:
        """Pool two texts."""
        self.misses += other.misses
        self.good += other.good
        self.seen += other.seen


def place(text: Text, counting: Counting, spans: Iterable[Span]) -> list[Span | None]:
    """Our positions; None for what lies outside the text or inside a character."""
    ruler, longest = text.ruler(counting), len(text.words)
    placed: list[Span | None] = []
    for start, end in spans:
        first, last = ruler.start(start), ruler.end(end)
        if first is None or last is None or not first <= last <= longest:
            placed.append(None)
        else:
            placed.append((first, last))
    return placed


def decide(texts: Sequence[ToPlace], habit: Habit | None) -> list[Decision]:
    """One decision for each text, in their order."""
    if habit and habit.certain:
        return [Decision(habit.counting, "The file says so itself.") for _ in texts]
    most = min(SAMPLED, max(8, SAMPLED_IN_ALL // max(1, len(texts))))
    tried = [_Tried(one, USUAL, most) for one in texts]
    chosen, why = _choose([one for one in tried if one.telling], habit)
    if _looks_odd(tried, chosen or USUAL[0]):
        wider = [_Tried(one, (*USUAL, *UNUSUAL), most) for one in texts]
        odd, reason = _choose_odd(wider)
        if odd:
            return [_judge(one, odd, reason) for one in wider]
    return [_judge(one, chosen, why) for one in tried]


class _Tried:
    """A text under several ways of counting."""

    def __init__(self, one: ToPlace, ways: Sequence[Counting], most: int) -> None:
        self.scores: dict[Counting, Score] = {}
        self.places: dict[Counting, tuple[Span | None, ...]] = {}
        sample = one.sample(most)
        self.sampled = len(sample)
        done: dict[tuple[Span | None, ...], Score] = {}
        for way in ways:
            placed = tuple(place(one.text, way, sample))
            if placed not in done:
                done[placed] = _score(one.text, placed)
            self.scores[way] = done[placed]
            self.places[way] = placed

    @property
    def telling(self) -> bool:
        """Whether it matters here how the program counted."""
        return len({self.places[way] for way in USUAL}) > 1


def _score(text: Text, placed: tuple[Span | None, ...]) -> Score:
    inside = [span for span in placed if span]
    good, seen = judged(text.words, inside)
    return Score(len(placed) - len(inside), good, seen)


def _pooled(tried: Sequence[_Tried], ways: Iterable[Counting]) -> dict[Counting, Score]:
    """Scores over all texts; of ways that come to the same places, the first alone."""
    groups = {tuple(one.places[way] for one in tried): way for way in reversed([*ways])}
    pooled = {way: Score() for way in groups.values()}
    for way, score in pooled.items():
        for one in tried:
            score.add(one.scores[way])
    return pooled


def _choose(
    telling: Sequence[_Tried], habit: Habit | None
) -> tuple[Counting | None, str]:
    usual = [habit.counting] if habit else []
    pooled = _pooled(telling, [*usual, *USUAL])
    least = min(score.misses for score in pooled.values())
    fitting = {way: score for way, score in pooled.items() if score.misses == least}
    best = max(fitting, key=lambda way: fitting[way].rate)
    if habit and _nearly(habit.counting, fitting, best):
        return habit.counting, f"{habit.program} counts so: {habit.counting}."
    score = fitting[best]
    if len(fitting) == 1 and score.rate > POOR:
        return best, f"Only counting in {best} puts its selections inside the text."
    if score.seen >= ENOUGH and score.rate - _second(fitting, best) >= LEAD:
        return best, _edges(best, score)
    return None, (
        "Ways of counting that are in use put its selections in different places, "
        "and nothing tells which is meant."
    )


def _nearly(way: Counting, fitting: dict[Counting, Score], best: Counting) -> bool:
    return way in fitting and fitting[way].rate >= fitting[best].rate - CLOSE


def _second(scores: dict[Counting, Score], best: Counting) -> float:
    return max((one.rate for way, one in scores.items() if way != best), default=0.0)


def _edges(way: Counting, score: Score) -> str:
    return (
        f"Counted in {way}, {score.good} of {score.seen} edges that were looked at in "
        "the file lie between words; counted otherwise, far fewer."
    )


def _looks_odd(tried: Sequence[_Tried], chosen: Counting) -> bool:
    score = Score()
    for one in tried:
        score.add(one.scores[chosen])
    missed = score.misses > BROKEN * sum(one.sampled for one in tried)
    return missed or (score.seen >= ENOUGH_AGAINST and score.rate < ODD)


def _choose_odd(tried: Sequence[_Tried]) -> tuple[Counting | None, str]:
    pooled = _pooled(tried, (*USUAL, *UNUSUAL))
    least = min(score.misses for score in pooled.values())
    fitting = {way: score for way, score in pooled.items() if score.misses == least}
    best = max(fitting, key=lambda way: fitting[way].rate)
    score = fitting[best]
    clear = score.rate >= ODD_RIGHT and score.rate - _second(fitting, best) >= LEAD
    if score.seen >= ENOUGH_AGAINST and clear:
        return best, _edges(best, score)
    return None, ""


def _judge(one: _Tried, chosen: Counting | None, why: str) -> Decision:
    """The choice for the project, held against one of its texts."""
    if not one.telling and (chosen is None or chosen in USUAL):
        chosen = chosen or USUAL[0]
        why = "All ways of counting in use put its selections in the same places."
    if chosen is None:
        return Decision(None, why)
    score = one.scores[chosen]
    if score.misses > BROKEN * one.sampled:
        return Decision(None, _outside(score.misses, one.sampled, chosen))
    if score.seen >= MANY and score.rate < POOR:
        return Decision(
            None,
            f"Counted in {chosen}, its selections cut through words; the text may "
            "have changed since.",
        )
    others = max(other.rate for way, other in one.scores.items() if way in USUAL)
    if score.seen >= ENOUGH_AGAINST and others - score.rate >= AGAINST:
        return Decision(
            None, f"The other texts are counted in {chosen}, and this is not."
        )
    return Decision(chosen, why)


def _outside(misses: int, sampled: int, chosen: Counting) -> str:
    return (
        f"Counted in {chosen}, {misses} of {sampled} selections that were looked at "
        "lie outside the text or inside a character."
    )
