"""New versions out of published ones: a code added, or what was missing supplied."""

from collections.abc import Iterable, Mapping
from typing import Any

from heed.coding.definition.codes import Code
from heed.coding.definition.framework import Framework, parse
from heed.coding.errors import FrameworkRefused

LEFT_OUT = "left-out"
OWN_CODE = "own-code"  # anything else that is decided is the code it was merged into

Rows = list[dict[str, Any]]


def extended(
    framework: Framework, code: Code, *, version: str, why: str, after: str = ""
) -> Framework:
    """The next version with one code more; every other code stays the same."""
    if not framework.may_be_coded_to:
        raise FrameworkRefused(
            f"{framework.title} {framework.version} is incomplete. Supply what is "
            "missing first, then add the code to the version that comes of it."
        )
    codes = [one.model_dump(mode="json") for one in framework.codes]
    at = _place_for(framework, after)
    codes.insert(at, code.model_dump(mode="json"))
    rows = [*_same(framework.codes), {"new": code.slug, "relation": "added"}]
    return _next(framework, codes, version=version, why=why, rows=rows, factors=None)


def supplied(
    framework: Framework,
    earlier: Framework | None,
    decisions: Mapping[str, str],
    *,
    version: str,
    source: str,
) -> Framework:
    """The next version with what was missing, as a person found it in a source.

    ``decisions`` says of each candidate code of the earlier version whether it is a
    code of its own, was left out, or into which code it was merged.
    """
    candidates = candidates_of(framework)
    _check_decisions(framework, candidates, decisions)
    found = {} if earlier is None else earlier.by_slug
    standing = [slug for slug in candidates if decisions[slug] == OWN_CODE]
    codes = [
        *(one.model_dump(mode="json") for one in framework.only_factors),
        *(found[slug].model_dump(mode="json") for slug in standing),
        *(one.model_dump(mode="json") for one in framework.codes if one.is_remainder),
    ]
    rows = [
        *_same(framework.codes),
        *({"new": slug, "relation": "added"} for slug in standing),
    ]
    return _next(
        framework,
        _known_here(codes, framework),
        version=version,
        why=source,
        rows=rows,
        factors=framework.factors,
        crosswalks=_filled(framework, decisions, source),
    )


def candidates_of(framework: Framework) -> tuple[str, ...]:
    """The codes of an earlier version of which nobody knows whether they stand."""
    return tuple(slug for gap in framework.missing for slug in gap.candidates)


def _place_for(framework: Framework, after: str) -> int:
    """Behind the code that is named, or before the remainders."""
    slugs = [one.slug for one in framework.codes]
    if after:
        if after not in slugs:
            raise FrameworkRefused(f"There is no code {after} to put it after.")
        return slugs.index(after) + 1
    remainders = [at for at, one in enumerate(framework.codes) if one.is_remainder]
    return min(remainders, default=len(slugs))


def _same(codes: Iterable[Code]) -> Rows:
    return [{"old": one.slug, "new": one.slug, "relation": "same"} for one in codes]


def _next(
    framework: Framework,
    codes: Rows,
    *,
    version: str,
    why: str,
    rows: Rows,
    factors: int | None,
    crosswalks: Rows | None = None,
) -> Framework:
    whence = framework.name.model_dump()
    document = framework.model_dump(mode="json") | {
        "version": version,
        "status": "complete",
        "missing": [],
        "factors": factors,
        "codes": codes,
        "crosswalks": [
            {"earlier": whence, "evidence": why, "rows": rows},
            *(crosswalks or []),
        ],
        "made_from": {"version": whence, "why": why},
    }
    return parse(document)


def _check_decisions(
    framework: Framework, candidates: tuple[str, ...], decisions: Mapping[str, str]
) -> None:
    if framework.may_be_coded_to:
        raise FrameworkRefused("Nothing is missing of this version.")
    undecided = sorted(set(candidates) ^ set(decisions))
    if undecided:
        raise FrameworkRefused(f"Decide about each of these once: {undecided}.")
    own = {slug for slug in candidates if decisions[slug] == OWN_CODE}
    targets = own | {one.slug for one in framework.only_factors}
    for slug, decision in decisions.items():
        if decision not in {OWN_CODE, LEFT_OUT} and decision not in targets:
            raise FrameworkRefused(
                f"{slug} cannot have been merged into {decision}, which is no factor "
                "of this version."
            )
    count = len(own) + len(framework.only_factors)
    if framework.factors not in {None, count}:
        raise FrameworkRefused(
            f"That makes {count} factors, and the source counts {framework.factors}."
        )


def _filled(framework: Framework, decisions: Mapping[str, str], source: str) -> Rows:
    """The crosswalks to other frameworks, with what was unknown in them decided."""
    merged = {code for code in decisions.values() if code not in {OWN_CODE, LEFT_OUT}}
    filled = []
    for crosswalk in framework.crosswalks:
        rows = [
            _decided(row.model_dump(mode="json"), decisions, merged, source)
            for row in crosswalk.rows
        ]
        filled.append(crosswalk.model_dump(mode="json") | {"rows": rows})
    return filled


def _decided(
    row: dict[str, Any], decisions: Mapping[str, str], merged: set[str], source: str
) -> dict[str, Any]:
    old = row["old"]
    if row["relation"] == "unknown" and old in decisions:
        decision = decisions[old]
        if decision == LEFT_OUT:
            return row | {"relation": "dropped", "evidence": source}
        new = old if decision == OWN_CODE else decision
        relation = "merged" if new in merged else "same"
        return row | {"new": new, "relation": relation, "evidence": source}
    if old is not None and row["new"] in merged:
        return row | {"relation": "merged", "evidence": source}
    return row


def _known_here(codes: Rows, framework: Framework) -> Rows:
    """The codes without what points at sources and codes that are not here."""
    sources = {one.id for one in framework.sources}
    slugs = {None, *(code["slug"] for code in codes)}
    return [
        code
        | {
            "seen_in": [one for one in code["seen_in"] if one["source"] in sources],
            "not_when": [one for one in code["not_when"] if one["instead"] in slugs],
        }
        for code in codes
    ]
