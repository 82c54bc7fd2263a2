"""The same page in the other languages, for the head of a public page."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import translate_url
from django.utils.translation import get_language


def language_links(request: HttpRequest) -> list[dict[str, Any]]:
    """The same page in each language."""
    return [
        {
            "code": code.split("-")[0],
            "name": name,
            "href": translate_url(request.get_full_path(), code),
            "current": code == get_language(),
        }
        for code, name in settings.LANGUAGES
    ]
