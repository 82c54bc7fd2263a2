"""Finding published frameworks, their codes, and how versions relate."""

from uuid import UUID

from heed.coding.definition.framework import Framework as Definition
from heed.coding.definition.framework import fingerprint, parse
from heed.coding.errors import FrameworkTampered, NoFramework
from heed.coding.frameworks.shelf import built_in
from heed.coding.models import Code, Crosswalk, Framework

# By fingerprint; versions never change, and there are few, so nothing is dropped.
_definitions: dict[str, Definition] = {}


def frameworks_of(organisation: UUID) -> list[Framework]:
    """Every version that an organisation has published, newest of each first."""
    return list(
        Framework.objects.filter(organisation=organisation)
        .select_related("succeeds", "published_by")
        .order_by("slug", "-number")
    )


def frameworks_to_code_to(organisation: UUID) -> list[Framework]:
    """The versions that a new project may choose from: the complete ones."""
    return [one for one in frameworks_of(organisation) if one.may_be_coded_to]


def every_framework(slug: str | None = None) -> list[Framework]:
    """Every published version, for whoever runs the installation."""
    wanted = {} if slug is None else {"slug": slug}
    return list(
        Framework.objects.filter(**wanted).order_by("organisation", "slug", "number")
    )


def framework_with(organisation: UUID, slug: str, version: str) -> Framework:
    """One published version by its name."""
    found = Framework.objects.filter(
        organisation=organisation, slug=slug, version=version
    ).first()
    if found is None:
        raise NoFramework(f"{slug} {version}")
    return found


def not_yet_published(organisation: UUID) -> list[Definition]:
    """The frameworks that came with Heed and that nobody here has published."""
    there = set(
        Framework.objects.filter(organisation=organisation).values_list(
            "slug", "version"
        )
    )
    return [one for one in built_in() if (one.slug, one.version) not in there]


def definition_of(framework: Framework) -> Definition:
    """The whole of a published version, read once for each content."""
    known = _definitions.get(framework.sha256)
    if known is None:
        if fingerprint(framework.document) != framework.sha256:
            raise FrameworkTampered
        known = _definitions[framework.sha256] = parse(framework.document)
    return known


def codes_of(framework: Framework) -> list[Code]:
    """The codes of a version, in their order."""
    return list(framework.codes.order_by("position"))


def crosswalk_between(earlier: Framework, later: Framework) -> list[Crosswalk]:
    """How the codes of one version stand to those of a later one, as was published."""
    return list(
        Crosswalk.objects.filter(framework=later, earlier=earlier)
        .select_related("old", "new")
        .order_by("new__position", "old__position", "pk")
    )


def earlier_versions(framework: Framework) -> list[Framework]:
    """The versions to which one has a crosswalk."""
    there = Crosswalk.objects.filter(framework=framework).values("earlier")
    return list(Framework.objects.filter(pk__in=there).order_by("slug", "number"))


def later_versions(framework: Framework) -> list[Framework]:
    """The versions that have a crosswalk to one."""
    there = Crosswalk.objects.filter(earlier=framework).values("framework")
    return list(Framework.objects.filter(pk__in=there).order_by("slug", "number"))


def candidates_from(framework: Framework) -> Definition | None:
    """The version whose codes may or may not stand in an incomplete one."""
    among = [gap.among for gap in definition_of(framework).missing if gap.among]
    if not among:
        return None
    name = among[0]
    return definition_of(
        framework_with(framework.organisation, name.framework, name.version)
    )
