"""The policy in the header is the library's, whichever way it came there."""

import pytest
from csp.decorators import csp_update
from csp.exceptions import CSPNonceError
from csp.middleware import CSPMiddleware
from django.http import HttpResponse
from django.test import RequestFactory

from heed.ui.content_policy import ContentPolicy


def plain(request):
    return HttpResponse()


def with_a_nonce(request):
    return HttpResponse(str(request.csp_nonce))


@csp_update({"frame-src": ["'self'"]})
def framing(request):
    return HttpResponse()


def policy(middleware, view):
    response = middleware(view)(RequestFactory().get("/"))
    header, nonce = response["Content-Security-Policy"], response.content.decode()
    return set((header.replace(nonce, "NONCE") if nonce else header).split("; "))


@pytest.mark.parametrize("view", [plain, with_a_nonce, framing])
def test_it_says_what_the_library_says(view):
    assert policy(ContentPolicy, view) == policy(CSPMiddleware, view)


def test_a_nonce_that_is_asked_for_too_late_is_refused():
    request = RequestFactory().get("/")
    ContentPolicy(plain)(request)
    with pytest.raises(CSPNonceError):
        str(request.csp_nonce)
