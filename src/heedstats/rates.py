"""Response rates of named lists, and participation rates of open links."""

from dataclasses import dataclass
from typing import Any

from heedstats.errors import Refusal


@dataclass(frozen=True)
class Rate:
    """A rate with its counts, which are always shown with it.

    ``percent`` is ``None`` where the denominator is 0, never 0 per cent.
    """

    name: str
    meaning: str
    numerator: float
    denominator: float

    @property
    def percent(self) -> float | None:
        """The rate in per cent."""
        return 100 * self.numerator / self.denominator if self.denominator else None

    def record(self, decimals: int = 1) -> dict[str, Any]:
        """As a plain record."""
        share = self.percent
        return {
            "name": self.name,
            "meaning": self.meaning,
            "numerator": self.numerator,
            "denominator": self.denominator,
            "percent": None if share is None else round(share, decimals),
        }


@dataclass(frozen=True)
class Dispositions:
    """How each invitation of a named list ended: one final disposition each.

    AAPOR's letters: complete I, partial P, refused R, not_contacted NC, other O,
    unknown_household UH, unknown_other UO; ``not_eligible`` are those found not to
    belong to the population.
    """

    complete: int
    partial: int = 0
    refused: int = 0
    not_contacted: int = 0
    other: int = 0
    unknown_household: int = 0
    unknown_other: int = 0
    not_eligible: int = 0

    def __post_init__(self) -> None:
        if any(count < 0 for count in vars(self).values()):
            raise Refusal("Dispositions are counts, so they are never negative.")

    @property
    def interviewed(self) -> int:
        """I + P."""
        return self.complete + self.partial

    @property
    def contacted(self) -> int:
        """(I + P) + R + O."""
        return self.interviewed + self.refused + self.other

    @property
    def eligible(self) -> int:
        """(I + P) + (R + NC + O)."""
        return self.contacted + self.not_contacted

    @property
    def unknown(self) -> int:
        """UH + UO."""
        return self.unknown_household + self.unknown_other

    @property
    def share_eligible(self) -> float:
        """e by proportional allocation: eligible of all whose eligibility is known.

        Errors: :class:`Refusal` where nobody's eligibility is known.
        """
        known = self.eligible + self.not_eligible
        if not known:
            raise Refusal("Nobody's eligibility is known, so its share is not either.")
        return self.eligible / known


def outcome_rates(counts: Dispositions, *, e: float | None = None) -> dict[str, Rate]:
    """AAPOR's outcome rates of a named list, by their names.

    Meaning: RR1 to RR6 response, COOP1 to COOP4 cooperation, REF1 to REF3 refusal,
    CON1 to CON3 contact. RR3, RR4, REF2 and CON2 are given only with ``e``, the share
    of those of unknown eligibility that is thought eligible, since its value must be
    stated (``Dispositions.share_eligible`` is one way).
    Missing: a rate without a denominator has the percentage ``None``.
    Errors: :class:`Refusal` for an ``e`` outside 0 to 1.
    Source: AAPOR, Standard Definitions, 10th edition, 2023.
    Checked against: the formulas with a list of 1,000 written out in the tests, and
    the worked example of outcomerate (rOpenSci), to its three decimals.
    """
    if e is not None and not 0 <= e <= 1:
        raise Refusal("e is a share between 0 and 1.")
    d = counts
    whole, sure = d.eligible + d.unknown, d.eligible
    rates = [
        Rate("RR1", "complete, of all", d.complete, whole),
        Rate("RR2", "complete or partial, of all", d.interviewed, whole),
        Rate("RR5", "complete, of the eligible", d.complete, sure),
        Rate("RR6", "complete or partial, of the eligible", d.interviewed, sure),
        Rate("COOP1", "complete, of the contacted", d.complete, d.contacted),
        Rate("COOP2", "took part, of the contacted", d.interviewed, d.contacted),
        Rate("COOP3", "complete, of the able", d.complete, d.contacted - d.other),
        Rate("COOP4", "took part, of the able", d.interviewed, d.contacted - d.other),
        Rate("REF1", "refused, of all", d.refused, whole),
        Rate("REF3", "refused, of the eligible", d.refused, sure),
        Rate("CON1", "contacted, of all", d.contacted, whole),
        Rate("CON3", "contacted, of the eligible", d.contacted, sure),
    ]
    if e is not None:
        rates += _with_share(d, d.eligible + e * d.unknown)
    return {rate.name: rate for rate in sorted(rates, key=lambda rate: rate.name)}


def _with_share(d: Dispositions, likely: float) -> list[Rate]:
    words = "of the eligible and those thought so"
    return [
        Rate("RR3", f"complete, {words}", d.complete, likely),
        Rate("RR4", f"complete or partial, {words}", d.interviewed, likely),
        Rate("REF2", f"refused, {words}", d.refused, likely),
        Rate("CON2", f"contacted, {words}", d.contacted, likely),
    ]


def participation_rates(
    *,
    finished: int,
    agreed: int,
    opened_first_page: int | None = None,
    visited: int | None = None,
) -> dict[str, Rate]:
    """The rates of an open link, for which nobody knows how many could have answered.

    Meaning: of those who opened the first page, how many agreed to take part; of
    those who agreed, how many finished; of the visitors, how many opened the first
    page. There is no response rate here, whatever is counted.
    Missing: a counter that anonymity forbids is ``None``, and its rates are not there;
    the report says why. Visits, not visitors, are counted without cookies.
    Errors: :class:`Refusal` where a later step has more people than an earlier one.
    Source: Eysenbach, J Med Internet Res 2004;6:e34 (CHERRIES); AAPOR, Standard
    Definitions, 2023, for the ban on response rates of opt-in surveys.
    """
    steps = [
        count
        for count in (visited, opened_first_page, agreed, finished)
        if count is not None
    ]
    if any(count < 0 for count in steps) or steps != sorted(steps, reverse=True):
        raise Refusal("No step of a survey has more people than the step before it.")
    rates = [Rate("completion", "finished, of those who agreed", finished, agreed)]
    if opened_first_page is not None:
        words = "agreed, of those who opened the first page"
        rates.append(Rate("participation", words, agreed, opened_first_page))
    if visited is not None and opened_first_page is not None:
        words = "opened the first page, of the visits"
        rates.append(Rate("view", words, opened_first_page, visited))
    return {rate.name: rate for rate in rates}
