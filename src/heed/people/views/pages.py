"""What the pages of this room do alike: a form to fill in, and a list of places."""

from collections.abc import Callable, Sequence
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from heed.people.access import Permission
from heed.people.errors import NotReady, Refused
from heed.people.presenters import indented
from heed.people.queries import names_today, places_where


def fill_in(
    request: HttpRequest,
    form: forms.Form,
    act: Callable[..., Any],
    *,
    title: str,
    send: str,
    back: str,
    template: str = "people/form.html",
    status: int = 200,
    explained: Sequence[str] = (),
    is_warning: bool = False,
    done: str = "",
) -> HttpResponse:
    """Show a form; once it is right, act on it and go back, or say why not."""
    refusal = None
    if form.is_bound and form.is_valid():
        try:
            act(**form.cleaned_data)
        except Refused as error:
            refusal = error.sentence
        else:
            if done:
                messages.success(request, done)
            return redirect(back)
    context = {
        "form": form,
        "page_title": title,
        "send": send,
        "back": back,
        "refusal": refusal,
        "upload": form.is_multipart(),
        "explained": explained,
        "variant": "warning" if is_warning else None,
    }
    wrong = refusal or (form.is_bound and form.errors)
    return render(request, template, context, status=422 if wrong else status)


def do(
    request: HttpRequest, act: Callable[[], Any], *, back: str, title: str
) -> HttpResponse:
    """Do one thing that needs no answers, or say why it cannot be done."""
    try:
        act()
    except Refused as error:
        context = {
            "page_title": title,
            "refusal": error.sentence,
            "missing": error.missing if isinstance(error, NotReady) else [],
            "back": back,
        }
        return render(request, "people/refused.html", context, status=422)
    return redirect(back)


def answered(request: HttpRequest) -> Any:
    """What was sent with this request, or nothing where it only asks for the page."""
    return request.POST if request.method == "POST" else None


def place_choices(request: HttpRequest, permission: Permission) -> list:
    """The places where this person may do something, as a list to choose from."""
    places = list(places_where(request.user, permission))
    return [(row.code, row.label) for row in indented(places, names_today(places))]
