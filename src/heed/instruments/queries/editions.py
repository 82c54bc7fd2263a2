"""Finding editions, and what is made from them once and kept."""

from uuid import UUID

from heed.instruments.definition import Definition, fingerprint, parse
from heed.instruments.errors import EditionTampered, NoEdition
from heed.instruments.models import Edition
from heed.instruments.validator import Validator, compile_validator

# By fingerprint; editions never change, and there are few, so nothing is dropped.
_definitions: dict[str, Definition] = {}
_validators: dict[str, Validator] = {}


def edition_in_use(organisation: UUID, code: str) -> Edition:
    """The newest edition of a questionnaire in an organisation."""
    editions = Edition.objects.filter(
        instrument__organisation=organisation, instrument__code=code
    )
    newest = editions.select_related("instrument").order_by("-number").first()
    if newest is None:
        raise NoEdition(code)
    return newest


def newest_edition(organisation: UUID, code: str) -> Edition | None:
    """The newest edition of a questionnaire, if it was ever published there."""
    editions = Edition.objects.filter(organisation=organisation, instrument__code=code)
    return editions.order_by("-number").first()


def editions_of(organisation: UUID) -> list[Edition]:
    """Every edition of an organisation, by code, newest first."""
    return list(
        Edition.objects.filter(organisation=organisation)
        .select_related("instrument", "published_by")
        .order_by("instrument__code", "-number")
    )


def every_edition(code: str | None = None) -> list[Edition]:
    """Every edition, or those of one code, for whoever runs the installation."""
    wanted = {} if code is None else {"instrument__code": code}
    found = Edition.objects.filter(**wanted).select_related("instrument")
    return list(found.order_by("organisation", "instrument__code", "number"))


def edition_with(organisation: UUID, code: str, number: int) -> Edition:
    """One edition by its code and number."""
    edition = (
        Edition.objects.filter(organisation=organisation, number=number)
        .filter(instrument__code=code)
        .select_related("instrument")
        .first()
    )
    if edition is None:
        raise NoEdition(code)
    return edition


def definition_of(edition: Edition) -> Definition:
    """The definition of an edition, read once for each content."""
    known = _definitions.get(edition.sha256)
    if known is None:
        if fingerprint(edition.document) != edition.sha256:
            raise EditionTampered
        known = _definitions[edition.sha256] = parse(edition.document)
    return known


def validator_of(edition: Edition) -> Validator:
    """The compiled validator of an edition, made once for each content."""
    known = _validators.get(edition.sha256)
    if known is None:
        made = compile_validator(definition_of(edition))
        known = _validators[edition.sha256] = made
    return known
