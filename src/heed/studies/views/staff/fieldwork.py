"""A survey of a study: opening it, and what its door says."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from heed.instruments.queries import editions_of
from heed.people.access import Permission, allowed, signed_in
from heed.people.queries import names_today, places_where
from heed.responses import actions as responses
from heed.responses.choices import Group, Purpose
from heed.responses.models import Fieldwork
from heed.responses.models.reading import DAYS
from heed.studies import actions
from heed.studies.forms import fieldwork as forms
from heed.studies.models import Study
from heed.studies.presenters.fieldwork import choices_of, fieldwork_page
from heed.studies.views.staff.inside import fieldwork_or_404, fill_in, study_or_404
from heed.ui.forms import Choice, QuestionForm

RESEARCH = Permission.DO_RESEARCH


@allowed(RESEARCH)
def open_survey(request: HttpRequest, study: str) -> HttpResponseBase:
    """Open a survey inside the study: who is asked what, from when to when."""
    it = study_or_404(request, study)
    places = {p.code: p for p in places_where(request.user, RESEARCH)}
    names = names_today(list(places.values()))
    editions = {str(one.id): one for one in editions_of(it.organisation)}

    def act(*, place: str, by_link: str, **said: Any) -> Fieldwork:
        asked = {group.value: said.pop(f"asks_{group.value}") for group in Group}
        fieldwork = responses.open_survey(
            by=request.user,
            place=places[place],
            by_link=by_link == "yes",
            editions={g: [editions[one]] for g, one in asked.items() if one},
            **said,
        )
        actions.gather(by=request.user, study=it, fieldwork=fieldwork)
        return fieldwork

    return fill_in(
        request,
        forms.OpenSurvey(
            request.POST or None,
            places=[Choice(code, names[p.id]) for code, p in places.items()],
            editions=choices_of(editions.values()),
            initial={"by_link": "yes", "words_read_within": DAYS},
        ),
        act,
        title=_("Open a survey"),
        send=_("Open the survey"),
        back=reverse("studies:study", args=[it.slug]),
        about=it.title,
        to=lambda made: page(it, made),
    )


@signed_in
@require_safe
def fieldwork(request: HttpRequest, study: str, fieldwork: str) -> HttpResponseBase:
    """One survey: what it asks, what its door says, and what is still missing."""
    it = study_or_404(request, study)
    context = fieldwork_page(it, fieldwork_or_404(it, fieldwork))
    return render(request, "studies/staff/fieldwork.html", context)


@signed_in
def words(request: HttpRequest, study: str, fieldwork: str) -> HttpResponseBase:
    """Write what the first page says."""
    form = forms.DoorWords(request.POST or None, initial=PLAIN)
    return say(
        request, study, fieldwork, form, _("The first page"), responses.say_of_survey
    )


@signed_in
def consent(request: HttpRequest, study: str, fieldwork: str) -> HttpResponseBase:
    """Add an information sheet or a consent statement; earlier ones stay."""

    def act(*, is_needed: str, **said: Any) -> Any:
        return responses.add_consent_text(
            purpose=Purpose.RESEARCH, is_needed=is_needed == "yes", **said
        )

    form = forms.Consent(request.POST or None, initial={**PLAIN, "is_needed": "yes"})
    return say(request, study, fieldwork, form, _("Information and consent"), act)


@signed_in
def quota(request: HttpRequest, study: str, fieldwork: str) -> HttpResponseBase:
    """Say how many responses are taken."""
    it = study_or_404(request, study)
    ways = fieldwork_or_404(it, fieldwork).sources.order_by("tag")
    form = forms.SetQuota(
        request.POST or None, sources=[Choice(one.tag, one.title) for one in ways]
    )
    return say(request, study, fieldwork, form, _("A quota"), responses.set_quota)


@signed_in
def source(request: HttpRequest, study: str, fieldwork: str) -> HttpResponseBase:
    """Declare a way in which the address is shared."""

    def act(*, tag: str, title: str, **who: Any) -> None:
        responses.declare_sources(sources={tag: title}, **who)

    form = forms.Source(request.POST or None)
    return say(request, study, fieldwork, form, _("A source"), act)


PLAIN = {"language": "en-gb", "variant": "standard"}


def say(
    request: HttpRequest,
    study: str,
    fieldwork: str,
    form: QuestionForm,
    title: str,
    act: Callable[..., Any],
) -> HttpResponseBase:
    """Show one of a survey's forms; once it is right, act and go back to the survey."""
    it = study_or_404(request, study)
    found = fieldwork_or_404(it, fieldwork)
    return fill_in(
        request,
        form,
        lambda **said: act(by=request.user, fieldwork=found, **said),
        title=title,
        send=_("Save"),
        back=page(it, found),
        about=found.title,
    )


def page(study: Study, fieldwork: Fieldwork) -> str:
    """The address of a survey's page."""
    return reverse("studies:fieldwork", args=[study.slug, fieldwork.slug])
