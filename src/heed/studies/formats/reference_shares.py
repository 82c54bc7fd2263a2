"""A reference population: expected shares of a characteristic by group.

The columns are group, item, answer and share; a share is in per cent. Every problem
names its row, its column and the remedy, and nothing is guessed.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from heed.foundation.spreadsheets.sheets import SheetRow

COLUMNS = ("group", "item", "answer", "share")
MOST_ROWS, NEAR_HUNDRED = 1_000, 1.0
Known = Mapping[tuple[str, str], Iterable[str]]  # answers by group and item


@dataclass(frozen=True)
class ShareProblem:
    """What is wrong in a row, and what to do."""

    row: int
    column: str
    problem: str
    remedy: str


@dataclass
class Shares:
    """The shares that were read by group and item, and what was wrong."""

    shares: dict[tuple[str, str], dict[str, float]] = field(default_factory=dict)
    problems: list[ShareProblem] = field(default_factory=list)


def read_shares(rows: Iterable[SheetRow], known: Known) -> Shares:
    """The shares of a file or of typed lines."""
    found, last = Shares(), {}
    for row in rows:
        if row.number > MOST_ROWS:
            found.problems.append(_too_long(row.number))
            return found
        _read(row, known, found)
        last[row.cells.get("group", ""), row.cells.get("item", "")] = row.number
    if not found.shares and not found.problems:
        found.problems.append(
            ShareProblem(1, "", "There are no rows.", "Write one for each answer.")
        )
    _check_sums(found, last)
    return found


def _read(row: SheetRow, known: Known, found: Shares) -> None:
    lacking = [name for name in COLUMNS if name not in row.cells]
    if row.fault or lacking:
        column = lacking[0] if lacking else ""
        what = row.fault or f"There is no column {column}."
        said = f"The columns are {', '.join(COLUMNS)}."
        found.problems.append(ShareProblem(row.number, column, what, said))
        return
    group, item, answer, share = (row.cells[name].strip() for name in COLUMNS)
    problem = _unknown(row.number, group, item, answer, known)
    number = _percent(share)
    if problem is None and number is None:
        problem = ShareProblem(
            row.number,
            "share",
            f"“{share}” is no share.",
            "Write per cent as a number from 0 to 100, such as 12.5.",
        )
    mine = found.shares.setdefault((group, item), {}) if problem is None else {}
    if problem is None and answer in mine:
        problem = ShareProblem(
            row.number, "answer", f"{answer} comes twice.", "Leave one of the rows out."
        )
    if problem is not None:
        found.problems.append(problem)
        return
    mine[answer] = number or 0.0


def _unknown(
    row: int, group: str, item: str, answer: str, known: Known
) -> ShareProblem | None:
    groups = sorted({one for one, _item in known})
    items = sorted({one for mine, one in known if mine == group})
    answers = list(known.get((group, item), ()))
    for column, said, options in (
        ("group", group, groups),
        ("item", item, items),
        ("answer", answer, answers),
    ):
        if said not in options:
            remedy = f"Write one of: {', '.join(options[:20]) or 'none is asked'}."
            what = f"The survey does not know “{said[:60]}”."
            return ShareProblem(row, column, what, remedy)
    return None


def _percent(text: str) -> float | None:
    try:
        number = float(text.removesuffix("%").strip().replace(",", "."))
    except ValueError:
        return None
    return number if 0 <= number <= 100 else None


def _check_sums(found: Shares, last: Mapping[tuple[str, str], int]) -> None:
    faulty = defaultdict(float)
    for key, shares in found.shares.items():
        total = sum(shares.values())
        if abs(total - 100) > NEAR_HUNDRED:
            faulty[key] = total
    if found.problems:
        return  # the sums are wrong because of them
    for (group, item), total in faulty.items():
        found.problems.append(
            ShareProblem(
                last.get((group, item), 1),
                "share",
                f"The shares of {group}, {item} add up to {total:.1f}.",
                "They are per cent of one population, so they add up to 100.",
            )
        )


def _too_long(row: int) -> ShareProblem:
    return ShareProblem(
        row,
        "",
        f"There are more than {MOST_ROWS} rows.",
        "Use a coarse characteristic, such as nation or age band.",
    )
