"""The gallery's pages. Names, numbers and words are made up."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt

from heed.ui import views as error_pages
from heed.ui.frame import (
    AccountEntry,
    HelpBlock,
    HelpContact,
    Link,
    MenuEntry,
    UnreadAge,
    Way,
)
from heed.ui.tests.gallery import samples

HELP = HelpBlock(
    contacts=[
        HelpContact("A nurse on this ward", [Way("person", "Ask at the desk")]),
        HelpContact(
            "The crisis line",
            [
                Way("phone", "Phone 0000", "0000"),
                Way("relay", "Relay, dial 01632 960001", "01632 960001"),
                Way("text", "Text 0001", "0001"),
            ],
            hours="Day and night",
        ),
        HelpContact("Someone to talk to", [Way("web", "Their page", "/clear/")]),
    ],
    checked_on="1 March 2026",
)
PUBLIC = {
    "language_links": [
        {"code": "en", "name": "English", "href": "?", "current": True},
        {"code": "cy", "name": "Cymraeg", "href": "?cy", "current": False},
    ],
}
SLOTS = {
    "menu": [MenuEntry("Desk", "/staff/", current=True), MenuEntry("Wards", "/")],
    "unread": UnreadAge("The oldest unread words came 2 hours ago.", "/staff/"),
    "footer": [Link("What happens with what you write", "/")],
    "help": HELP,
    "account": AccountEntry("Sam Sample", "/clear/"),
}


def start(request: HttpRequest) -> HttpResponse:
    """The start page, help open."""
    page = PUBLIC | {"page_title": "How does it feel here?", "help_open": True}
    return render(request, "gallery/start.html", page)


@csrf_exempt
def answers(request: HttpRequest) -> HttpResponse:
    """One question of the ward check, answered by buttons."""
    page = PUBLIC | {
        "page_title": "How does the ward feel right now?",
        "items": samples.WEATHER,
        "chosen": request.POST.get("atmosphere"),
        "back_url": "/",
        "continue_text": False,
    }
    return render(request, "gallery/answers.html", page)


@csrf_exempt
def question(request: HttpRequest, kind: str) -> HttpResponse:
    """One question of each kind; a POST without an answer shows its error."""
    sent = [request.POST, request.FILES] if request.method == "POST" else []
    form = samples.FORMS[kind](*sent)
    page = PUBLIC | {
        "page_title": next(iter(form)).label,
        "form": form,
        "help_open": kind == "textarea",
        "back_url": "/",
        "more_styles": kind == "file",
    }
    return render(request, "gallery/question.html", page)


@csrf_exempt
def tablet(request: HttpRequest) -> HttpResponse:
    """A page on a shared tablet with short times."""
    times = {"hide_after": 30, "clear_after": 60, "start": "/", "clear_url": "/clear/"}
    page = PUBLIC | {
        "page_title": "What happened?",
        "tablet": times,
        "form": samples.FORMS["textarea"](),
    }
    return render(request, "gallery/question.html", page)


def content(request: HttpRequest) -> HttpResponse:
    """Notes, lists and tables."""
    page = PUBLIC | {"page_title": "Content", "more_styles": True}
    return render(request, "gallery/content.html", page | samples.CONTENT)


def figures(request: HttpRequest) -> HttpResponse:
    """Every figure, with absent and withheld windows."""
    page = PUBLIC | {"page_title": "Figures", "more_styles": True}
    return render(request, "gallery/figures.html", page | samples.figures())


def staff(request: HttpRequest) -> HttpResponse:
    """The staff frame with a list."""
    page = samples.CONTENT | {"page_title": "Desk"}
    return render(request, "gallery/staff.html", page)


def paper(request: HttpRequest) -> HttpResponse:
    """A sheet to print."""
    return render(request, "gallery/paper.html", {"page_title": "Handover"})


def error(request: HttpRequest, status: int) -> HttpResponse:
    """Each error page, at an address of its own."""
    pages = {
        400: error_pages.bad_request,
        403: error_pages.forbidden,
        404: error_pages.not_found,
        500: error_pages.server_error,
        503: error_pages.busy,
    }
    response = pages[status](request)
    response.status_code = 200
    return response


@csrf_exempt
def clear(request: HttpRequest) -> HttpResponse:
    """Where a shared tablet's form goes to forget the draft."""
    return render(request, "ui/error.html", {"page_title": "Cleared"})
