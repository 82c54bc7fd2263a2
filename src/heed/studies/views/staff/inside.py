"""What the pages of a study do alike: nobody outside it finds it."""

from collections.abc import Callable
from typing import Any

from django.db import IntegrityError, transaction
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from heed.responses.errors import NobodyReadsError, SurveyChangeRefusedError
from heed.responses.models import Fieldwork
from heed.studies import queries
from heed.studies.errors import StudyRefused
from heed.studies.models import Study
from heed.ui.forms import QuestionForm

REFUSED = (NobodyReadsError, SurveyChangeRefusedError, StudyRefused)


def study_or_404(request: HttpRequest, slug: str) -> Study:
    """A study that this person works inside."""
    found = queries.study_for(request.user, slug)
    if found is None:
        raise Http404
    return found


def fieldwork_or_404(study: Study, slug: str) -> Fieldwork:
    """A fieldwork of the study."""
    found = queries.fieldwork_in(study, slug)
    if found is None:
        raise Http404
    return found


def fill_in(
    request: HttpRequest,
    form: QuestionForm,
    act: Callable[..., Any],
    *,
    title: str,
    send: str,
    back: str,
    to: Callable[[Any], str] | None = None,
) -> HttpResponseBase:
    """Show a form; once it is right, act on it and go on."""
    if form.is_bound and form.is_valid():
        try:
            with transaction.atomic():
                made = act(**form.cleaned_data)
        except REFUSED as refusal:
            form.add_error(None, str(refusal))
        except IntegrityError:
            form.add_error("slug", _("This short name is in use. Choose another one."))
        except StudyRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            return redirect(to(made) if to else back)
    context = {"page_title": title, "form": form, "send": send, "back": back}
    status = 422 if form.is_bound else 200
    return render(request, "studies/staff/form.html", context, status=status)
