"""The error pages. They say nothing of what was typed and need no database."""

from django.http import HttpRequest, HttpResponse
from django.template import loader
from django.utils.translation import gettext as _

from heed.ui import frame


def bad_request(
    request: HttpRequest, exception: Exception | None = None
) -> HttpResponse:
    """400: what came was not what the page asks for."""
    return page(
        request,
        400,
        _("We could not use that"),
        _("Something in what your device sent was not right."),
        _("Please go back and try again."),
    )


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403: this page is not for this person."""
    return page(
        request,
        403,
        _("You cannot see this page"),
        _("This page is for other people, or you need to sign in first."),
    )


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 for a form that was open for too long or came from another place."""
    return page(
        request,
        403,
        _("This page is too old"),
        _("It was open for a long time, so we could not use it."),
        _("Please go back, load the page again, and send it once more."),
    )


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404: there is no such page."""
    return page(
        request,
        404,
        _("We cannot find that page"),
        _("If you typed the address, check that it is right."),
        _("If you came by a link or a poster, it may be an old one."),
    )


def server_error(request: HttpRequest) -> HttpResponse:
    """500: our mistake."""
    return page(
        request,
        500,
        _("Sorry, something went wrong"),
        _("This is our mistake, not yours."),
        _("If you were sending us something, we may not have it."),
        _("Please go back and try again in a few minutes."),
    )


def busy(request: HttpRequest) -> HttpResponse:
    """503: closed for a moment."""
    response = page(
        request,
        503,
        _("We are closed for a moment"),
        _("Nothing that you sent before is lost."),
        _("If you were sending us something, we may not have it."),
        _("Please try again in a few minutes."),
    )
    response["Retry-After"] = "120"
    return response


def page(
    request: HttpRequest, status: int, title: str, *sentences: str
) -> HttpResponse:
    """An error page with the help block, if that can be had."""
    context = {
        "page_title": title,
        "sentences": sentences,
        "help_block": help_or_nothing(request),
        "help_open": True,
    }
    content = loader.render_to_string("ui/error.html", {**context, "request": request})
    return HttpResponse(content, status=status)


def help_or_nothing(request: HttpRequest) -> frame.HelpBlock | None:
    """The help block; nothing where asking for it is what fails."""
    try:
        return frame.slot("help", request)
    except Exception:
        return None
