"""Error pages say nothing of what was typed and need neither database nor session."""

import pytest
from django.test import RequestFactory

from heed.ui import frame, views

PAGES = {
    400: views.bad_request,
    403: views.forbidden,
    404: views.not_found,
    500: views.server_error,
    503: views.busy,
}


@pytest.mark.parametrize("status", PAGES)
def test_it_works_without_a_database(status):
    response = PAGES[status](RequestFactory().get("/"))
    assert response.status_code == status
    assert "<h1>" in response.content.decode()


@pytest.mark.parametrize("status", PAGES)
def test_nothing_typed_is_repeated(status):
    request = RequestFactory().post("/canary-path/?q=canary", {"words": "canary"})
    assert b"canary" not in PAGES[status](request).content


def test_an_old_form_gets_a_plain_page():
    response = views.csrf_failure(RequestFactory().post("/"), reason="canary")
    assert response.status_code == 403
    assert "too old" in response.content.decode()
    assert "canary" not in response.content.decode()


def test_a_failing_help_block_does_not_break_the_page(monkeypatch):
    def fails(request):
        raise RuntimeError("The store of contacts is gone.")

    monkeypatch.setitem(frame._slots, "help", fails)
    assert views.server_error(RequestFactory().get("/")).status_code == 500
