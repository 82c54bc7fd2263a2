"""Conditions in the languages of XLSForm and REDCap, read into ours.

Both compare an earlier answer with a value and join such comparisons with ``and`` and
``or``. Read are references (``${name}``, ``[name]``, ``[name(code)]``), ``=`` and
``!=`` with a code or with nothing, ``selected()``, ``not()`` and brackets. What
compares numbers or calls anything else is refused with a reason.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from heed.instruments.definition import WRITTEN
from heed.instruments.definition.items import TEXT_KINDS
from heed.instruments.formats.aside import Data
from heed.instruments.formats.tokens import Token, Unreadable, tokens_of

DEEPEST = 30


@dataclass(frozen=True, slots=True)
class Asked:
    """What a condition may say of an earlier question."""

    code: str
    kind: str
    answers: Mapping[str, str]  # the names of the file, and our codes for them


def read_condition(text: str, asked: Mapping[str, Asked]) -> Data:
    """A condition in our form, or the reason why there is none."""
    reader = _Reader(tokens_of(text), asked)
    condition = reader.either(0)
    reader.end()
    return condition


class _Reader:
    """Reads one condition from left to right."""

    def __init__(self, tokens: list[Token], asked: Mapping[str, Asked]) -> None:
        self._tokens, self._asked, self._at = tokens, asked, 0

    def either(self, depth: int) -> Data:
        parts = [self._together(depth)]
        while self._word("or"):
            parts.append(self._together(depth))
        return any_of(parts)

    def end(self) -> None:
        if self._at < len(self._tokens):
            raise Unreadable("It calculates or compares in a way that Heed does not.")

    def _together(self, depth: int) -> Data:
        parts = [self._one(depth + 1)]
        while self._word("and"):
            parts.append(self._one(depth + 1))
        return parts[0] if len(parts) == 1 else {"all": parts}

    def _one(self, depth: int) -> Data:
        if depth > DEEPEST:
            raise Unreadable("It nests too deeply.")
        if self._word("not"):
            self._mark("(")
            inner = self.either(depth)
            self._mark(")")
            return negated(inner)
        if self._peek("mark", "("):
            self._at += 1
            inner = self.either(depth)
            self._mark(")")
            return inner
        if self._word("selected"):
            return self._selected()
        return self._comparison()

    def _selected(self) -> Data:
        self._mark("(")
        ref = self._take("ref")
        self._mark(",")
        value = _unquoted(self._next())
        self._mark(")")
        return self._answered(self._known(ref), value, whole=False)

    def _comparison(self) -> Data:
        first, op, second = self._next(), self._take("op"), self._next()
        ref, value = (first, second) if first.kind == "ref" else (second, first)
        if ref.kind != "ref" or op.text not in {"=", "!=", "<>"}:
            raise Unreadable("Heed compares codes, and no amounts or dates.")
        known = self._known(ref)
        if ref.box:
            if _unquoted(value) not in {"0", "1"}:
                raise Unreadable("A box is ticked or not, 1 or 0.")
            ticked = (_unquoted(value) == "1") == (op.text == "=")
            leaf = self._answered(known, ref.box, whole=False)
            return leaf if ticked else negated(leaf)
        leaf = self._answered(known, _unquoted(value), whole=True)
        return leaf if op.text == "=" else negated(leaf)

    def _answered(self, known: Asked, value: str, *, whole: bool) -> Data:
        if known.kind in TEXT_KINDS and not value:
            return negated({"item": known.code, "is": [WRITTEN]})
        if not known.answers:
            raise Unreadable(f"The question {known.code} has no codes to choose from.")
        if not value:
            every = list(known.answers.values())
            return negated({"item": known.code, "is": every})
        if whole and known.kind == "several":
            raise Unreadable(f"It compares all answers of {known.code} at once.")
        if value not in known.answers:
            raise Unreadable(f"The question {known.code} has no answer {value[:40]}.")
        return {"item": known.code, "is": [known.answers[value]]}

    def _known(self, ref: Token) -> Asked:
        found = self._asked.get(ref.text)
        if found is None:
            raise Unreadable(
                f"It asks for {ref.text[:60]}, which is no earlier question here."
            )
        return found

    def _peek(self, kind: str, text: str) -> bool:
        if self._at >= len(self._tokens):
            return False
        token = self._tokens[self._at]
        return token.kind == kind and token.text.casefold() == text

    def _word(self, text: str) -> bool:
        found = self._peek("word", text)
        self._at += found
        return found

    def _mark(self, text: str) -> None:
        if not self._peek("mark", text):
            raise Unreadable("It calculates or compares in a way that Heed does not.")
        self._at += 1

    def _next(self) -> Token:
        if self._at >= len(self._tokens):
            raise Unreadable("It ends in the middle.")
        self._at += 1
        return self._tokens[self._at - 1]

    def _take(self, kind: str) -> Token:
        token = self._next()
        if token.kind != kind:
            raise Unreadable("It calculates or compares in a way that Heed does not.")
        return token


def _unquoted(token: Token) -> str:
    if token.kind == "text":
        return token.text[1:-1]
    if token.kind == "number":
        return token.text
    raise Unreadable("It compares with something other than a code.")


def negated(condition: Data) -> Data:
    """The condition that holds where the other does not."""
    return condition.get("not", {"not": condition})


def any_of(parts: list[Data]) -> Data:
    """One of several; several answers of one question become one comparison."""
    if len(parts) == 1:
        return parts[0]
    items = {part.get("item") for part in parts}
    if len(items) == 1 and None not in items:
        codes: list[Any] = [code for part in parts for code in part["is"]]
        return {"item": parts[0]["item"], "is": list(dict.fromkeys(codes))}
    return {"any": parts}
