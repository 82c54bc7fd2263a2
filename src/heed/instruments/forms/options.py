"""The answers of a question as rows: order, words, code, and what goes with each."""

from dataclasses import dataclass, field
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _

from heed.instruments.building.texts import found, put
from heed.instruments.definition.missing import RESERVED_CODES
from heed.instruments.formats.naming import Codes
from heed.instruments.forms.common import CODE

SPARE = 3  # empty rows below those that there are
MOST = 200


@dataclass
class Row:
    """One answer as it stands on the page."""

    order: str
    code: str = ""
    words: str = ""
    explain: str = ""
    exclusive: bool = False
    picture: str = ""
    was: str = ""  # the code under which it was shown
    error: str = ""


@dataclass
class OptionRows:
    """All rows, and whether they can be kept."""

    rows: list[Row]
    errors: list[dict[str, str]] = field(default_factory=list)

    @classmethod
    def of(cls, options: list[dict[str, Any]], variant: str) -> "OptionRows":
        """The answers that there are, and some empty rows."""
        rows = [
            Row(
                order=str(place),
                code=one["code"],
                words=found(one.get("words") or {}, "", variant),
                explain=found(one.get("explain") or {}, "", variant),
                exclusive=bool(one.get("exclusive")),
                picture=one.get("picture") or "",
                was=one["code"],
            )
            for place, one in enumerate(options, 1)
        ]
        return cls(rows).with_spare()

    def with_spare(self) -> "OptionRows":
        """The same with some empty rows below."""
        spare = [Row(order=str(len(self.rows) + n + 1)) for n in range(SPARE)]
        return OptionRows([*self.rows, *spare], self.errors)

    @classmethod
    def typed(cls, post: QueryDict) -> "OptionRows":
        """The rows as somebody sent them."""
        rows = []
        for n in range(MOST):
            if f"option-{n}-words" not in post:
                break
            names = ("order", "code", "words", "explain", "picture", "was")
            said = {name: post.get(f"option-{n}-{name}", "").strip() for name in names}
            rows.append(Row(**said, exclusive=f"option-{n}-exclusive" in post))
        found_rows = cls(rows)
        found_rows._check()
        return found_rows

    def _check(self) -> None:
        seen: set[str] = set()
        for n, row in enumerate(self.rows):
            if not row.code:
                continue
            if row.code in RESERVED_CODES:
                row.error = _("This code says why an answer is missing.")
            elif not CODE.regex.match(row.code):
                row.error = str(CODE.message)
            elif row.code in seen:
                row.error = _("Two answers have this code.")
            seen.add(row.code)
            if row.error:
                self.errors.append({"text": row.error, "href": f"#option-{n}-code"})

    def options(
        self, before: list[dict[str, Any]], variant: str
    ) -> list[dict[str, Any]]:
        """The answers in the order that was written; rows without anything are gone."""
        known = {one["code"]: one for one in before}
        taken = Codes()
        for row in self.rows:
            if row.code:
                taken.take(row.code)
        kept = [row for row in self.rows if row.words or row.code]
        kept.sort(key=lambda row: _number(row.order, len(self.rows)))
        return [_option(row, known.get(row.was, {}), taken, variant) for row in kept]


def _option(row: Row, old: dict[str, Any], taken: Codes, variant: str) -> dict:
    words = put(old.get("words") or {}, "", variant, row.words)
    option = {"code": row.code or taken.take(row.words), "words": words}
    if explain := put(old.get("explain") or {}, "", variant, row.explain):
        option["explain"] = explain
    if row.picture:
        option["picture"] = row.picture
    return option | ({"exclusive": True} if row.exclusive else {})


def _number(text: str, last: int) -> float:
    try:
        return float(text)
    except ValueError:
        return float(last)
