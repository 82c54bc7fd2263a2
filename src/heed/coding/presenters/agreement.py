"""Agreement between coders in finished words and rows."""

from itertools import combinations
from math import isnan
from typing import Any

from django.utils import formats
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from heed.coding.agreement import (
    Judged,
    OnCode,
    on_all_codes,
    on_each_code,
    on_sets,
    pairs_of,
)
from heed.coding.choices import CoderKind
from heed.coding.models import Code, Coder
from heed.coding.presenters.columns import columns
from heedstats.agreement import Agreement, Alpha

ENOUGH = 10  # units; of fewer, an interval would say more than it knows
PEOPLE = tuple(kind for kind in CoderKind if kind != CoderKind.MACHINE)


def agreement_page(
    judged: Judged, codes: list[Code], coders: list[Coder]
) -> dict[str, Any]:
    """Agreement overall, between kinds and pairs of coders, and on each code."""
    labels = {one.pk: one.label for one in codes}
    named = {one.pk: one.label for one in coders}
    whole = on_all_codes(judged)
    return {
        "sentence": _sentence(judged, whole),
        "columns": columns(_("Between"), *measures()),
        "whole": [
            [_("All who coded"), *cells_of(whole)],
            *_between_kinds(judged, coders),
            *(
                [f"{named[a]}, {named[b]}", *cells_of(on)]
                for a, b, on in pairs_of(judged)
            ),
        ],
        "sets": _value(on_sets(judged)),
        "code_columns": columns(_("Code"), _("Applied"), *measures()),
        "codes": [
            [labels[one.code], one.applied, *cells_of(one)]
            for one in on_each_code(judged)
            if one.code
        ],
    }


def looked_words(coders: list[Coder]) -> list[str]:
    """Who no longer coded blind, and since which day."""
    return [
        _("%(coder)s saw what others had coded on %(day)s, before they were done.")
        % {"coder": one.label, "day": formats.date_format(one.saw_others_at, "j F Y")}
        for one in coders
    ]


def as_json(judged: Judged, codes: list[Code], coders: list[Coder]) -> dict[str, Any]:
    """The same as one object, numbers in full."""
    slugs = {one.pk: one.slug for one in codes}
    return {
        "texts": len(judged.texts),
        "coded_by_two_or_more": judged.shared,
        "coders": [{"label": one.label, "kind": one.kind} for one in coders],
        "all_codes": numbers_of(on_all_codes(judged)),
        "sets_alpha": _number(on_sets(judged)),
        "between_kinds": [
            {"of": [a, b], **numbers_of(on)} for a, b, on in _kinds(judged, coders)
        ],
        "codes": [
            {"code": slugs[one.code], "applied": one.applied, **numbers_of(one)}
            for one in on_each_code(judged)
            if one.code
        ],
    }


def measures() -> list[str]:
    """What is told of each row."""
    return [_("Agree"), _("Kappa"), _("AC1"), _("Alpha")]


def _sentence(judged: Judged, whole: OnCode) -> str:
    if not judged.shared or not whole.percent:
        return _("No text is done by two coders yet, so agreement cannot be told.")
    return ngettext(
        "On %(texts)s text that two coders or more did, they agree on %(percent)s of "
        "all decisions.",
        "On %(texts)s texts that two coders or more did, they agree on %(percent)s of "
        "all decisions.",
        judged.shared,
    ) % {"texts": judged.shared, "percent": f"{whole.percent.value:.1%}"}


def _between_kinds(judged: Judged, coders: list[Coder]) -> list[list[Any]]:
    names = dict(CoderKind.choices)
    return [
        [
            _("%(one)s and %(other)s") % {"one": names[a], "other": names[b]},
            *cells_of(on),
        ]
        for a, b, on in _kinds(judged, coders)
    ]


def _kinds(judged: Judged, coders: list[Coder]) -> list[tuple[str, str, OnCode]]:
    """Each two kinds of coders who coded the same texts, such as the two experiences.

    Who coded in another program is a kind of their own: their experience is not known.
    """
    found = []
    for a, b in combinations(PEOPLE, 2):
        some, others = (
            [one.pk for one in coders if one.kind == kind] for kind in (a, b)
        )
        if some and others:
            on = on_all_codes(judged.between(some, others))
            found += [(a.value, b.value, on)] if on.percent else []
    return found


def cells_of(on: OnCode) -> list[str]:
    """What a row tells."""
    return [_value(on.percent), _value(on.kappa), _value(on.ac1), _value(on.alpha)]


def _value(found: Agreement | Alpha | None) -> str:
    """A value with its interval; a dash where nothing can be told."""
    if found is None:
        return "\N{EN DASH}"
    low, high = found.interval.low, found.interval.high
    if isnan(low) or found.units < ENOUGH:
        return _figure(found.value)
    return _("%(value)s (%(low)s to %(high)s)") % {
        "value": _figure(found.value),
        "low": _figure(low),
        "high": _figure(high),
    }


def _figure(value: float) -> str:
    return f"{value:.2f}".replace("-", "\N{MINUS SIGN}")


def numbers_of(on: OnCode) -> dict[str, Any]:
    """The same in numbers."""
    return {
        "percent": _number(on.percent),
        "kappa": _number(on.kappa),
        "ac1": _number(on.ac1),
        "alpha": _number(on.alpha),
        "why_not": on.why_not,
    }


def _number(found: Agreement | Alpha | None) -> dict[str, Any] | None:
    if found is None:
        return None
    low, high = (None if isnan(x) else x for x in found.interval)
    return {"value": found.value, "low": low, "high": high, "units": found.units}
