"""How many factors are known after so many people, in finished words."""

from collections import defaultdict
from typing import Any
from uuid import UUID

import numpy as np
from django.utils.translation import gettext as _

from heed.coding.presenters.columns import columns
from heed.coding.results import Mention
from heedstats.saturation import saturation

STEPS = 8  # rows of the table, the last one with everybody
SEED = 7  # for the band of orders; the mean is exact


def saturation_words(
    found: list[Mention], but: frozenset[UUID]
) -> dict[str, Any] | None:
    """The curve at some points, and what one person more brings; or nothing to tell."""
    codes: dict[UUID, set[UUID]] = defaultdict(set)
    for one in found:
        if one.code not in but:
            codes[one.person].add(one.code)
    if len(codes) < 2:
        return None
    people = len(codes)
    at = sorted({round(people * step / STEPS) for step in range(1, STEPS + 1)} - {0})
    chance = np.random.default_rng(SEED)
    curve = saturation(list(codes.values()), chance, after=at)
    return {
        "sentence": _(
            "With %(people)s people %(codes)s factors are known. The last one brings "
            "%(new)s new factors on average, so more of the same people would tell "
            "little more where this is near 0. It says nothing of people who were not "
            "heard."
        )
        % {
            "people": people,
            "codes": round(curve.mean[-1]),
            "new": f"{curve.new_with_last:.2f}",
        },
        "columns": columns(_("People"), _("Factors"), _("From"), _("To")),
        "rows": [
            [n, f"{mean:.1f}", f"{low:.0f}", f"{high:.0f}"]
            for n, mean, low, high in zip(
                at, curve.mean, curve.low, curve.high, strict=True
            )
        ],
    }
