"""How well the word rule does on sentences made to defeat it."""

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from heed.safeguards import attention

FILE = Path(__file__).with_name("attention_measure.yaml")


@dataclass
class Measured:
    """What was raised, what was missed, and what was raised without need."""

    version: int
    asked: Counter[str] = field(default_factory=Counter)
    raised: Counter[str] = field(default_factory=Counter)
    misses: list[str] = field(default_factory=list)
    needless: list[str] = field(default_factory=list)

    @property
    def reach(self) -> float:
        """The share of those that a reader should see first which were raised."""
        return self.raised.total() / self.asked.total()


def measure() -> Measured:
    """Look at every sentence of the set."""
    result = Measured(attention.word_list().version)
    for one in yaml.safe_load(FILE.read_text(encoding="utf-8"))["sentences"]:
        found = attention.look(one["say"]).attention is attention.Attention.RAISE
        told = f"{one['language']}, {one['how']}: {one['say']}"
        if not one["raise"]:
            result.needless += [told] if found else []
            continue
        result.asked[one["language"]] += 1
        result.raised[one["language"]] += found
        result.misses += [] if found else [told]
    return result
