"""The kinds of item a questionnaire is made of."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from heed.instruments.definition.conditions import Condition
from heed.instruments.definition.missing import RESERVED_CODES, WRITTEN
from heed.instruments.definition.strict import Code, Line, Many, Note, Part, Slug
from heed.instruments.definition.words import Group, Words

LIMIT_LONG = 10_000
LIMIT_SHORT = 500


class Option(Part):
    """One answer to choose, with its stable code."""

    code: Code
    words: Words
    explain: Words | None = None
    picture: Slug | None = None
    exclusive: bool = False  # chosen alone, such as "I don't know"

    @model_validator(mode="after")
    def is_not_reserved(self) -> Self:
        """Refuse codes that say why an answer is missing."""
        if self.code in RESERVED_CODES:
            raise ValueError(f"The code {self.code} is reserved for missing answers.")
        return self


class CodesElsewhere(Part):
    """How an item's options are named in another body's scheme.

    An option that is not listed, and every missing answer, maps to absent; never to
    the nearest code.
    """

    scheme: Line
    version: Line
    field: Line
    note: Note = ""
    codes: dict[Code, Line] = {}


class BaseItem(Part):
    """What every item has, whatever its kind."""

    code: Code
    kind: str
    ask: Words
    hint: Words | None = None
    picture: Slug | None = None
    groups: Many[Group] = ()  # empty: every group of the questionnaire
    shown_if: Condition | None = None
    maps_to: Many[CodesElsewhere] = ()

    # The question protocol: publishing is refused while one of these is blank.
    why: Note = ""
    who_uses: Note = ""
    if_missing: Note = ""
    if_danger: Note = ""

    @property
    def choices(self) -> tuple[Option, ...]:
        """The options, for kinds that have them."""
        return ()

    @property
    def routing_codes(self) -> frozenset[str]:
        """The answers on which a later item may depend."""
        return frozenset(option.code for option in self.choices)


class WithOptions(BaseItem):
    """A kind whose answers are codes."""

    options: Many[Option] = Field(min_length=2)

    @property
    def choices(self) -> tuple[Option, ...]:
        """The options in the order in which they are shown."""
        return self.options


class OneChoice(WithOptions):
    """One of several answers; ``ordered`` where they go from one end to another."""

    kind: Literal["one_choice"]
    ordered: bool = False


class Several(WithOptions):
    """Any number of answers; an exclusive option stands alone."""

    kind: Literal["several"]


class FivePoint(WithOptions):
    """Five ordered answers with a true middle, and which end is the better one."""

    kind: Literal["five_point"]
    options: Many[Option] = Field(min_length=5, max_length=5)
    better_end: Literal["first", "last", "neither"]

    def position(self, code: str) -> int:
        """Where a code stands on the scale: 1 for the first to 5 for the last."""
        return [option.code for option in self.options].index(code) + 1


class Consent(WithOptions):
    """A yes or no to one purpose; a skip is kept as a skip and permits nothing."""

    kind: Literal["consent"]
    purpose: Code
    text_version: int = Field(ge=1)

    @model_validator(mode="after")
    def is_yes_or_no(self) -> Self:
        """Refuse shades of consent."""
        if [option.code for option in self.options] != ["yes", "no"]:
            raise ValueError("A consent has exactly the options yes and no.")
        return self


class WithAlternatives(BaseItem):
    """A kind whose answer is typed, or one of a few codes such as "not sure"."""

    options: Many[Option] = ()

    @property
    def choices(self) -> tuple[Option, ...]:
        """The codes that may stand in place of a typed answer."""
        return self.options


class Number(WithAlternatives):
    """A number within a range."""

    kind: Literal["number"]
    least: int
    most: int
    decimals: int = Field(default=0, ge=0, le=3)
    unit: Words | None = None

    @model_validator(mode="after")
    def has_a_range(self) -> Self:
        """Refuse a range with nothing in it."""
        if self.least >= self.most:
            raise ValueError("The value of least must be below most.")
        return self


class Date(WithAlternatives):
    """A date, no finer than stated."""

    kind: Literal["date"]
    coarseness: Literal["day", "month", "year"]
    earliest_year: int = Field(default=1900, ge=1800, le=2100)
    future: bool = False


class Worded(BaseItem):
    """A kind whose answer is a person's own words."""

    kept_from_place: bool = False  # never for the ward or team, whatever is allowed

    @property
    def routing_codes(self) -> frozenset[str]:
        """A later item may depend on whether anything was written."""
        return frozenset({WRITTEN})


class ShortText(Worded):
    """A line of words."""

    kind: Literal["short_text"]
    longest: int = Field(default=LIMIT_SHORT, ge=1, le=LIMIT_LONG)
    contact: bool = False  # says who the writer is or where to find them
    names_person: bool = False  # says who must not read this

    @model_validator(mode="after")
    def keeps_names_from_the_place(self) -> Self:
        """Refuse details of a person that could travel to the ward or team."""
        if (self.contact or self.names_person) and not self.kept_from_place:
            raise ValueError("A text with contact or names_person is kept_from_place.")
        return self


class LongText(Worded):
    """Words with as many lines as they need."""

    kind: Literal["long_text"]
    longest: int = Field(default=LIMIT_LONG, ge=1, le=LIMIT_LONG)


class TextList(Worded):
    """Several short texts, one line each."""

    kind: Literal["text_list"]
    most: int = Field(default=10, ge=1, le=50)
    longest: int = Field(default=LIMIT_SHORT, ge=1, le=LIMIT_LONG)


class Statement(BaseItem):
    """Words to read; there is nothing to answer."""

    kind: Literal["statement"]


Item = Annotated[
    OneChoice
    | Several
    | FivePoint
    | Number
    | Date
    | ShortText
    | LongText
    | TextList
    | Statement
    | Consent,
    Field(discriminator="kind"),
]

TEXT_KINDS = frozenset({"short_text", "long_text", "text_list"})
