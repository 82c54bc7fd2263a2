"""A sitting: one person's draft, from the first tap until they leave.

The draft lies sealed in the database and its key in the page's cookie. What the pages
need to remember beside the answers stands in the draft too, under names that begin
with an underscore, which no questionnaire uses.
"""

from dataclasses import dataclass, replace
from datetime import timedelta

from heed.foundation import clock
from heed.responses.draft_body import DraftBody, DraftToken

OWN_DEVICE = timedelta(hours=20)
HIDES_AFTER = timedelta(seconds=60)  # a shared tablet that nobody touches
CLEARS_AFTER = timedelta(seconds=120)  # and then
ON_THE_WAY = timedelta(seconds=30)  # for a slow network

INSTRUMENT = "_instrument"
TOUCHED = "_touched"  # on a shared tablet only
WANTS_WORDS = "_words"
GIVEN = "_given"
URGENT = "_urgent"  # somebody is called at once
OUTSIDE = "_outside"  # it goes to two roles outside the line
REFERENCE = "_reference"  # of a complaint
RECEIPT = "_receipt"  # the language of its words
# Of a survey only:
SURVEY = "_survey"
GROUPS = "_groups"  # all that fit; the one chosen for analysis is the sitting's group
SHEET, AGREED, NOT_AGREED = "_sheet", "_agreed", "_not_agreed"  # texts by their ids
SAVED = "_saved"  # the language of the words that open it later
INVITED = "_invited"  # a sealed pass; gone once the answers are given


@dataclass(frozen=True)
class Sitting:
    """A draft with its key."""

    token: DraftToken
    body: DraftBody

    @property
    def answers(self) -> dict[str, list[str]]:
        """What the person tapped or wrote, by field of the form."""
        return {k: v for k, v in self.body.posted.items() if not k.startswith("_")}

    @property
    def instrument(self) -> str:
        """Which questionnaire is being answered."""
        return self.note(INSTRUMENT)

    @property
    def is_given(self) -> bool:
        """Whether the answers are stored already."""
        return bool(self.note(GIVEN))

    @property
    def has_receipt(self) -> bool:
        """Whether there are words to come back with."""
        return bool(self.note(RECEIPT))

    @property
    def is_survey(self) -> bool:
        """Whether it answers a survey, and so needs an explicit yes."""
        return bool(self.note(SURVEY))

    @property
    def is_invited(self) -> bool:
        """Whether it began with the words of an invitation, and is not given yet."""
        return bool(self.note(INVITED))

    @property
    def lacks_consent(self) -> bool:
        """Whether no question may be asked yet."""
        return self.is_survey and not (self.body.edition and self.note(AGREED))

    @property
    def went_cold(self) -> bool:
        """Whether nobody has touched a shared tablet for longer than is safe."""
        touched = float(self.note(TOUCHED) or 0)
        longest = HIDES_AFTER + CLEARS_AFTER + ON_THE_WAY
        return clock.now().timestamp() - touched > longest.total_seconds()

    def note(self, name: str) -> str:
        """Something that the pages remember; empty where they do not."""
        return next(iter(self.body.posted.get(name, [])), "")

    def notes(self, name: str) -> list[str]:
        """Several things that the pages remember under one name."""
        return self.body.posted.get(name, [])

    def noted(self, **notes: str) -> "Sitting":
        """The same sitting, remembering something more."""
        posted = self.body.posted | {name: [value] for name, value in notes.items()}
        return replace(self, body=replace(self.body, posted=posted))

    def answered(self, fields: dict[str, list[str]]) -> "Sitting":
        """The same sitting with the fields of one question, instead of earlier ones."""
        posted = self.body.posted | fields
        return replace(self, body=replace(self.body, posted=posted))

    def emptied(self) -> "Sitting":
        """The same sitting without an answer or a pass, for after they were stored."""
        posted = {
            name: values
            for name, values in self.body.posted.items()
            if name.startswith("_") and name != INVITED
        }
        return replace(self, body=replace(self.body, posted=posted))
