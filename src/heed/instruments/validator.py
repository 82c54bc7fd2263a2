"""The compiled validator: from what was posted to a document that may be kept."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext

from heed.instruments.checks import Check, Posted, Unacceptable, check_for
from heed.instruments.checks.dates import field_names
from heed.instruments.definition import WRITTEN, Date, Definition, Missing
from heed.instruments.definition.items import TEXT_KINDS, BaseItem
from heed.instruments.routing import Holds, compile_condition

Texts = dict[str, str | list[str]]


@dataclass(slots=True)
class Checked:
    """A clean document with its texts apart, or the errors that prevent one.

    Every item but the statements stands in the document: an answer, ``written`` for
    words that are in ``texts``, or one of the three kinds of missing.
    """

    document: dict[str, Any] = field(default_factory=dict)
    texts: Texts = field(default_factory=dict)
    errors: dict[str, str] = field(default_factory=dict)
    left_out: tuple[str, ...] = ()  # answered, then hidden by a changed answer

    @property
    def ok(self) -> bool:
        """Whether there is a document."""
        return not self.errors


@dataclass(frozen=True, slots=True)
class Step:
    """One item, ready to be checked."""

    code: str
    fields: tuple[str, ...]  # the names under which the form sends it
    holds: Holds | None
    check: Check
    is_text: bool


class Validator:
    """All checks of one questionnaire, made once."""

    def __init__(self, definition: Definition) -> None:
        self.definition = definition
        self._steps = {
            item.code: _step(item) for item in definition.items if _is_answered(item)
        }
        self._asked = {
            group: {item.code for item in definition.asked_of(group)}
            for group in definition.groups
        }
        self._place = {code: place for place, code in enumerate(definition.by_code)}
        self._known = frozenset(
            name for step in self._steps.values() for name in step.fields
        ) | frozenset(definition.by_code)

    def __call__(
        self, posted: Posted, *, group: str, reached: str | None = None
    ) -> Checked:
        """Check everything that was posted by a person of one group.

        ``reached`` is the last item the person saw, if they stopped before the end.
        Field names that begin with an underscore belong to the page and are not read.
        """
        checked = Checked()
        document, left_out = checked.document, []
        asked = self._asked[group]
        last = len(self._place) if reached is None else self._place[reached]
        if not self._known.issuperset(posted):
            checked.errors.update(self._strangers(posted))
        for code, step in self._steps.items():
            if code not in asked or (step.holds and not step.holds(document)):
                document[code] = Missing.NOT_SHOWN
                if any(any(posted.get(name, ())) for name in step.fields):
                    left_out.append(code)
                continue
            _take(step, posted, checked)
            if document[code] is Missing.SKIPPED and self._place[code] > last:
                document[code] = Missing.NOT_REACHED
        checked.left_out = tuple(left_out)
        if checked.errors:
            checked.document, checked.texts = {}, {}
        return checked

    def check_one(self, code: str, posted: Posted) -> Checked:
        """Check the answer to one item, for a page with one question."""
        checked = Checked()
        if code in self._steps:
            _take(self._steps[code], posted, checked)
        elif code not in self._place:
            raise KeyError(code)
        if checked.errors:
            checked.document, checked.texts = {}, {}
        return checked

    def fields_of(self, code: str) -> tuple[str, ...]:
        """The form fields of one item, so that a draft keeps these and no others."""
        return self._steps[code].fields if code in self._steps else ()

    def _strangers(self, posted: Posted) -> Iterator[tuple[str, str]]:
        for name in posted:
            if name not in self._known and not name.startswith("_"):
                yield name, gettext("This question is not part of this form.")


def compile_validator(definition: Definition) -> Validator:
    """The validator of a questionnaire; make it once and keep it."""
    return Validator(definition)


def check_one(item: BaseItem, posted: Posted) -> Checked:
    """Check one item's answer without a validator at hand."""
    checked = Checked()
    if _is_answered(item):
        _take(_step(item), posted, checked)
    return checked


def _is_answered(item: BaseItem) -> bool:
    return item.kind != "statement"


def _step(item: BaseItem) -> Step:
    fields: tuple[str, ...] = (item.code,)
    if isinstance(item, Date):
        fields += tuple(field_names(item).values())
    holds = compile_condition(item.shown_if) if item.shown_if else None
    return Step(
        item.code, fields, holds, check_for(item), is_text=item.kind in TEXT_KINDS
    )


def _take(step: Step, posted: Mapping[str, list[str]], checked: Checked) -> None:
    try:
        value = step.check(posted)
    except Unacceptable as refusal:
        checked.errors[step.code] = refusal.sentence
        value = Missing.SKIPPED
    if step.is_text and not isinstance(value, Missing):
        checked.texts[step.code] = value
        value = WRITTEN
    checked.document[step.code] = value
