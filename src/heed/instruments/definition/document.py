"""The whole questionnaire."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any

from pydantic import Field, ValidationError

from heed.instruments.definition.complaints import problems_of
from heed.instruments.definition.consistency import inconsistencies
from heed.instruments.definition.items import TEXT_KINDS, Item
from heed.instruments.definition.strict import Line, Many, Note, Part, Slug
from heed.instruments.definition.words import Group, Language, Variant, Words
from heed.instruments.errors import DefinitionError

MOST_ITEMS = 2_000  # far more than anyone should be asked, and soon read


class BeforeFreeText(Part):
    """What a person is told before the first words are asked for.

    ``reading`` holds ``{reading_hours}``, which the page fills from the rota.
    """

    version: int = Field(ge=1)
    limits: Words  # of confidentiality
    reading: Words  # who reads it, when, and when nobody does
    could_tell: Words  # could someone tell it is you?


class Definition(Part):
    """A questionnaire: one item is one page, in the order of ``items``."""

    code: Slug
    version: int = Field(ge=1, le=32_000)
    title: Words
    about: Note = ""  # for staff who choose among questionnaires
    groups: Many[Group] = Field(min_length=1)
    languages: Many[Language] = Field(min_length=1)
    easy_read: bool = False
    marked_translation: dict[Language, Line] = {}
    before_free_text: BeforeFreeText | None = None
    items: Many[Item] = Field(min_length=1, max_length=MOST_ITEMS)

    @cached_property
    def by_code(self) -> Mapping[str, Item]:
        """The items by their codes."""
        return {item.code: item for item in self.items}

    @property
    def variants(self) -> tuple[Variant, ...]:
        """Every language, plain and (where declared) Easy Read."""
        kinds = (False, True) if self.easy_read else (False,)
        return tuple(Variant(lang, easy) for lang in self.languages for easy in kinds)

    @property
    def first_text(self) -> str | None:
        """The code of the first item that asks for words."""
        return next((i.code for i in self.items if i.kind in TEXT_KINDS), None)

    @cached_property
    def contact_codes(self) -> frozenset[str]:
        """The items whose words say who the writer is or where to find them."""
        return self._flagged("contact")

    @cached_property
    def naming_codes(self) -> frozenset[str]:
        """The items whose words say who must not read the rest."""
        return self._flagged("names_person")

    @cached_property
    def kept_from_place(self) -> frozenset[str]:
        """The items whose words never go to the ward or team."""
        return self._flagged("kept_from_place")

    def _flagged(self, flag: str) -> frozenset[str]:
        return frozenset(i.code for i in self.items if getattr(i, flag, False))

    def asked_of(self, group: str) -> Iterator[Item]:
        """The items that a group may meet."""
        return (item for item in self.items if not item.groups or group in item.groups)

    def as_json(self) -> dict[str, Any]:
        """The document that is stored with an edition."""
        return self.model_dump(mode="json", by_alias=True, exclude_defaults=True)

    def sha256(self) -> str:
        """The fingerprint of the content, whatever the layout of the file."""
        return fingerprint(self.as_json())


def fingerprint(document: object) -> str:
    """The fingerprint of a stored document, whatever the order of its keys."""
    text = json.dumps(document, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def parse(data: object) -> Definition:
    """A definition from loaded data; tells everything that is wrong with it."""
    try:
        definition = Definition.model_validate(data)
    except ValidationError as error:
        raise DefinitionError(problems_of(error, data)) from None
    problems = list(inconsistencies(definition))
    if problems:
        raise DefinitionError(problems)
    return definition
