"""The verdict: what the store holds of what was acknowledged."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Found:
    """One submission as it was found in the store."""

    key: str
    words: str
    lacks: Sequence[str] = ()  # the parts that should be with it and are not


@dataclass(frozen=True)
class Whole:
    """How the store stands as a whole."""

    keys: int  # idempotency keys
    keys_twice: int = 0
    drafts_torn: int = 0  # of people who were not told that it was stored


@dataclass(frozen=True)
class Verdict:
    """What the store holds of what was acknowledged."""

    acknowledged: int
    stored: int
    missing: int
    twice: int
    altered: int
    keys_without_rows: int
    keys_twice: int
    drafts_torn: int
    lacking: Mapping[str, int] = field(default_factory=dict)

    @property
    def is_clean(self) -> bool:
        """Nothing is missing or there twice; every byte and every part is there."""
        return not (
            self.missing
            or self.twice
            or self.altered
            or self.keys_without_rows
            or self.keys_twice
            or self.drafts_torn
            or self.lacking
        )


def verdict_on(
    acknowledged: Mapping[str, str], found: Sequence[Found], whole: Whole
) -> Verdict:
    """Look for everything that was acknowledged."""
    counts = Counter(one.key for one in found)
    words = {one.key: one.words for one in found}
    both = acknowledged.keys() & words.keys()
    return Verdict(
        acknowledged=len(acknowledged),
        stored=len(found),
        missing=len(acknowledged.keys() - words.keys()),
        twice=sum(count > 1 for count in counts.values()),
        altered=sum(words[key] != acknowledged[key] for key in both),
        keys_without_rows=whole.keys - len(found),
        keys_twice=whole.keys_twice,
        drafts_torn=whole.drafts_torn,
        lacking=dict(Counter(part for one in found for part in one.lacks)),
    )
