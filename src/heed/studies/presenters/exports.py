"""The kinds of file in which a study can be taken out."""

from django.utils.translation import gettext as _

from heed.warehouse.formats import WRITERS

BUNDLE = "bundle"  # everything in one; not a format of one dataset


def export_rows() -> list[dict[str, str]]:
    """Every kind that there is, those of colleagues too, each with a name."""
    names = {
        "csv": _("CSV, with a codebook beside it"),
        "xlsx": _("Excel"),
        "sav": _("SPSS, with labels and missing kinds"),
        "dta": _("Stata, with labels and missing kinds"),
        "parquet": _("Parquet, for R, Python and DuckDB"),
        "ddi": _("DDI Codebook, for archives"),
        "fhir": _("FHIR QuestionnaireResponse"),
        BUNDLE: _("Everything for an archive, with check sums"),
    }
    return [
        {"kind": kind, "name": names.get(kind, kind)} for kind in (*WRITERS, BUNDLE)
    ]
