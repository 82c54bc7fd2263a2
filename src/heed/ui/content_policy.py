"""What a page may load, said in a header that is put together once."""

from csp.constants import HEADER
from csp.middleware import CheckableLazyObject, CSPMiddleware
from csp.utils import build_policy
from django.http import HttpRequest, HttpResponseBase

OF_ITS_OWN = ("_csp_config", "_csp_exempt", "_csp_replace", "_csp_update")


class ContentPolicy(CSPMiddleware):
    """The same policy for every answer but those with a nonce or one of their own.

    The library puts it together anew each time, which was a twentieth of what the
    answer to a tap cost.
    """

    def __init__(self, get_response: object) -> None:
        super().__init__(get_response)
        self._without_nonce = build_policy()

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        """Say the policy; a nonce that is asked for after this would not be in it."""
        if hasattr(request, "_csp_nonce") or _has_its_own(response):
            return super().process_response(request, response)
        response[HEADER] = self._without_nonce
        request.csp_nonce = CheckableLazyObject(self._csp_nonce_post_response)
        return response


def _has_its_own(response: HttpResponseBase) -> bool:
    return any(hasattr(response, name) for name in OF_ITS_OWN)
