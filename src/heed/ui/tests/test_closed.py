"""A store that is away is no mistake of ours, and nobody's words are in the log."""

import pytest
from django.db import IntegrityError, InterfaceError, OperationalError
from django.test import RequestFactory

from heed.ui.closed import ClosedWhileTheStoreIsAway


@pytest.fixture
def middleware():
    return ClosedWhileTheStoreIsAway(lambda request: None)


@pytest.mark.parametrize("kind", [OperationalError, InterfaceError])
def test_it_works(middleware, caplog, kind):
    request = RequestFactory().post("/canary-path/", {"words": "canary"})
    response = middleware.process_exception(request, kind("canary"))
    assert response.status_code == 503
    assert response["Retry-After"]
    assert b"Nothing that you sent before is lost." in response.content
    assert "canary" not in caplog.text + response.text


def test_a_mistake_of_ours_is_none_of_its_business(middleware):
    request = RequestFactory().get("/")
    assert middleware.process_exception(request, IntegrityError()) is None
    assert middleware.process_exception(request, ValueError()) is None
