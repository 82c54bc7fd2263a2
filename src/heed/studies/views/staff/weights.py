"""The weights of a survey: those that there are, and making more."""

from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _

from heed.people.access import signed_in
from heed.studies.forms.weights import MakeWeights
from heed.studies.views.staff.inside import fieldwork_or_404, fill_in, study_or_404
from heed.studies.weighting.making import groups_expected, make_weights


@signed_in
def weights(request: HttpRequest, study: str, fieldwork: str) -> HttpResponseBase:
    """Make weights of what was said about whom the study expected to hear."""
    it = study_or_404(request, study)
    found = fieldwork_or_404(it, fieldwork)

    def act(**said: Any) -> Any:
        return make_weights(by=request.user, study=it, fieldwork=found, **said)

    return fill_in(
        request,
        MakeWeights(request.POST or None, groups=groups_expected(found)),
        act,
        title=_("Make weights"),
        send=_("Make them"),
        back=reverse("studies:fieldwork", args=[it.slug, found.slug]),
        about=found.title,
    )
