"""The formats of a questionnaire, and what each cannot say."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from heed.instruments.definition import Definition
from heed.instruments.formats.files import ENDINGS, export


def file_rows(definition: Definition, code: str, number: int) -> list[dict[str, Any]]:
    """One entry for each format: its name, its losses, and its address."""
    names = {
        "xlsform": _("XLSForm, for KoboToolbox, ODK and SurveyCTO"),
        "redcap": _("REDCap data dictionary"),
        "fhir": _("FHIR R4 Questionnaire"),
        "yaml": _("YAML, which carries everything"),
    }
    return [
        {
            "name": names[form],
            "ending": ENDINGS[form],
            "losses": [loss.as_json() for loss in export(definition, form)[1]],
            "href": reverse("instruments:file", args=[code, number, form]),
        }
        for form in ENDINGS
    ]
