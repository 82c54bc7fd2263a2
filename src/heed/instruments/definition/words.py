"""Words in their variants: by group, by language, plain or Easy Read."""

from typing import Annotated, Literal, NamedTuple, get_args

from pydantic import RootModel, StringConstraints

from heed.instruments.definition.strict import Line

Group = Literal["service_user", "carer", "staff"]
Language = Literal["en-gb", "cy"]

GROUPS: tuple[Group, ...] = get_args(Group)
LANGUAGES: tuple[Language, ...] = get_args(Language)
EASY = "-easy"

VariantKey = Annotated[str, StringConstraints(pattern=r"^(en-gb|cy)(-easy)?$")]
GroupOrVariant = Annotated[
    str, StringConstraints(pattern=r"^((en-gb|cy)(-easy)?|service_user|carer|staff)$")
]


class Variant(NamedTuple):
    """A language, plain or Easy Read."""

    language: str
    easy_read: bool

    @property
    def key(self) -> str:
        """The key under which a file holds these words."""
        return self.language + (EASY if self.easy_read else "")


def next_best(wanted: Variant) -> list[Variant]:
    """The wanted variant and what to fall back to, best first.

    Language comes before Easy Read: plain Welsh serves a Welsh speaker better than
    English in short sentences.
    """
    order = [wanted, Variant(wanted.language, False)]
    order += [Variant("en-gb", wanted.easy_read), Variant("en-gb", False)]
    return list(dict.fromkeys(order))


class Words(RootModel[dict[GroupOrVariant, Line | dict[VariantKey, Line]]]):
    """One text in every variant; a group's own words replace the common ones.

    Group wording is all or nothing: where a group has words of its own, the common
    ones are never used for it, since they may be wrong for that group.
    """

    def find(self, group: str, variant: Variant) -> str | None:
        """The words for a group in a variant, or None where there are none."""
        own = self.root.get(group)
        words = self.root if own is None else own
        found = words.get(variant.key) if isinstance(words, dict) else None
        return found if isinstance(found, str) else None
