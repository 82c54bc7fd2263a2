"""Harm on two scales, each with its own codes; compared by name, never by number."""

from dataclasses import dataclass
from functools import cache

from heed.concerns.choices import HarmScale
from heed.concerns.data.reading import read
from heed.concerns.errors import UnknownLevel


@dataclass(frozen=True)
class Scales:
    """The levels of both scales in one order of weight."""

    version: str
    order: tuple[str, ...]
    codes: dict[str, dict[str, str]]

    def levels(self, scale: str) -> list[str]:
        """The levels of a scale, least first."""
        return [level for level in self.order if level in self.codes[scale]]

    def code(self, scale: str, level: str) -> str:
        """The national code of a level on its scale."""
        return self.codes[scale][self.checked(scale, level)]

    def level(self, scale: str, code: str) -> str:
        """The level behind a national code on its scale."""
        for level, known in self.codes[scale].items():
            if known == code:
                return level
        raise UnknownLevel()

    def checked(self, scale: str, level: str) -> str:
        """The level, if the scale has it."""
        if level not in self.codes[HarmScale(scale).value]:
            raise UnknownLevel()
        return level

    def worst(self, physical: str | None, psychological: str | None) -> str | None:
        """The weightier of two levels; what is not known does not count as none."""
        known = [level for level in (physical, psychological) if level is not None]
        return max(known, key=self.order.index) if known else None


@cache
def scales() -> Scales:
    """The scales in use."""
    data = read("harm.yaml")
    return Scales(data["version"], tuple(data["order"]), data["scales"])
