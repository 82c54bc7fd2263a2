"""What the writer sees: how it stands, and the conversation."""

from uuid import UUID

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from heed.concerns import actions as concerns
from heed.concerns import queries as about_concerns
from heed.concerns.choices import Contact
from heed.reception import actions
from heed.reception.presenters.back import (
    around_visit,
    contact_choices,
    said_rows,
)
from heed.reception.views.public.back.asking import ask
from heed.reception.views.public.back.entering import visiting
from heed.reception.visits import Visit

BOTH = ["GET", "HEAD", "POST"]


@require_safe
@visiting
def visit(request: HttpRequest, visit: Visit) -> HttpResponseBase:
    """How it stands with what was told, the conversation, and what one may do."""
    concern = visit.concern
    context = around_visit(
        request,
        visit,
        _("What you told us"),
        status=about_concerns.status_for_writer(concern),
        said=said_rows(concern, about_concerns.conversation_for_writer(concern)),
        answer=about_concerns.complaint_answer(concern),
        given=[words for _item, words in about_concerns.words_given(concern)],
    )
    return render(request, "reception/back/visit.html", context | {"back_url": None})


@require_http_methods(BOTH)
@visiting
def more(request: HttpRequest, visit: Visit) -> HttpResponseBase:
    """Add more words."""

    def act(words: str, key: UUID) -> None:
        in_danger = bool(request.POST.get("in_danger"))
        concerns.add_from_writer(
            concern=visit.concern, words=words, key=key, in_danger=in_danger
        )

    return ask(request, visit, act, title=_("Add more"), template="more")


@require_http_methods(BOTH)
@visiting
def harm(request: HttpRequest, visit: Visit) -> HttpResponseBase:
    """Something bad happened because the person spoke up; it goes outside the ward."""

    def act(words: str, key: UUID) -> None:
        in_danger = bool(request.POST.get("in_danger"))
        concerns.report_retaliation(
            concern=visit.concern, words=words, key=key, in_danger=in_danger
        )

    return ask(
        request,
        visit,
        act,
        title=_("Something bad happened because I spoke up"),
        template="harm",
        blank_is_right=True,
    )


@require_http_methods(BOTH)
@visiting
def complain(request: HttpRequest, visit: Visit) -> HttpResponseBase:
    """Make a complaint: a step of its own that only the writer takes."""

    def act(words: str, key: UUID) -> None:
        reach_me = request.POST.get("reach_me", "")[:300]
        concerns.make_complaint(
            concern=visit.concern, words=words, reach_me=reach_me, key=key
        )

    title = _("Make a complaint about this")
    return ask(request, visit, act, title=title, template="complain")


@require_http_methods(BOTH)
@visiting
def contact(request: HttpRequest, visit: Visit) -> HttpResponseBase:
    """Change how the writer may be reached."""
    chosen = request.POST.get("contact", visit.concern.contact)

    def act(words: str, key: UUID) -> None:
        if chosen == Contact.SPEAK:
            actions.ask_to_be_spoken_to(concern=visit.concern, where=words, key=key)
        else:
            concerns.choose_contact(concern=visit.concern, contact=Contact(chosen))

    return ask(
        request,
        visit,
        act,
        title=_("May we come back to you?"),
        template="contact",
        blank_is_right=chosen in {Contact.NOBODY, Contact.CODE},
        **contact_choices(visit.concern),
    )


@require_http_methods(BOTH)
@visiting
def take_back(request: HttpRequest, visit: Visit) -> HttpResponseBase:
    """Take everything back, after reading what goes and what stays."""
    if request.method == "POST":
        actions.take_back(response=visit.concern.response)
        return redirect(visit.url("visit"))
    context = around_visit(request, visit, _("Take everything back"))
    return render(request, "reception/back/take_back.html", context)
