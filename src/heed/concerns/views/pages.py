"""What the desk's pages do alike: find a concern, ask, act, or say why not."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from heed.concerns import presenters, queries
from heed.concerns.errors import ConcernRefused, ConflictNotDeclared
from heed.concerns.models import Complaint, Concern
from heed.people.models import Place
from heed.people.queries import names_today
from heed.ui.forms import QuestionForm


def concern_or_404(request: HttpRequest, pk: UUID) -> Concern:
    """The concern, if this account may read it; a stranger learns nothing."""
    concern = queries.concern_for(request.user, pk)
    if concern is None:
        raise Http404
    return concern


def complaint_or_404(request: HttpRequest, pk: UUID) -> Complaint:
    """The complaint, if this account may read it."""
    complaint = queries.complaint_for(request.user, pk)
    if complaint is None:
        raise Http404
    return complaint


def names_of(places: Iterable[Place]) -> dict[UUID, str]:
    """What places are called today."""
    return names_today(list({place.id: place for place in places}.values()))


def place_name(place: Place) -> str:
    """What one place is called today."""
    return names_of([place])[place.id]


def page(
    request: HttpRequest, template: str, status: int = 200, **context: Any
) -> HttpResponse:
    """A page of the desk."""
    return render(request, f"concerns/{template}.html", context, status=status)


def ask(
    request: HttpRequest,
    form: QuestionForm,
    act: Callable[..., Any],
    *,
    title: str,
    send: str,
    back: str,
    template: str = "form",
    after: str = "",
    **context: Any,
) -> HttpResponse:
    """Show a form; once it is right, act on it and go on, or say why not."""
    refusal = ""
    if form.is_bound and form.is_valid():
        try:
            act(**form.cleaned_data)
        except ConflictNotDeclared:
            raise
        except ConcernRefused as error:
            refusal = presenters.refusal(error)
        else:
            return redirect(after or back)
    is_wrong = bool(refusal or (form.is_bound and form.errors))
    context |= {
        "form": form,
        "page_title": title,
        "send": send,
        "back": back,
        "refusal": refusal,
    }
    return page(request, template, status=422 if is_wrong else 200, **context)


def do(
    request: HttpRequest, act: Callable[[], Any], *, back: str, title: str
) -> HttpResponse:
    """Do one thing that needs no answers, or say why it cannot be done."""
    try:
        act()
    except ConcernRefused as error:
        refusal = presenters.refusal(error)
        context: Mapping[str, Any] = {"page_title": title, "back": back}
        return page(request, "refused", status=422, refusal=refusal, **context)
    return redirect(back)


def answered(request: HttpRequest) -> Any:
    """What was sent with this request, or nothing where it only asks for the page."""
    return request.POST if request.method == "POST" else None


def uuid_or_none(text: str | None) -> UUID | None:
    """An identity from an address, or none where it is not one."""
    try:
        return UUID(text or "")
    except ValueError:
        return None


def cover_of(concern: Concern) -> str:
    """Where a concern's cover is."""
    return reverse("concerns:concern", args=[concern.pk])


def words_of(concern: Concern) -> str:
    """Where a concern's words are."""
    return reverse("concerns:words", args=[concern.pk])
