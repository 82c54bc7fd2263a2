"""Addresses that no page of ours has."""

from collections.abc import Callable

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponseBase

Answer = Callable[[HttpRequest], HttpResponseBase]


def refuse_null_bytes(get_response: Answer) -> Answer:
    """Answer 400 to an address with a null byte, which PostgreSQL cannot look up."""

    def checked(request: HttpRequest) -> HttpResponseBase:
        if "\0" in request.path_info or "%00" in request.META.get("QUERY_STRING", ""):
            raise BadRequest
        return get_response(request)

    return checked
