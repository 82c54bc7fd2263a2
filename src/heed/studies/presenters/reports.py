"""The reports of a study, as pages of staff show them."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from heed.studies import queries
from heed.studies.models import Study
from heed.studies.reports import REPORTS
from heed.studies.reports.checklists import blanks
from heed.ui.documents.document import Document
from heed.ui.documents.shown import parts_of


def report_rows(study: Study) -> list[dict[str, str]]:
    """Every report that there is, with the way to it."""
    names = {
        "survey": _("All tables: each planned table, and each question by group"),
        "aapor": _("Outcome rates: who was asked, and how many answered"),
        "cherries": _("CHERRIES, the check list for surveys on the web"),
        "strobe": _("STROBE, the check list for cross-sectional studies"),
    }
    return [
        {
            "name": names.get(kind, kind),
            "href": reverse("studies:report", args=[study.slug, kind]),
        }
        for kind in REPORTS
    ]


def blank_rows(study: Study) -> list[dict[str, str]]:
    """What only a person can write, and what they wrote."""
    written = queries.written_in(study)
    return [
        {
            "asks": asks,
            "words": written.get(code, ""),
            "href": reverse("studies:blank", args=[study.slug, code]),
        }
        for code, asks in blanks().items()
    ]


def report_page(study: Study, kind: str, whole: Document) -> dict[str, Any]:
    """A report with its parts in order."""
    return {
        "page_title": whole.title,
        "study": study,
        "back": reverse("studies:reports", args=[study.slug]),
        "parts": parts_of(whole),
        "files": [
            {
                "text": text,
                "href": reverse("studies:report_file", args=[study.slug, kind, form]),
            }
            for form, text in (("html", _("A page to print")), ("md", _("Markdown")))
        ],
    }
