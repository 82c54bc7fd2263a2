"""Publishing frameworks: the library, a file, a code more, what was missing."""

import tempfile
from collections.abc import Callable
from pathlib import Path, PurePath
from typing import Any

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from heed.coding.actions import frameworks as actions
from heed.coding.definition.codes import Code
from heed.coding.definition.framework import parse
from heed.coding.errors import FrameworkRefused
from heed.coding.formats.frameworks.files import LARGEST, import_file
from heed.coding.formats.frameworks.gathering import Imported
from heed.coding.forms.frameworks import AddCode, FromAFile, Supply
from heed.coding.models import Framework
from heed.coding.presenters.frameworks import address
from heed.coding.queries import frameworks as queries
from heed.coding.views.frameworks import framework_or_404
from heed.instruments.errors import DefinitionError
from heed.instruments.formats.naming import slug_from
from heed.people.access import Permission, allowed
from heed.ui.forms import QuestionForm

CHANGE = Permission.LEAD_CODING
Act = Callable[[], Framework]


@allowed(CHANGE)
@require_POST
def publish_library(request: HttpRequest) -> HttpResponseBase:
    """Publish everything that came with Heed."""
    actions.load_frameworks(by=request.user)
    messages.success(request, _("They are published and can be coded to."))
    return redirect("frameworks:frameworks")


@allowed(CHANGE)
def bring_in(request: HttpRequest) -> HttpResponseBase:
    """Publish a framework from a file."""
    form = FromAFile(request.POST or None, request.FILES or None)
    context = {"page_title": _("Bring in a framework"), "is_file": True}
    return _fill(request, form, context, lambda: _brought_in(request, form))


@allowed(CHANGE)
def add_code(request: HttpRequest, framework: str, version: str) -> HttpResponseBase:
    """Publish the next version with one code more."""
    before = framework_or_404(request, framework, version)
    form = AddCode(request.POST or None, definition=queries.definition_of(before))
    context = {"page_title": _("Add a code"), "framework": before}
    return _fill(request, form, context, lambda: _added(request, before, form))


@allowed(CHANGE)
def supply(request: HttpRequest, framework: str, version: str) -> HttpResponseBase:
    """Publish a complete version out of an incomplete one."""
    before = framework_or_404(request, framework, version)
    definition = queries.definition_of(before)
    if definition.may_be_coded_to:
        raise Http404
    form = Supply(
        request.POST or None,
        definition=definition,
        earlier=queries.candidates_from(before),
    )
    context = {
        "page_title": _("Supply what is missing"),
        "framework": before,
        "missing": definition.missing,
    }
    return _fill(request, form, context, lambda: _supplied(request, before, form))


def _fill(
    request: HttpRequest, form: QuestionForm, context: dict[str, Any], act: Act
) -> HttpResponseBase:
    """The form, with what is wrong; or the page of the version that it made."""
    problems: list[str] = []
    if form.is_bound and form.is_valid():
        try:
            made = act()
        except DefinitionError as error:
            problems = [str(problem) for problem in error.problems]
        except FrameworkRefused as refusal:
            problems = [str(refusal)]
        else:
            messages.success(request, _("It is published."))
            return redirect(address("framework", made))
    status = 422 if form.is_bound else 200
    context |= {"form": form, "problems": problems}
    return render(request, "coding/frameworks/form.html", context, status=status)


def _brought_in(request: HttpRequest, form: FromAFile) -> Framework:
    said = form.cleaned_data
    changes = {"slug": said["slug"], "version": said["version"]}
    found = _read(said["file"])
    given = {key: value for key, value in changes.items() if value}
    definition = parse({**found.framework.as_json(), **given})
    made = actions.publish_framework(by=request.user, definition=definition)
    for loss in found.losses[:20]:
        messages.warning(request, str(loss))
    return made


def _read(file: UploadedFile) -> Imported:
    name = PurePath(file.name or "")
    if (file.size or 0) > LARGEST:
        raise FrameworkRefused(_("The file is larger than 4 MB."))
    with tempfile.TemporaryDirectory(prefix="heed-upload-") as folder:
        path = Path(folder) / f"{slug_from(name.stem)}{name.suffix.casefold()}"
        path.write_bytes(file.read())
        return import_file(path)


def _added(request: HttpRequest, before: Framework, form: AddCode) -> Framework:
    return actions.add_code(
        by=request.user,
        framework=before,
        code=Code.model_validate(form.code()),
        version=form.cleaned_data["version"],
        why=form.cleaned_data["why"],
    )


def _supplied(request: HttpRequest, before: Framework, form: Supply) -> Framework:
    return actions.supply_missing(
        by=request.user,
        framework=before,
        decisions=form.decisions(),
        version=form.cleaned_data["version"],
        source=form.cleaned_data["source"],
    )
