"""Changing a survey that is open: its days, the places that take part, who is asked."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from heed.instruments.queries import editions_of
from heed.people.access import Permission
from heed.people.models import Place
from heed.people.queries import names_today, places_where
from heed.responses import actions as responses
from heed.responses.models import Fieldwork
from heed.studies.forms import fieldwork as forms
from heed.studies.presenters.fieldwork import choices_of
from heed.studies.views.entering import Inside, inside_a_study
from heed.studies.views.staff.inside import fill_in
from heed.ui.forms import Choice

WITH_TABLETS = ("ward", "team")


@inside_a_study
def days(request: HttpRequest, it: Inside) -> HttpResponse:
    """Move the last day, or let answers be taken back for longer."""
    survey = it.fieldwork
    start = {"closes_on": survey.closes_on, "withdraw_until": survey.withdraw_until}
    form = forms.Days(
        request.POST or None,
        initial=start,
        has_last_day=survey.withdraw_until is not None,
    )
    return _change(request, it, form, responses.change_days, _("Its days"))


@inside_a_study
def places(request: HttpRequest, it: Inside) -> HttpResponse:
    """Say on which places' shared tablets the survey is offered."""
    offered = [one.place for one in it.fieldwork.offers.select_related("place")]
    known = {place.code: place for place in [*_reached(request), *offered]}
    names = names_today(list(known.values()))
    form = forms.Offered(
        request.POST or None,
        initial={"places": [place.code for place in offered]},
        places=[Choice(code, names[one.id]) for code, one in known.items()],
    )

    def act(*, places: list[str], **who: Any) -> None:
        responses.offer_at(places=[known[code] for code in places], **who)

    return _change(request, it, form, act, _("Places that take part"))


@inside_a_study
def further(request: HttpRequest, it: Inside) -> HttpResponse:
    """Ask a further group, or ask a group a newer version from now on."""
    editions = {str(one.id): one for one in editions_of(it.study.organisation)}
    form = forms.Further(
        request.POST or None, editions=choices_of(list(editions.values()))
    )

    def act(*, edition: str, **said: Any) -> Any:
        return responses.ask_further(edition=editions[edition], **said)

    return _change(request, it, form, act, _("Ask a further group"))


def _change(
    request: HttpRequest, it: Inside, form: Any, act: Any, title: str
) -> HttpResponse:
    survey: Fieldwork = it.fieldwork
    return fill_in(
        request,
        form,
        lambda **said: act(by=request.user, fieldwork=survey, **said),
        title=title,
        send=_("Save"),
        back=reverse("studies:fieldwork", args=it.slugs),
        about=survey.title,
    )


def _reached(request: HttpRequest) -> list[Place]:
    reached = places_where(request.user, Permission.DO_RESEARCH)
    return list(reached.filter(kind__in=WITH_TABLETS, closed_on=None).order_by("slug"))
