"""What the commands about frameworks share: which version the words name."""

from typing import Any

from django.core.management.base import CommandError, CommandParser

from heed.coding.definition.framework import Framework
from heed.coding.errors import FrameworkTampered, NoFramework
from heed.coding.frameworks.shelf import built_in
from heed.coding.queries.frameworks import definition_of, every_framework


def add_choice(parser: CommandParser) -> None:
    """The words that name one version."""
    parser.add_argument("slug", help="The framework, as heed framework list has it.")
    parser.add_argument("--version-label", metavar="VERSION", help="Such as 2021.")
    parser.add_argument(
        "--organisation", help="Whose version, where several have published it."
    )


def chosen(options: dict[str, Any]) -> Framework:
    """The version that the words name: a published one, or one that came with Heed."""
    slug, version = options["slug"], options["version_label"]
    try:
        found = _published(slug, version, options["organisation"])
    except FrameworkTampered as error:
        raise CommandError(str(error)) from None
    found = found or [
        one for one in built_in() if one.slug == slug and version in {None, one.version}
    ]
    if not found:
        raise CommandError(str(NoFramework(f"{slug} {version or ''}".strip())))
    names = sorted({one.version for one in found})
    if len(names) > 1:
        raise CommandError(
            f"There are several versions of {slug}. "
            f"Say which with --version-label: {', '.join(names)}."
        )
    return found[0]


def _published(slug: str, version: str | None, whose: str | None) -> list[Framework]:
    found = [
        one
        for one in every_framework(slug)
        if version in {None, one.version} and whose in {None, str(one.organisation)}
    ]
    owners = sorted({str(one.organisation) for one in found})
    contents = {one.sha256 for one in found}
    if len(owners) > 1 and len(contents) > 1:
        raise CommandError(
            f"Several organisations have published {slug}. "
            f"Say which with --organisation: {', '.join(owners)}."
        )
    return [definition_of(one) for one in found]
