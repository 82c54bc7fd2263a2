"""What the pages of a coding project do alike: nobody outside it finds it."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from heed.coding.access import settles
from heed.coding.errors import CodingRefused
from heed.coding.models import CodedText, Coder
from heed.coding.queries.desk import text_in
from heed.coding.queries.projects import seat
from heed.ui.forms import QuestionForm


def seat_or_404(request: HttpRequest, project: str) -> Coder:
    """Who this person is in the project."""
    found = seat(request.user, project)
    if found is None:
        raise Http404
    return found


def settling_seat_or_404(request: HttpRequest, project: str) -> Coder:
    """Who this person is in the project, if they lead or settle in it."""
    found = seat_or_404(request, project)
    if not settles(found):
        raise Http404
    return found


def text_or_404(coder: Coder, text: UUID) -> CodedText:
    """A text of the project that this person may read."""
    found = text_in(coder, text)
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
        except IntegrityError:
            form.add_error(None, _("This name is in use. Choose another one."))
        except CodingRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            return redirect(to(made) if to else back)
    context = {"page_title": title, "form": form, "send": send, "back": back}
    status = 422 if form.is_bound else 200
    return render(request, "coding/form.html", context, status=status)
