"""Trying a questionnaire as a group, a language and Easy Read meet it on a phone."""

from uuid import UUID

from csp.decorators import csp_replace, csp_update
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_safe

from heed.instruments.definition import Definition, Variant
from heed.instruments.errors import NoEdition
from heed.instruments.models import QuestionnaireDraft
from heed.instruments.queries import definition_of, draft_for, edition_with, shown_of
from heed.people.access import Permission, allowed
from heed.reception.presenters.staff_preview import chosen, end_of, frame, page_of
from heed.reception.previewing import trial_of

TRY = Permission.DO_RESEARCH
framing = csp_update({"frame-src": ["'self'"]})
framed = csp_replace({"frame-ancestors": ["'self'"]})


@allowed(TRY)
@framing
@require_safe
def draft(request: HttpRequest, draft: UUID) -> HttpResponseBase:
    """A phone with a questionnaire that is being written."""
    it = _draft(request, draft)
    group, variant = chosen(request.GET)
    definition, left_out = shown_of(it, group, variant)
    here = reverse("reception:preview-draft", args=[it.pk])
    context = frame(here, definition, group, variant)
    context |= {"left_out": left_out, "back": reverse("drafts:draft", args=[it.pk])}
    return render(request, "reception/staff/preview.html", context)


@allowed(TRY)
@xframe_options_sameorigin
@framed
def draft_page(
    request: HttpRequest, draft: UUID, group: str, variant: str
) -> HttpResponseBase:
    """One page of a questionnaire that is being written, inside the phone."""
    wanted = _variant(variant)
    definition, _left_out = shown_of(_draft(request, draft), group, wanted)
    if definition is None:
        raise Http404
    return page(request, definition, group, wanted)


@allowed(TRY)
@framing
@require_safe
def edition(request: HttpRequest, code: str, number: int) -> HttpResponseBase:
    """A phone with a published questionnaire."""
    definition = _edition(request, code, number)
    group, variant = chosen(request.GET)
    here = reverse("reception:preview-edition", args=[code, number])
    context = frame(here, definition, group, variant)
    context["back"] = reverse("instruments:edition", args=[code, number])
    return render(request, "reception/staff/preview.html", context)


@allowed(TRY)
@xframe_options_sameorigin
@framed
def edition_page(
    request: HttpRequest, code: str, number: int, group: str, variant: str
) -> HttpResponseBase:
    """One page of a published questionnaire, inside the phone."""
    definition = _edition(request, code, number)
    return page(request, definition, group, _variant(variant))


def page(
    request: HttpRequest, definition: Definition, group: str, variant: Variant
) -> HttpResponseBase:
    """The question that follows, drawn as the public doors draw it."""
    if group not in definition.groups:
        raise Http404
    trial, error = trial_of(definition, group, variant, request.POST), ""
    if request.method == "POST":
        at = trial.at
        trial, checked = trial.gone_on(request.POST)
        error = checked.errors.get(at, "")
    with translation.override(variant.language):
        if not trial.at:
            context = end_of(request.path)
            return render(request, "reception/staff/preview_end.html", context)
        shows_list = "all" in request.GET
        context = page_of(trial, request.path, error=error, shows_list=shows_list)
        return render(request, context["question"]["template"], context)


def _variant(key: str) -> Variant:
    language = key.removesuffix("-easy")
    if language not in {"en-gb", "cy"}:
        raise Http404
    return Variant(language, key.endswith("-easy"))


def _draft(request: HttpRequest, draft: UUID) -> QuestionnaireDraft:
    found = draft_for(request.user, draft)
    if found is None:
        raise Http404(_("There is no such questionnaire."))
    return found


def _edition(request: HttpRequest, code: str, number: int) -> Definition:
    try:
        return definition_of(edition_with(request.user.organisation, code, number))
    except NoEdition:
        raise Http404 from None
