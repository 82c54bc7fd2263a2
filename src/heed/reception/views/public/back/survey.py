"""Coming back to a survey: what was agreed to, and taking the answers back."""

from contextlib import suppress

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from heed.reception import actions, queries
from heed.reception.presenters.back import around_survey
from heed.reception.presenters.survey import agreed_rows, taking_back, told, too_late
from heed.reception.views.public.back.entering import surveying
from heed.reception.visits import SurveyVisit
from heed.responses.choices import State
from heed.responses.errors import TooLateToWithdrawError


@require_safe
@surveying
def visit(request: HttpRequest, visit: SurveyVisit) -> HttpResponseBase:
    """What somebody agreed to, in the wording of that day, and what they may do now."""
    response = visit.response
    consent = queries.consent_of(response)
    context = around_survey(
        request,
        visit,
        _("Your answers to a survey"),
        is_withdrawn=response.state == State.WITHDRAWN,
        taking_back=taking_back(response.fieldwork),
        too_late=too_late(response.fieldwork),
        sheet=told(consent.text) if consent else None,
        agreed=agreed_rows(queries.statements_of(consent)) if consent else [],
    )
    return render(request, "reception/back/survey.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@surveying
def take_back(request: HttpRequest, visit: SurveyVisit) -> HttpResponseBase:
    """Take the answers back, after reading what goes and what stays."""
    if request.method == "POST":
        with suppress(TooLateToWithdrawError):  # the page says until when it could be
            actions.take_back(response=visit.response)
        return redirect(visit.url("survey"))
    if too_late(visit.response.fieldwork):
        return redirect(visit.url("survey"))
    context = around_survey(
        request, visit, _("Take your answers back"), back_url=visit.url("survey")
    )
    return render(request, "reception/back/survey_take_back.html", context)
