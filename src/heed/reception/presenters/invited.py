"""The pages for people who were asked by name."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from heed.ui.languages import language_links


def around_invited(
    request: HttpRequest, title: str, *, error: str = "", **more: Any
) -> dict[str, Any]:
    """The context that these pages share; they are of no place."""
    return {
        "page_title": title,
        "home_url": reverse("invited:words"),
        "exit_url": settings.HEED_EXIT_URL,
        "language_links": language_links(request),
        "error": error,
        "errors": [{"text": error, "href": "#words"}] if error else [],
        **more,
    }
