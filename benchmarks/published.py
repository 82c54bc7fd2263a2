"""An edition for everybody of 21 factors by month and place, as large as they come."""

from heed.coding.actions.frameworks import load_frameworks
from heed.coding.definition.framework import fingerprint
from heed.coding.found import Found, Line
from heed.coding.models import Edition, Framework
from heed.coding.queries.tallied import names_in
from heed.coding.tests.factories import a_project
from heed.coding.tests.told import an_edition
from heed.people.models import Place
from heed.people.tests.factories import an_account
from heed.safeguards.audience import Audience

MONTHS = [f"2026-{month:02}-01" for month in range(1, 13)]
AXES = {
    "all": ["everybody"],
    "side": ["own", "staff"],
    "group": ["carer", "service_user", "staff"],
    "month": MONTHS,
    "quarter": MONTHS[::3],
    "place": ["together"],
}


def published_pages(ward: Place) -> dict[str, str]:
    """An edition with a year of every factor of the framework, and one factor of it."""
    edition = Edition.objects.first() or _an_edition(ward)
    where = f"/found/{edition.pk}/"
    slug = edition.figures["names"]["factors"][0]["slug"]
    return {
        "an edition": where,
        "an edition, Welsh": f"/cy{where}",
        "an edition: one factor": f"{where}?factor={slug}&step=month",
    }


def _an_edition(ward: Place) -> Edition:
    researcher = an_account("researcher", at=ward.parent)
    load_frameworks(by=researcher)
    framework = Framework.objects.get(slug="ycff-mh", version="2021")
    lead = a_project(researcher, ward.parent, framework=framework)
    edition = an_edition(lead, Audience.PUBLIC)
    slugs = [one.slug for one in framework.codes.order_by("position")]
    figures = _figures(edition, slugs)
    Edition.objects.filter(pk=edition.pk).update(
        figures=figures, sha256=fingerprint(figures)
    )
    return edition


def _figures(edition: Edition, slugs: list[str]) -> dict[str, object]:
    people = {slug: 20 + 3 * at for at, slug in enumerate(slugs)}
    lines = {
        axis: tuple(Line(key, 120, people, people) for key in keys)
        for axis, keys in AXES.items()
    }
    return Found(edition.audience, lines, names_in(edition.project)).as_json()
