"""One form on a page: shown, checked, acted on, and gone on from."""

from collections.abc import Callable
from typing import Any

from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render

from heed.ui.forms import QuestionForm


def fill_in(
    request: HttpRequest,
    form: QuestionForm,
    act: Callable[..., Any],
    *,
    template: str,
    refusals: tuple[type[Exception], ...],
    taken: Any,
    named: str | None = None,
    title: str,
    send: str,
    back: str,
    about: str = "",
    to: Callable[[Any], str] | None = None,
) -> HttpResponseBase:
    """Show a form; once it is right, act on it and go on.

    ``refusals`` are what the act may say no with, each a sentence for the page. That a
    name is in use is said with ``taken``, at the field ``named`` or above the form.
    ``about`` names what is changed; it stands above the title and on the way back.
    """
    if form.is_bound and form.is_valid():
        try:
            with transaction.atomic():
                made = act(**form.cleaned_data)
        except IntegrityError:
            form.add_error(named, taken)
        except refusals as refusal:
            form.add_error(None, str(refusal))
        else:
            return redirect(to(made) if to else back)
    context = {"page_title": title, "form": form, "send": send}
    context |= {"back": back, "about": about}
    status = 422 if form.is_bound else 200
    return render(request, template, context, status=status)
