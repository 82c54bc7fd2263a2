"""A project goes out to another program, for those who settle in it."""

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render

from heed.coding import actions
from heed.coding.forms.exporting import Export
from heed.coding.presenters.exporting import export_page
from heed.coding.views.inside import (
    asks_before_others_are_seen,
    settling_seat_or_404,
)
from heed.people.access import Permission, allowed


@allowed(Permission.CODE_TEXTS)
@asks_before_others_are_seen
def export(request: HttpRequest, project: str) -> HttpResponseBase:
    """Choose how places are counted, and see what is not carried; then the file."""
    it = settling_seat_or_404(request, project).project
    form = Export(request.POST or None)
    if not (form.is_bound and form.is_valid()):
        status = 422 if form.is_bound else 200
        context = export_page(it) | {"form": form}
        return render(request, "coding/export.html", context, status=status)
    content, _losses, _out = actions.export_project(
        by=request.user, project=it, unit=form.unit
    )
    response = HttpResponse(content, content_type="application/zip")
    response["Content-Disposition"] = f'attachment; filename="{it.slug}.qdpx"'
    return response
