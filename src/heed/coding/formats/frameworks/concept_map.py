"""How two versions relate, as a FHIR R4 ConceptMap from the earlier to the later."""

from heed.coding.definition.crossings import Crossing, Crosswalk
from heed.coding.definition.framework import Framework
from heed.coding.formats.frameworks.fhir_out import as_json, url_of
from heed.instruments.formats.aside import Data
from heed.instruments.formats.fhir.bounds import clean
from heed.instruments.formats.fhir.urls import OWN
from heed.instruments.formats.losses import How, Loss

# FHIR says how the target stands to the source: of a merger it is wider.
EQUIVALENCE = {
    "same": "equivalent",
    "renamed": "equivalent",
    "merged": "wider",
    "split": "narrower",
    "dropped": "unmatched",
}
NOT_KNOWN = "A concept map cannot say that nobody knows; the code stands in it alone."
NO_SOURCE = "A concept map begins with codes of the earlier version."


def write_concept_map(
    framework: Framework, crosswalk: Crosswalk
) -> tuple[bytes, tuple[Loss, ...]]:
    """One crosswalk of a version as JSON, and what the format cannot say of it."""
    earlier = crosswalk.earlier
    elements: dict[str, Data] = {}
    for row in crosswalk.rows:
        if row.old is None:
            continue
        element = elements.setdefault(row.old, {"code": row.old})
        if row.relation in EQUIVALENCE:
            element.setdefault("target", []).append(_target(row, crosswalk))
    name = f"{earlier.framework}-{earlier.version}-{framework.slug}-{framework.version}"
    resource: Data = {
        "resourceType": "ConceptMap",
        "url": f"{OWN}crosswalk:{name}",
        "version": framework.version,
        "name": "crosswalk_" + name.replace("-", "_").replace(".", "_"),
        "title": f"From {earlier} to {framework.name}",
        "status": "active",
        "description": clean(crosswalk.evidence),
    }
    if elements:
        resource["group"] = [
            {
                "source": url_of(earlier.framework),
                "sourceVersion": earlier.version,
                "target": url_of(framework.slug),
                "targetVersion": framework.version,
                "element": list(elements.values()),
            }
        ]
    return as_json(resource), tuple(_losses(crosswalk))


def _target(row: Crossing, crosswalk: Crosswalk) -> Data:
    made: Data = {} if row.new is None else {"code": row.new}
    return {
        **made,
        "equivalence": EQUIVALENCE[row.relation],
        "comment": clean(f"{row.relation}: {row.evidence or crosswalk.evidence}"),
    }


def _losses(crosswalk: Crosswalk) -> list[Loss]:
    losses = []
    for number, row in enumerate(crosswalk.rows, 1):
        code = row.old or row.new or ""
        if row.old is None:
            where, what = f"row {number}", f"{code}: {row.relation}."
            losses.append(Loss(code, where, what, NO_SOURCE))
        elif row.relation == "unknown":
            losses.append(
                Loss(code, f"row {number}", f"{code}: unknown.", NOT_KNOWN, How.CHANGED)
            )
    return losses
