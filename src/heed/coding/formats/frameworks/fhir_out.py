"""From a framework to a FHIR R4 CodeSystem.

What FHIR has no place for is found by reading our own resource back: the difference
goes into the extension ``urn:heed:aside``.
"""

import json

from heed.coding.definition.codes import Code
from heed.coding.definition.framework import Framework
from heed.coding.formats.frameworks.columns import evidence_cell
from heed.coding.formats.frameworks.fhir_in import (
    EVIDENCE,
    KIND,
    LAYER,
    LAYER_NAME,
    read_code_system,
)
from heed.coding.formats.frameworks.gathering import kept_of
from heed.instruments.formats.aside import Data, as_text
from heed.instruments.formats.fhir.bounds import clean
from heed.instruments.formats.fhir.urls import ASIDE, OWN
from heed.instruments.formats.losses import Loss

DECLARED = {
    LAYER: ("code", "The layer in which the factor stands"),
    LAYER_NAME: ("string", "The name of that layer"),
    KIND: ("code", "A factor, or a remainder: outcome or cant-code"),
    EVIDENCE: ("string", "What stands behind the definition; the marks are explained"),
}


def url_of(slug: str) -> str:
    """The address of a framework's code system, the same for all its versions."""
    return f"{OWN}framework:{slug}"


def write_code_system(framework: Framework) -> tuple[bytes, tuple[Loss, ...]]:
    """The resource as JSON, and what other programs will not see of the framework."""
    resource = _resource(framework)
    losses = _keep_the_rest(resource, framework)
    return as_json(resource), tuple(losses)


def as_json(resource: Data) -> bytes:
    """A resource as a file."""
    return f"{json.dumps(resource, ensure_ascii=False, indent=2)}\n".encode()


def _resource(framework: Framework) -> Data:
    layers = {layer.slug: layer.label for layer in framework.layers}
    return {
        "resourceType": "CodeSystem",
        "language": "en-GB",
        "url": url_of(framework.slug),
        "version": framework.version,
        "name": framework.slug.replace("-", "_"),
        "title": clean(framework.title),
        "status": "active" if framework.may_be_coded_to else "draft",
        "description": clean(framework.about),
        "caseSensitive": True,
        "content": "complete" if framework.may_be_coded_to else "fragment",
        "count": len(framework.codes),
        "property": [
            {"code": code, "description": description, "type": kind}
            for code, (kind, description) in DECLARED.items()
        ],
        "concept": [_concept(code, layers) for code in framework.codes],
    }


def _concept(code: Code, layers: dict[str, str]) -> Data:
    made: Data = {"code": code.slug, "display": clean(code.label) or code.slug}
    if code.definition and (definition := clean(code.definition)):
        made["definition"] = definition
    names = [name for alias in code.aliases if (name := clean(alias))]
    if names:
        made["designation"] = [{"value": name} for name in names]
    said = [{"code": KIND, "valueCode": code.kind}]
    if code.layer:
        said.append({"code": LAYER, "valueCode": code.layer})
    if label := clean(layers.get(code.layer or "", "")):
        said.append({"code": LAYER_NAME, "valueString": label})
    if code.evidence:
        said.append({"code": EVIDENCE, "valueString": evidence_cell(code.evidence)})
    return {**made, "property": said}


def _keep_the_rest(resource: Data, framework: Framework) -> list[Loss]:
    """Read the resource as anyone would, and put beside it what is missing."""
    document = framework.as_json()
    bare = read_code_system(resource, name="heed").framework.as_json()
    losses: list[Loss] = []
    concepts = zip(
        resource["concept"], document.pop("codes"), bare.pop("codes"), strict=True
    )
    for number, (concept, whole, seen) in enumerate(concepts):
        path = f"CodeSystem.concept[{number}]"
        losses += _keep(concept, whole, seen, whole["slug"], path)
    return [*losses, *_keep(resource, document, bare, "", "CodeSystem")]


def _keep(node: Data, whole: Data, seen: Data, slug: str, path: str) -> list[Loss]:
    kept, losses = kept_of(whole, seen, item=slug, where=f"{path}.extension")
    if kept:
        node["extension"] = [{"url": ASIDE, "valueString": as_text(kept)}]
    return losses
