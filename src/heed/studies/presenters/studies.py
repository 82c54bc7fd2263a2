"""A study in finished words: what it gathers, and where its pages are."""

from typing import Any

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from heed.instruments.queries import definition_of
from heed.responses.models import Fieldwork
from heed.responses.queries.slices import subjects_of
from heed.studies import queries
from heed.studies.links import hung
from heed.studies.models import Study
from heed.ui.forms import Choice
from heed.warehouse.columns import words_of


def study_rows(studies: list[Study]) -> list[dict[str, Any]]:
    """The list of studies."""
    return [
        {
            "title": one.title,
            "href": reverse("studies:study", args=[one.slug]),
            "opened": day(one.opened_on),
            "sampling": one.get_sampling_display(),
            "surveys": [_ways(one, fw) for fw in queries.fieldworks_of(one)],
        }
        for one in studies
    ]


def _ways(study: Study, fieldwork: Fieldwork) -> dict[str, Any]:
    """A survey in the list, and the way to those whom it asks by name."""
    address = [study.slug, fieldwork.slug]
    return {
        "title": fieldwork.title,
        "href": reverse("studies:fieldwork", args=address),
        "invitations": reverse("studies:invitations", args=address),
    }


def study_page(study: Study) -> dict[str, Any]:
    """One study, with the way to everything in it."""
    fieldworks = queries.fieldworks_of(study)
    return {
        "page_title": study.title,
        "study": study,
        "sampling": study.get_sampling_display(),
        "fieldworks": [_fieldwork(study, one) for one in fieldworks],
        "questionnaires": questionnaires(fieldworks),
        "tables": [
            {
                "title": table.title,
                "href": reverse("studies:table", args=[study.slug, table.slug]),
                "about": _("%(item)s, over %(groups)s")
                % {"item": table.item, "groups": table.group_names},
            }
            for table in study.tables.order_by("slug")
        ],
        "members": [one.account.name for one in queries.members_of(study)],
        "links": hung("study", study),
    }


def _fieldwork(study: Study, fieldwork: Fieldwork) -> dict[str, Any]:
    return {
        "title": fieldwork.title,
        "href": reverse("studies:fieldwork", args=[study.slug, fieldwork.slug]),
        "days": days(fieldwork),
        "links": hung("fieldwork", study, fieldwork),
    }


def questionnaires(fieldworks: list[Fieldwork]) -> list[dict[str, Any]]:
    """The editions that the fieldworks ask, each once, and of whom."""
    found: dict[tuple[str, int], list[str]] = {}
    for fieldwork in fieldworks:
        asked = fieldwork.instruments.select_related("edition__instrument")
        for one in asked.order_by("edition__instrument__code", "group"):
            key = one.edition.instrument.code, one.edition.number
            names = found.setdefault(key, [])
            if one.get_group_display() not in names:
                names.append(one.get_group_display())
    return [
        {
            "text": _("%(code)s, version %(number)s") % {"code": c, "number": n},
            "href": reverse("instruments:edition", args=[c, n]),
            "groups": ", ".join(names),
        }
        for (c, n), names in found.items()
    ]


def questions_of(study: Study) -> list[Choice]:
    """The questions of a study whose answers can be counted."""
    found: dict[str, Choice] = {}
    for fieldwork in queries.fieldworks_of(study):
        for asked in fieldwork.instruments.select_related("edition"):
            definition = definition_of(asked.edition)
            for code in [one.code for one in subjects_of(definition)]:
                item = definition.by_code[code]
                said = _("%(words)s (%(code)s)")
                if item.kind == "several":
                    said = _("%(words)s (%(code)s, several answers)")
                words = {"words": words_of(item), "code": code}
                found.setdefault(code, Choice(code, said % words))
    return list(found.values())


def days(fieldwork: Fieldwork) -> str:
    """From when to when a fieldwork asks."""
    if fieldwork.closes_on is None:
        return _("from %(first)s") % {"first": day(fieldwork.opens_on)}
    ends = {"first": day(fieldwork.opens_on), "last": day(fieldwork.closes_on)}
    return _("%(first)s to %(last)s") % ends


def day(when: Any) -> str:
    """A day as staff read it."""
    return date_format(when, "j F Y")
