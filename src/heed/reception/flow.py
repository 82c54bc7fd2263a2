"""The way through a questionnaire: which page comes next, and what it may send."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.http import QueryDict

from heed.instruments.definition import Definition, Missing
from heed.instruments.definition.items import TEXT_KINDS
from heed.instruments.routing import next_item, previous_item, shown_items
from heed.instruments.validator import Checked, Validator
from heed.reception.sittings import WANTS_WORDS, Sitting

# In these, a tap answers and goes on, also where several answers may be chosen; and
# they are sent with the last tap unless the person asked to add words.
QUICK = frozenset({"ward-check"})
# Asked after the answers are stored, on its own, and without anything to come back to.
AFTERWARDS = "about-you"
ALWAYS_A_CONCERN = frozenset({"tell-us"})
ONE_TAP = frozenset({"one_choice", "five_point", "consent"})


@dataclass(frozen=True)
class Flow:
    """One sitting's way through its questionnaire."""

    sitting: Sitting
    definition: Definition
    validator: Validator

    @property
    def group(self) -> str:
        """Who is speaking."""
        return self.sitting.body.group

    @property
    def is_survey(self) -> bool:
        """Whether researchers ask, who report and do not act on one answer."""
        return self.sitting.is_survey

    @property
    def is_quick(self) -> bool:
        """Whether it is sent by taps alone."""
        return self.definition.code in QUICK and not self.is_survey

    @cached_property
    def checked(self) -> Checked:
        """What has been answered so far, checked as a whole."""
        return self.validator(self.sitting.answers, group=self.group)

    @property
    def checked_up_to_here(self) -> Checked:
        """The same for somebody who stops here: the rest is not reached."""
        reached = self.furthest or self.first
        checked = self.validator(
            self.sitting.answers, group=self.group, reached=reached
        )
        if not self.furthest and reached in checked.document:
            checked.document[reached] = Missing.NOT_REACHED
        return checked

    @property
    def first(self) -> str:
        """The code of the first item."""
        item = next_item(self.definition, {}, group=self.group)
        return item.code if item else ""

    def shows(self, code: str) -> bool:
        """Whether an item is on this person's way."""
        return any(item.code == code for item in self._shown())

    def after(self, code: str) -> str:
        """The code of the page after this one; empty where the questions end."""
        item = next_item(self.definition, self._answers, group=self.group, after=code)
        while item and self._is_left_out(item.kind):
            item = next_item(
                self.definition, self._answers, group=self.group, after=item.code
            )
        return item.code if item else ""

    def before(self, code: str) -> str:
        """The code of the page before this one; empty at the start."""
        item = previous_item(
            self.definition, self._answers, group=self.group, before=code
        )
        return item.code if item else ""

    def unanswered(self, code: str) -> str:
        """The next page after this one that the person has not seen yet."""
        following = self.after(code) if code else self.first
        while following and self.has_seen(following):
            following = self.after(following)
        return following

    def questions_after(self, code: str) -> int:
        """How many questions follow, as far as the answers so far can tell."""
        order = list(self.definition.by_code)
        following = order[order.index(code) + 1 :]
        return sum(
            item.code in following
            and item.kind != "statement"
            and not self._is_left_out(item.kind)
            for item in self._shown()
        )

    def has_seen(self, code: str) -> bool:
        """Whether the person was on an item's page and went on from there."""
        fields = self.validator.fields_of(code) or (seen(code),)
        return any(name in self.sitting.body.posted for name in fields)

    @property
    def furthest(self) -> str | None:
        """The last item that the person went on from; none at the start."""
        seen_items = [i.code for i in self._shown() if self.has_seen(i.code)]
        return seen_items[-1] if seen_items else None

    @property
    def has_words(self) -> bool:
        """Whether anything was written in the person's own words."""
        return bool(self.checked.texts)

    @property
    def opens_concern(self) -> bool:
        """Whether somebody must read it: always tell-us, else wherever words are."""
        if self.is_survey:
            return False
        return self.has_words or self.definition.code in ALWAYS_A_CONCERN

    @property
    def gives_receipt(self) -> bool:
        """Whether the person can come back to it."""
        if self.is_survey:
            return True
        return self.opens_concern and self.definition.code != AFTERWARDS

    @property
    def needs_check(self) -> bool:
        """Whether answers are shown once more before they are sent."""
        return self.has_words or not self.is_quick

    def taken(self, code: str, posted: QueryDict) -> dict[str, list[str]]:
        """The fields of one question as the person left them; all empty on a skip."""
        fields = self.validator.fields_of(code)
        if not fields:
            return {seen(code): ["yes"]}
        if "skip" in posted:
            return {name: [] for name in fields}
        if "instead" in posted:
            return {name: [] for name in fields} | {code: [posted["instead"]]}
        return {name: posted.getlist(name) for name in fields}

    @property
    def _answers(self) -> Mapping[str, Any]:
        return self.checked.document

    def _shown(self) -> list[Any]:
        return shown_items(self.definition, self._answers, group=self.group)

    def _is_left_out(self, kind: str) -> bool:
        wants_words = bool(self.sitting.note(WANTS_WORDS))
        return self.is_quick and kind in TEXT_KINDS and not wants_words


def seen(code: str) -> str:
    """Under which name a sitting remembers that a page of words only was read."""
    return f"_seen-{code}"


def is_missing(value: object) -> bool:
    """Whether an answer is one of the three reasons for its absence."""
    return isinstance(value, str) and value in set(Missing)
