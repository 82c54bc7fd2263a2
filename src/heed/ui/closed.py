"""Where the store is away, people are told so in plain words, and not of a mistake."""

import logging
from collections.abc import Callable

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, HttpResponseBase

from heed.ui.views import busy

log = logging.getLogger("heed.ui")


class ClosedWhileTheStoreIsAway:
    """Answers 503 where a page could not ask the store: it is down, full or locked."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Go on as ever."""
        return self._get_response(request)

    def process_exception(
        self, request: HttpRequest, exception: Exception
    ) -> HttpResponse | None:
        """The page for it; any other exception is a mistake of ours."""
        if not isinstance(exception, OperationalError | InterfaceError):
            return None
        log.error("the store is away: %s", type(exception).__name__)
        return busy(request)
