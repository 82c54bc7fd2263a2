"""What the public pages give a browser, and what they do with what nobody should send.

A page for people who write without a name reads no session and sets no cookie but the
key of a draft; nothing that is sent to it, however broken, is ever answered by a crash.
"""

import json

import pytest
from django.test import Client

from heed.people.access import Who
from heed.people.tests.factories import client_for
from heed.reception import cookies
from heed.reception.tests.walking import begin
from heed.responses.models import Draft
from tests.attacks.people_at_the_doors import a_house, things_of
from tests.attacks.test_route_matrix import address
from tests.repository.test_routes import ROUTES

pytestmark = pytest.mark.django_db
PUBLIC = [route for route, view in ROUTES if view.who_may_use is Who.ANYONE]
PAGES = [route for route in PUBLIC if route not in {"/healthz", "/readyz"}]
OURS = (cookies.DRAFT, cookies.VISIT, cookies.TABLET)
FROM_HERE = {"sec-fetch-site": "same-origin"}
PROXIES = {
    "x-forwarded-for": "192.0.2.7",
    "forwarded": "for=192.0.2.7",
    "user-agent": "Somebody's own telephone",
}


@pytest.fixture
def house():
    return a_house()


@pytest.fixture
def browser():
    client = Client(headers=FROM_HERE | PROXIES)
    client.raise_request_exception = False
    return client


def test_public_pages_set_no_cookie_but_their_own(house, browser):
    things = things_of(house)
    for route in PUBLIC:
        for how in (browser.get, browser.post):
            named = how(address(route, things)).cookies
            assert all(name.startswith(OURS) for name in named), (route, named)


def test_public_pages_read_no_session(house):
    """Who is signed in gets the same page, and nobody is looked up for it."""
    things, staff = things_of(house), client_for(house.people["first_reader"])
    for route in PAGES:
        answer = staff.get(address(route, things))
        assert not answer.wsgi_request.session.accessed, route


def test_the_key_of_a_draft_goes_nowhere_else(house, browser):
    begin(browser, house.ward, "ward-check")
    key = browser.cookies[cookies.DRAFT]
    assert (key["samesite"], key["httponly"]) == ("Strict", True)
    assert key["path"] == f"/p/{house.ward.code}/"


def test_every_public_page_says_how_it_is_to_be_kept(house, browser):
    things = things_of(house)
    pages = {route: browser.get(address(route, things)) for route in PAGES}
    shown = {r: page for r, page in pages.items() if page.status_code != 405}
    assert [route for route, page in shown.items() if lacking(page)] == []


def lacking(response):
    """What a page does not say of itself, or says too much of."""
    headers = response.headers
    policy = headers.get("Content-Security-Policy", "")
    said = {
        "not kept": "no-store" in headers.get("Cache-Control", ""),
        "no referrer elsewhere": headers.get("Referrer-Policy") == "same-origin",
        "no guessing": headers.get("X-Content-Type-Options") == "nosniff",
        "no frame": headers.get("X-Frame-Options") == "DENY",
        "no frame by policy": "frame-ancestors 'none'" in policy,
        "nothing unsafe": policy and "unsafe" not in policy,
        "nothing by default": "default-src 'none'" in policy,
        "no name of the server": "Server" not in headers,
    }
    return [what for what, holds in said.items() if not holds]


def test_a_form_from_another_site_is_refused(house):
    for headers in (
        {"origin": "https://elsewhere.example"},
        {"origin": "null"},
        {"referer": "https://elsewhere.example/page"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
    ):
        answer = Client(headers=headers).post(f"/p/{house.ward.code}/begin/")
        assert answer.status_code == 403, headers
    assert not Draft.objects.exists()


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "a b"])
def test_an_address_that_is_not_ours_is_refused(house, browser, host):
    answer = browser.get(f"/p/{house.ward.code}/", headers={"host": host})
    assert answer.status_code == 400
    assert b"evil" not in answer.content


def test_a_mail_holds_our_own_address_whatever_the_request_said(house, mailoutbox):
    account = house.people["administrator"]
    account.set_password("made up for tests, and long enough")
    account.save()
    client = Client(headers={"host": "localhost:6666"})
    client.post("/sign-in/password/reset/", {"email": account.email})
    bodies = [mail.body for mail in mailoutbox]
    assert bodies
    assert not any("localhost:6666" in body for body in bodies)


@pytest.mark.parametrize("name", ["next", "url", "to", "exit"])
@pytest.mark.parametrize("page", ["exit", "leave", "next", "resume", "start", "words"])
def test_nobody_is_sent_elsewhere(house, browser, settings, name, page):
    end = "" if page == "start" else f"{page}/"
    where = f"/p/{house.ward.code}/{end}?{name}=https://evil.example/"
    for answer in (browser.get(where), browser.post(where, {name: "//evil.example"})):
        target = answer.headers.get("Location", "")
        assert target in {"", settings.HEED_EXIT_URL} or target.startswith("/p/")


