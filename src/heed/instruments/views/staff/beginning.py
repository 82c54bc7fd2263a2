"""Beginning a questionnaire: from nothing, from another one, or from a file."""

import tempfile
from collections.abc import Callable
from pathlib import Path, PurePath
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from heed.instruments import actions, queries
from heed.instruments.building.documents import begun, renamed
from heed.instruments.errors import CodeIsTaken, DefinitionError
from heed.instruments.formats.files import LARGEST
from heed.instruments.formats.naming import slug_from
from heed.instruments.forms.beginning import FromAFile, FromAnother, FromNothing
from heed.instruments.library.shelf import built_in
from heed.instruments.models import QuestionnaireDraft
from heed.instruments.presenters.beginning import sources
from heed.instruments.views.staff.changing import page_of
from heed.people.access import Permission, allowed
from heed.ui.forms import QuestionForm

WRITE = Permission.DO_RESEARCH
ENGLISH = {"languages": ["en-gb"]}


@allowed(WRITE)
def begin(request: HttpRequest) -> HttpResponseBase:
    """The three ways to begin; this one begins with nothing."""
    form = FromNothing(request.POST or None, initial=ENGLISH)
    if not form.is_bound or not form.is_valid():
        return ways(request, nothing=form)
    document = begun(**form.cleaned_data)
    return made(
        request,
        form,
        lambda: actions.begin_draft(by=request.user, document=document),
        "nothing",
    )


@allowed(WRITE)
@require_POST
def copy(request: HttpRequest) -> HttpResponseBase:
    """Begin from a published questionnaire, or from one that came with Heed."""
    form = FromAnother(request.POST, sources=_sources(request))
    if not form.is_valid():
        return ways(request, another=form)
    source, code = form.cleaned_data["source"], form.cleaned_data["code"]
    document = _document(request, source)
    return made(
        request,
        form,
        lambda: actions.begin_draft(
            by=request.user, document=renamed(document, code), source=source
        ),
        "another",
    )


@allowed(WRITE)
@require_POST
def bring_in(request: HttpRequest) -> HttpResponseBase:
    """Begin from a file of another program."""
    form = FromAFile(request.POST, request.FILES)
    if not form.is_valid():
        return ways(request, file=form)
    file, code = form.cleaned_data["file"], form.cleaned_data["code"]
    if file.size > LARGEST:
        form.add_error("file", _("The file is larger than 4 MB. Split it."))
        return ways(request, file=form)
    return made(request, form, lambda: _bring_in(request, file, code), "file")


def _bring_in(
    request: HttpRequest, file: UploadedFile, code: str
) -> QuestionnaireDraft:
    name = PurePath(file.name or "")
    with tempfile.TemporaryDirectory(prefix="heed-upload-") as folder:
        path = Path(folder) / f"{slug_from(name.stem)}{name.suffix.casefold()}"
        path.write_bytes(file.read())
        return actions.bring_in(by=request.user, path=path, code=code)


def made(
    request: HttpRequest,
    form: QuestionForm,
    act: Callable[[], QuestionnaireDraft],
    way: str,
) -> HttpResponseBase:
    """The new questionnaire's page; or the ways to begin, with what is wrong."""
    try:
        draft = act()
    except CodeIsTaken as taken:
        form.add_error("code", str(taken))
        return ways(request, **{way: form})
    except DefinitionError as error:
        return ways(request, problems=error.problems, **{way: form})
    return redirect(page_of("losses" if draft.losses else "draft", draft))


def ways(request: HttpRequest, **shown: Any) -> HttpResponseBase:
    """The page with every way to begin; one of them may have something to mend."""
    forms = [form for form in shown.values() if isinstance(form, QuestionForm)]
    context = {
        "page_title": _("Begin a questionnaire"),
        "nothing": FromNothing(initial=ENGLISH),
        "another": FromAnother(sources=_sources(request)),
        "file": FromAFile(),
        "errors": [error for form in forms for error in form.error_list],
        "problems": (),
        **shown,
    }
    wrong = any(form.is_bound for form in forms)
    return render(
        request, "instruments/staff/begin.html", context, status=422 if wrong else 200
    )


def _sources(request: HttpRequest) -> list[Any]:
    return sources(queries.editions_of(request.user.organisation), built_in())


def _document(request: HttpRequest, source: str) -> dict[str, Any]:
    code, _colon, number = source.partition(":")
    if number:
        organisation = request.user.organisation
        return dict(queries.edition_with(organisation, code, int(number)).document)
    for definition in built_in():
        if definition.code == code:
            return definition.as_json()
    raise Http404
