"""Publishing frameworks: from the library, from files, and out of earlier versions."""

from collections.abc import Mapping
from uuid import UUID

from django.db import transaction

from heed.coding.definition.changing import extended, supplied
from heed.coding.definition.codes import Code as CodeDefinition
from heed.coding.definition.crossings import Crossing
from heed.coding.definition.framework import Framework as Definition
from heed.coding.definition.versions import Version
from heed.coding.errors import (
    EarlierMissing,
    FrameworkChanged,
    FrameworkRefused,
    NoFramework,
)
from heed.coding.frameworks.shelf import built_in
from heed.coding.models import Code, Crosswalk, Framework
from heed.coding.queries.frameworks import (
    candidates_from,
    definition_of,
    framework_with,
)
from heed.foundation import clock
from heed.people.models import Account
from heed.safeguards import audit


@transaction.atomic
def publish_framework(*, by: Account, definition: Definition) -> Framework:
    """Publish a version in the account's organisation, for good.

    The same content again gives the version that is there; other content under the
    same version is refused, as is a crosswalk to what is not published here.
    """
    _in_turn(by)
    there = Framework.objects.filter(
        organisation=by.organisation, slug=definition.slug, version=definition.version
    ).first()
    if there is None:
        return _publish(by, definition)
    if there.sha256 != definition.sha256():
        raise FrameworkChanged(definition.name)
    return there


@transaction.atomic
def load_frameworks(*, by: Account) -> list[Framework]:
    """Publish every framework that comes with Heed and is not published here yet."""
    return [publish_framework(by=by, definition=one) for one in built_in()]


def add_code(
    *,
    by: Account,
    framework: Framework,
    code: CodeDefinition,
    version: str,
    why: str,
    after: str = "",
) -> Framework:
    """Publish the next version with one code more; nothing else changes.

    What was coded to the version before stays there, and the crosswalk says for each
    code that it is the same, so that all of it can be coded again.
    """
    before = definition_of(framework)
    made = extended(before, code, version=version, why=why, after=after)
    return publish_framework(by=by, definition=made)


def supply_missing(
    *,
    by: Account,
    framework: Framework,
    decisions: Mapping[str, str],
    version: str,
    source: str,
) -> Framework:
    """Publish a complete version out of an incomplete one, which stays as it is."""
    before, earlier = definition_of(framework), candidates_from(framework)
    made = supplied(before, earlier, decisions, version=version, source=source)
    return publish_framework(by=by, definition=made)


def _in_turn(by: Account) -> None:
    """Two people who publish at once take turns."""
    Account.objects.select_for_update().filter(organisation=by.organisation).order_by(
        "pk"
    ).first()


def _publish(by: Account, definition: Definition) -> Framework:
    framework = Framework(
        organisation=by.organisation,
        slug=definition.slug,
        version=definition.version,
        number=_next_number(by.organisation, definition.slug),
        title=definition.title,
        status=definition.status,
        document=definition.as_json(),
        sha256=definition.sha256(),
        succeeds=_succeeded(by.organisation, definition),
        published_at=clock.now(),
        published_by=by,
    )
    framework.save()
    _store_codes(framework, definition)
    _store_crosswalks(framework, definition)
    audit.record(
        by=by.id,
        event=audit.Event.FRAMEWORK_PUBLISHED,
        about=audit.About("framework", framework.id),
        organisation=by.organisation,
        details={"slug": definition.slug, "version": definition.version},
    )
    return framework


def _next_number(organisation: UUID, slug: str) -> int:
    there = Framework.objects.filter(organisation=organisation, slug=slug)
    newest = there.order_by("-number").values_list("number", flat=True).first()
    return (newest or 0) + 1


def _succeeded(organisation: UUID, definition: Definition) -> Framework | None:
    if definition.made_from is None:
        return None
    return _earlier(organisation, definition, definition.made_from.version)


def _earlier(organisation: UUID, definition: Definition, name: Version) -> Framework:
    try:
        return framework_with(organisation, name.framework, name.version)
    except NoFramework:
        raise EarlierMissing(definition.name, name) from None


def _store_codes(framework: Framework, definition: Definition) -> None:
    Code.objects.bulk_create(
        Code(
            organisation=framework.organisation,
            framework=framework,
            slug=code.slug,
            label=code.label,
            layer=code.layer or "",
            kind=code.kind,
            position=position,
        )
        for position, code in enumerate(definition.codes, 1)
    )


def _store_crosswalks(framework: Framework, definition: Definition) -> None:
    new = {code.slug: code for code in framework.codes.all()}
    for crosswalk in definition.crosswalks:
        earlier = _earlier(framework.organisation, definition, crosswalk.earlier)
        old = {code.slug: code for code in earlier.codes.all()}
        _check_old(crosswalk.rows, old, crosswalk.earlier)
        Crosswalk.objects.bulk_create(
            Crosswalk(
                organisation=framework.organisation,
                framework=framework,
                earlier=earlier,
                old=old.get(row.old),
                new=new.get(row.new),
                relation=row.relation,
                evidence=row.evidence or crosswalk.evidence,
            )
            for row in crosswalk.rows
        )


def _check_old(
    rows: tuple[Crossing, ...], old: Mapping[str, Code], earlier: Version
) -> None:
    strangers = sorted({row.old for row in rows if row.old and row.old not in old})
    if strangers:
        raise FrameworkRefused(
            f"{earlier} has no such codes: {', '.join(strangers)}. Mend the crosswalk."
        )
