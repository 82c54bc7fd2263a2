"""Whom a survey asks by name: the list, mails, letters, and what came back."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from heed.foundation.spreadsheets.sheets import SpreadsheetRefused
from heed.people.access import signed_in
from heed.responses.actions.invitations import mail_invitations, print_invitations
from heed.responses.errors import NoInvitationsError
from heed.responses.queries.invitations import dispositions
from heed.responses.queries.inviting import letters_to_write
from heed.studies.errors import StudyRefused
from heed.studies.forms import inviting as forms
from heed.studies.inviting import (
    Inviting,
    bring_bounced,
    bring_list,
    inviting,
    kept_for_a_moment,
    note_those,
)
from heed.studies.presenters.inviting import (
    brought_said,
    disposition_rows,
    letters_rows,
)
from heed.studies.views.staff.inside import study_or_404

Page = Callable[..., HttpResponse]


def asking(page: Page) -> Page:
    """A page about a survey's list; for nobody outside the study is it there."""

    @signed_in
    @wraps(page)
    def entered(request: HttpRequest, study: str, fieldwork: str) -> HttpResponse:
        own = study_or_404(request, study)
        try:
            return page(request, inviting(request.user, own, fieldwork))
        except StudyRefused:
            raise Http404 from None

    return entered


@require_http_methods(["GET", "HEAD", "POST"])
@asking
def invitations(request: HttpRequest, it: Inviting) -> HttpResponse:
    """How many were asked and how many answered; bring in more people."""
    form = forms.InvitationList(request.POST or None, request.FILES or None)
    brought = None
    if form.is_bound and form.is_valid():
        try:
            with kept_for_a_moment(form.cleaned_data["file"]) as path:
                is_trial = form.cleaned_data["is_trial"]
                brought = bring_list(it, path, is_trial=is_trial)
        except SpreadsheetRefused as refused:
            form.add_error("file", str(refused))
        except NoInvitationsError as refused:
            form.add_error(None, str(refused))
    return show(request, it, form=form, brought=brought)


def show(
    request: HttpRequest,
    it: Inviting,
    *,
    refusal: str = "",
    form: forms.InvitationList | None = None,
    **more: Any,
) -> HttpResponse:
    """The page of a list, with what was just done or refused."""
    form = form or forms.InvitationList()
    brought = more.get("brought")
    wrong = refusal or form.errors or (brought and brought.problems)
    context = {
        "page_title": _("Invitations: %(survey)s") % {"survey": it.survey.title},
        "study": it.study.slug,
        "survey": it.survey.slug,
        "survey_title": it.survey.title,
        "rows": disposition_rows(dispositions(it.survey)),
        "letters": letters_rows(letters_to_write(it.survey)),
        "form": form,
        "brought": brought,
        "said": brought_said(brought, is_trial=bool(request.POST.get("is_trial"))),
        "bounced_form": forms.Bounced(),
        "refusal": refusal,
    }
    status = 422 if wrong else 200
    return render(request, "studies/invitations.html", context, status=status)


@require_POST
@asking
def send(request: HttpRequest, it: Inviting) -> HttpResponse:
    """Put down the mails of a round; they go out one by one."""
    form = forms.Which(request.POST)
    if not form.is_valid():
        return redirect(page_of(it))
    which = form.cleaned_data["which"]
    try:
        count = mail_invitations(by=it.by, fieldwork=it.survey, which=which)
    except NoInvitationsError as refused:
        return show(request, it, refusal=str(refused))
    said = ngettext(
        "{count} mail is on its way.", "{count} mails are on their way.", count
    )
    messages.success(request, said.format(count=count))
    return redirect(page_of(it))


@require_POST
@asking
def letters(request: HttpRequest, it: Inviting) -> HttpResponse:
    """The letters of a round as one PDF, which is kept nowhere."""
    form = forms.Which(request.POST)
    if not form.is_valid():
        return redirect(page_of(it))
    which = form.cleaned_data["which"]
    try:
        pdf, _count = print_invitations(by=it.by, fieldwork=it.survey, which=which)
    except NoInvitationsError as refused:
        return show(request, it, refusal=str(refused))
    response = HttpResponse(pdf, content_type="application/pdf")
    response["Content-Disposition"] = 'attachment; filename="letters.pdf"'
    response["Cache-Control"] = "no-store"
    return response


@require_POST
@asking
def bounced(request: HttpRequest, it: Inviting) -> HttpResponse:
    """Record addresses that mails came back from, typed or from a delivery list."""
    form = forms.Bounced(request.POST, request.FILES)
    if not form.is_valid():
        return redirect(page_of(it))
    count = note_those(it, form.cleaned_data["emails"].split())
    if form.cleaned_data["delivery"]:
        try:
            with kept_for_a_moment(form.cleaned_data["delivery"]) as path:
                count += bring_bounced(it, path)
        except SpreadsheetRefused as refused:
            return show(request, it, refusal=str(refused))
    said = ngettext(
        "{count} person on the list is out of reach.",
        "{count} people on the list are out of reach.",
        count,
    )
    messages.success(request, said.format(count=count))
    return redirect(page_of(it))


def page_of(it: Inviting) -> str:
    """The address of a list."""
    return reverse("studies:invitations", args=[it.study.slug, it.survey.slug])
