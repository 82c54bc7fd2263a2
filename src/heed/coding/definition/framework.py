"""A whole framework in one version, strict: what is not known is refused."""

import hashlib
import json
from collections.abc import Mapping
from functools import cached_property
from typing import Any, Literal

from pydantic import Field, ValidationError

from heed.coding.definition.codes import Code, LayerSlug, Short, Slug
from heed.coding.definition.consistency import inconsistencies
from heed.coding.definition.crossings import Crosswalk
from heed.coding.definition.evidence import Mark
from heed.coding.definition.plain import unprintable
from heed.coding.definition.versions import FrameworkSlug, Label, Version
from heed.instruments.definition.complaints import problems_of
from heed.instruments.definition.strict import Line, Many, Part
from heed.instruments.errors import DefinitionError

MOST_CODES = 2_000  # far more than anybody could hold in mind
MOST_LAYERS = 60


class Source(Part):
    """A publication or file that the framework comes from."""

    id: Slug
    title: Line
    doi: Line | None = None
    url: Line | None = None
    note: Line | None = None


class Layer(Part):
    """One layer, in the order of the file: from the point of care outwards."""

    slug: LayerSlug
    label: Short
    across: bool = False  # lies across all others, as culture does


class Missing(Part):
    """Something that is not known of a version, and who may supply it."""

    what: Line
    supplied_by: Line
    # Codes of an earlier version of which nobody knows whether they stand here.
    among: Version | None = None
    candidates: Many[Slug] = Field(default=(), max_length=MOST_CODES)


class MadeFrom(Part):
    """The version that somebody here made this one from, and why."""

    version: Version
    why: Line


class Framework(Part):
    """One version of a system of codes, with what is known of where it comes from."""

    slug: FrameworkSlug
    version: Label
    title: Short
    about: Line  # what it is for
    setting: Line  # where and on whose words it was made
    sources: Many[Source] = Field(min_length=1, max_length=60)
    marks: dict[Mark, Line] = {}
    status: Literal["complete", "incomplete"]
    missing: Many[Missing] = Field(default=(), max_length=60)
    factors: int | None = Field(default=None, ge=1, le=MOST_CODES)  # as its source says
    layers: Many[Layer] = Field(default=(), max_length=MOST_LAYERS)
    codes: Many[Code] = Field(min_length=1, max_length=MOST_CODES)
    crosswalks: Many[Crosswalk] = Field(default=(), max_length=20)
    made_from: MadeFrom | None = None

    @property
    def name(self) -> Version:
        """What names it."""
        return Version(framework=self.slug, version=self.version)

    @property
    def may_be_coded_to(self) -> bool:
        """Whether every code of this version is known."""
        return self.status == "complete"

    @cached_property
    def by_slug(self) -> Mapping[str, Code]:
        """The codes by their slugs."""
        return {code.slug: code for code in self.codes}

    @property
    def only_factors(self) -> tuple[Code, ...]:
        """The codes without the remainders: what a coverage figure counts."""
        return tuple(code for code in self.codes if not code.is_remainder)

    def as_json(self) -> dict[str, Any]:
        """The document that is stored with a published version."""
        return self.model_dump(mode="json", by_alias=True, exclude_defaults=True)

    def sha256(self) -> str:
        """The fingerprint of the content, whatever the layout of the file."""
        return fingerprint(self.as_json())


def fingerprint(document: object) -> str:
    """The fingerprint of a stored document, whatever the order of its keys."""
    text = json.dumps(document, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def parse(data: object) -> Framework:
    """A framework from loaded data; tells everything that is wrong with it."""
    problems = list(unprintable(data))
    if problems:
        raise DefinitionError(problems)
    try:
        framework = Framework.model_validate(data)
    except ValidationError as error:
        raise DefinitionError(problems_of(error, data)) from None
    problems = list(inconsistencies(framework))
    if problems:
        raise DefinitionError(problems)
    return framework
