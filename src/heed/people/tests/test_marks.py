"""The marks on views: public pages need no session and take no foreign form."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.test import RequestFactory

from heed.people.access import Permission, Who, allowed, anyone, may, signed_in
from heed.people.tests import factories as f


@anyone
def public(request):
    """A page for anyone."""
    return HttpResponse("heard")


@signed_in
def staff(request):
    """A page for any member of staff."""
    return HttpResponse("seen")


@allowed(Permission.READ_WORDS)
def desk(request):
    """A page for first readers."""
    return HttpResponse("read")


def sent(**headers):
    return RequestFactory().post("/", headers=headers)


def asked(account):
    request = RequestFactory().get("/desk")
    request.user = account
    return request


def test_every_mark_says_who():
    assert public.who_may_use is Who.ANYONE
    assert staff.who_may_use is Who.SIGNED_IN
    assert desk.who_may_use is Permission.READ_WORDS


def test_a_public_page_needs_no_session_and_is_not_kept():
    page = public(RequestFactory().get("/"))
    assert "no-store" in page["Cache-Control"]
    assert not page.cookies


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"origin": "http://testserver"},
        {"sec-fetch-site": "same-origin", "origin": "http://testserver"},
        {"sec-fetch-site": "none"},
        {"referer": "http://testserver/w/AB4K"},
    ],
)
def test_a_form_from_here_is_taken(headers):
    assert public(sent(**headers)).content == b"heard"


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://elsewhere.example"},
        {"origin": "null"},
        {"origin": "http://testserver.elsewhere.example"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"sec-fetch-site": "cross-site", "origin": "http://testserver"},
        {"referer": "https://elsewhere.example/"},
    ],
)
def test_a_form_from_elsewhere_is_refused(headers):
    with pytest.raises(PermissionDenied):
        public(sent(**headers))


@pytest.mark.django_db
def test_nobody_and_a_password_alone_are_sent_to_sign_in():
    for view in (staff, desk):
        assert "/sign-in/" in view(asked(AnonymousUser())).url
        half = f.an_account("first_reader", at=f.a_ward(), second_factor=False)
        assert view(asked(half)).status_code == 302
    assert not may(AnonymousUser(), Permission.READ_WORDS)


@pytest.mark.django_db
def test_the_owner_reads_and_the_colleague_does_not():
    ward = f.a_ward()
    owner = f.an_account("first_reader", at=ward)
    colleague = f.an_account("ward_staff", at=ward)
    assert desk(asked(owner)).content == b"read"
    assert staff(asked(colleague)).content == b"seen"
    with pytest.raises(PermissionDenied):
        desk(asked(colleague))