def test_signing_in_leads_nowhere_else(house):
    account = house.people["administrator"]
    account.set_password("made up for tests, and long enough")
    account.save()
    account.authenticator_set.all().delete()
    answer = Client().post(
        "/sign-in/?next=https://evil.example/",
        {
            "login": account.email,
            "password": "made up for tests, and long enough",
            "next": "https://evil.example/",
        },
    )
    assert answer.status_code == 302
    assert "evil" not in answer.url


def test_the_key_of_another_opens_only_its_own_draft(house, browser):
    first = begin(browser, house.ward, "ward-check")
    browser.post(first, {"atmosphere": "very_stormy"})
    other = Client(headers=FROM_HERE)
    begin(other, house.ward, "ward-check")
    other.cookies[cookies.DRAFT] = "0" * 64
    assert other.get(first).url.endswith("/gone/")
    for broken in ("", "zz", "00", "\x00", browser.cookies[cookies.DRAFT].value + "0"):
        other.cookies[cookies.DRAFT] = broken
        assert other.get(first).status_code in {302, 400}


LONG = "x" * 100_000
BROKEN_FORMS = {
    "a null byte": {"kind": "\x00", "code": "\x00", "login": "\x00"},
    "only null bytes": {"words": "\x00" * 100},
    "half a letter": {"code": "\ud800".encode("utf-8", "surrogatepass")},
    "a very long answer": {"what_happened": LONG, "code": LONG, "from": LONG},
    "an unknown field": {"no_such_field": "1", "then": "elsewhere"},
    "too many answers": {"causes": ["staff"] * 900},
    "numbers beyond all": {"when-month": "9" * 400, "when-year": "-1"},
    "digits of another script": {"when-month": "٣", "when-year": "²⁰²⁶"},
}
BROKEN_BODIES = {
    "not utf-8": (b"kind=\xff\xfe%ff%00&a", "application/x-www-form-urlencoded"),
    "ten thousand fields": (
        b"&".join(b"f%d=1" % n for n in range(10_000)),
        "application/x-www-form-urlencoded",
    ),
    "deep json": (b"[" * 100_000, "application/json"),
    "json": (json.dumps({"kind": {"a": [None]}}).encode(), "application/json"),
    "a broken upload": (b"--x\r\nContent-Disposition", "multipart/form-data"),
    "an upload without an end": (
        b'--x\r\nContent-Disposition: form-data; name="a"; filename="a"\r\n\r\nA',
        "multipart/form-data; boundary=x",
    ),
    "an unknown alphabet": (b"kind=a", "application/x-www-form-urlencoded; charset=no"),
    "three million bytes": (b"a=" + b"x" * 3_000_000, "text/plain"),
}
TARGETS = [
    "/p/",
    "/p/{code}/",
    "/p/{code}/begin/",
    "/p/{code}/q/kind/",
    "/p/{code}/q/when/",
    "/p/{code}/q/what_happened/",
    "/p/{code}/check/",
    "/p/{code}/stop/",
    "/p/{code}/words/",
    "/p/{code}/next/",
    "/back/",
    "/tablet/begin/",
    "/tablet/pair/",
    "/sign-in/",
    "/sign-in/password/reset/",
]


@pytest.mark.parametrize("what", BROKEN_FORMS)
def test_a_broken_form_is_no_crash(house, browser, what):
    begin(browser, house.ward, "tell-us")
    for target in TARGETS:
        where = target.format(code=house.ward.code)
        status = browser.post(where, BROKEN_FORMS[what]).status_code
        assert status < 500, where


@pytest.mark.parametrize("what", BROKEN_BODIES)
def test_a_broken_body_is_no_crash(house, browser, what):
    body, kind = BROKEN_BODIES[what]
    begin(browser, house.ward, "tell-us")
    for target in TARGETS:
        where = target.format(code=house.ward.code)
        status = browser.generic("POST", where, body, kind).status_code
        assert status < 500, where


@pytest.mark.parametrize(
    "part", ["%00", "%ff%fe", "..%2f..%2f", "%0d%0aSet-Cookie:a=b", "a" * 3000, "٣"]
)
def test_a_broken_address_is_no_crash(house, browser, part):
    code = house.ward.code
    for where in (
        f"/p/{part}/",
        f"/p/{code}/q/{part}/",
        f"/p/{code}/?from={part}",
        f"/{part}/",
        f"/staff/places/{part}/",
        f"/staff/wards/{part}/",
    ):
        answer = browser.get(where)
        assert answer.status_code < 500, where
        assert "Set-Cookie" not in answer.headers


@pytest.mark.parametrize("name", ["from", "group", "instrument", "count_if_left"])
@pytest.mark.parametrize("value", ["\x00", LONG, "'; DROP TABLE", "poster\r\nX: y"])
def test_a_strange_beginning_does_not_cost_the_words(house, browser, name, value):
    """Whatever the address of the poster held, what is written can be sent."""
    posted = {"instrument": "ward-check", "group": "service_user", name: value}
    begun = browser.post(f"/p/{house.ward.code}/begin/", posted)
    assert begun.status_code == 302
    if "/q/" in begun.url:
        for item in ("atmosphere", "direction", "causes"):
            where = f"/p/{house.ward.code}/q/{item}/"
            sent = browser.post(where, {"skip": "yes"})
            assert sent.status_code == 302
        assert sent.url.endswith("/end/")
