"""One code of a framework: what it means, when it is used, and how we know."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from heed.coding.definition.evidence import OWN, Mark
from heed.instruments.definition.strict import Line, Many, Part

MOST_EXAMPLES = 50
UNKNOWN = "unknown"  # a layer that no source names

Slug = Annotated[
    str,
    StringConstraints(pattern=r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$", max_length=80),
]
LayerSlug = Annotated[
    str,
    StringConstraints(pattern=r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$", max_length=60),
]
Short = Annotated[
    str,
    StringConstraints(
        min_length=1, max_length=200, strip_whitespace=True, pattern=r"^[^\n]*$"
    ),
]
Sentence = Annotated[
    str,
    StringConstraints(
        min_length=1, max_length=2_000, strip_whitespace=True, pattern=r"^[^\n]*$"
    ),
]
Kind = Literal["factor", "outcome", "cant-code"]
Evidence = Annotated[Many[Mark], Field(min_length=1, max_length=4)]


class Guide(Part):
    """A sentence that helps a coder decide; ours where no source is named."""

    text: Sentence
    instead: Slug | None = None  # the code to look at, where this one is not meant
    evidence: Evidence = (OWN,)


class Seen(Part):
    """What was found under a code in a study, in our words."""

    what: Line
    source: Slug  # the id of one of the framework's sources


class Code(Part):
    """One code; the slug stays the same from version to version."""

    slug: Slug
    label: Short
    aliases: Many[Short] = Field(default=(), max_length=MOST_EXAMPLES)
    layer: LayerSlug | None = None  # remainders have none; UNKNOWN where no source says
    kind: Kind = "factor"
    definition: Line | None = None
    evidence: Many[Mark] = ()
    use_when: Many[Guide] = Field(default=(), max_length=MOST_EXAMPLES)
    not_when: Many[Guide] = Field(default=(), max_length=MOST_EXAMPLES)
    seen_in: Many[Seen] = Field(default=(), max_length=MOST_EXAMPLES)
    note: Line | None = None

    @property
    def is_remainder(self) -> bool:
        """Whether it stands beside the factors and is not counted among them."""
        return self.kind != "factor"
