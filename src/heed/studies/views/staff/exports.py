"""The data of a study as files, for those inside it."""

import io
import tempfile
import zipfile
from pathlib import Path

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from heed.people.access import signed_in
from heed.studies import actions, queries
from heed.studies.models import Study
from heed.studies.presenters.exports import BUNDLE, export_rows
from heed.studies.views.staff.inside import study_or_404
from heed.warehouse.formats import WRITERS


@signed_in
@require_safe
def exports(request: HttpRequest, study: str) -> HttpResponseBase:
    """Every kind of file, and what stands in none of them."""
    it = study_or_404(request, study)
    context = {"page_title": _("Export the data"), "study": it}
    context |= {"rows": export_rows(), "is_empty": not queries.fieldworks_of(it)}
    return render(request, "studies/staff/exports.html", context)


@signed_in
@require_POST
def export(request: HttpRequest, study: str, kind: str) -> HttpResponseBase:
    """All files of one kind in one; that it was taken out is written down before."""
    it = study_or_404(request, study)
    if kind not in {*WRITERS, BUNDLE}:
        raise Http404
    with tempfile.TemporaryDirectory(prefix="heed-export-") as folder:
        content = made(request, it, kind, Path(folder))
    response = HttpResponse(content, content_type="application/zip")
    name = f"{it.slug}-{kind}.zip"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def made(request: HttpRequest, study: Study, kind: str, folder: Path) -> bytes:
    """The files of one kind in one; a bundle is one already."""
    if kind != BUNDLE:
        return packed(
            actions.export_study(by=request.user, study=study, kind=kind, folder=folder)
        )
    target = folder / f"{study.slug}.zip"
    actions.bundle_study(by=request.user, study=study, target=target)
    return target.read_bytes()


def packed(paths: list[Path]) -> bytes:
    """Some files in one."""
    packet = io.BytesIO()
    with zipfile.ZipFile(packet, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in paths:
            archive.write(path, path.name)
    return packet.getvalue()
