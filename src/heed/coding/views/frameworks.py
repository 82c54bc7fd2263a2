"""Frameworks for staff: which there are, one of them, a code, two side by side."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from heed.coding.errors import NoFramework
from heed.coding.formats.frameworks.crosswalks import (
    crosswalk_file,
    crosswalk_from,
)
from heed.coding.formats.frameworks.files import ENDINGS, export
from heed.coding.models import Framework
from heed.coding.presenters import crosswalks as sides
from heed.coding.presenters import frameworks as presenters
from heed.coding.queries import frameworks as queries
from heed.people.access import Permission, may, signed_in


@signed_in
@require_safe
def frameworks(request: HttpRequest) -> HttpResponseBase:
    """Every published version of this person's organisation, and what could be."""
    organisation = request.user.organisation
    context = {
        "page_title": _("Frameworks"),
        "rows": presenters.framework_rows(queries.frameworks_of(organisation)),
        "shelf": presenters.shelf_rows(queries.not_yet_published(organisation)),
        "may_change": may_change(request),
    }
    return render(request, "coding/frameworks/list.html", context)


@signed_in
@require_safe
def framework(request: HttpRequest, framework: str, version: str) -> HttpResponseBase:
    """One version: what it is, its map, what is missing, where it comes from."""
    found = framework_or_404(request, framework, version)
    context = presenters.framework_page(
        found,
        queries.definition_of(found),
        queries.earlier_versions(found),
        queries.later_versions(found),
    )
    context["may_change"] = may_change(request)
    return render(request, "coding/frameworks/framework.html", context)


@signed_in
@require_safe
def code(
    request: HttpRequest, framework: str, version: str, concept: str
) -> HttpResponseBase:
    """What one code means, when it is used, and how we know."""
    definition = queries.definition_of(framework_or_404(request, framework, version))
    found = definition.by_slug.get(concept)
    if found is None:
        raise Http404
    context = presenters.code_page(definition, found)
    return render(request, "coding/frameworks/code.html", context)


@signed_in
@require_safe
def crosswalk(
    request: HttpRequest, framework: str, version: str, earlier: str, before: str
) -> HttpResponseBase:
    """How the codes of an earlier version stand to those of this one."""
    later = framework_or_404(request, framework, version)
    first = framework_or_404(request, earlier, before)
    rows = queries.crosswalk_between(first, later)
    if not rows:
        raise Http404
    context = sides.crosswalk_page(first, later, rows)
    context["losses"] = sides.not_in_its_file(queries.definition_of(later), first)
    return render(request, "coding/frameworks/crosswalk.html", context)


@signed_in
@require_safe
def crosswalk_download(
    request: HttpRequest, framework: str, version: str, earlier: str, before: str
) -> HttpResponseBase:
    """The crosswalk as a FHIR ConceptMap."""
    later = queries.definition_of(framework_or_404(request, framework, version))
    found = crosswalk_from(later, earlier, before)
    if found is None:
        raise Http404
    name, content, _losses = crosswalk_file(later, found)
    return _download(name, content)


def _download(name: str, content: bytes) -> HttpResponse:
    response = HttpResponse(content, content_type="application/octet-stream")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@signed_in
@require_safe
def files(request: HttpRequest, framework: str, version: str) -> HttpResponseBase:
    """Each format, with what it cannot carry, before anything is downloaded."""
    found = framework_or_404(request, framework, version)
    context: dict[str, Any] = {
        "page_title": _("Download %(title)s, %(version)s")
        % {"title": found.title, "version": found.version},
        "framework": found,
        "files": presenters.file_rows(queries.definition_of(found)),
    }
    return render(request, "coding/frameworks/files.html", context)


@signed_in
@require_safe
def file(
    request: HttpRequest, framework: str, version: str, form: str
) -> HttpResponseBase:
    """The file itself."""
    found = framework_or_404(request, framework, version)
    if form not in ENDINGS:
        raise Http404
    content, _losses = export(queries.definition_of(found), form)
    return _download(f"{found.slug}-{found.version}{ENDINGS[form]}", content)


def framework_or_404(request: HttpRequest, slug: str, version: str) -> Framework:
    """A version of this person's organisation."""
    try:
        return queries.framework_with(request.user.organisation, slug, version)
    except NoFramework:
        raise Http404 from None


def may_change(request: HttpRequest) -> bool:
    """Whether this person publishes frameworks."""
    return may(request.user, Permission.LEAD_CODING)
