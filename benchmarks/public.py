"""Every public page, and how a browser comes to it.

``VIEWS`` names the views whose pages are measured and ``WITHOUT_A_PAGE`` those that
only send a browser on; a test fails for a public view that stands in neither.
"""

import re
from dataclasses import dataclass
from urllib.parse import quote_plus

from benchmarks.published import published_pages
from benchmarks.surveys import survey_pages
from benchmarks.visits import Visit
from benchmarks.world import TOLD
from heed.people.models import Place

VIEWS = {
    "about.accessibility",
    "about.privacy",
    "agreeing.consent",
    "agreeing.declined",
    "agreeing.sheet",
    "after.end",
    "after.receipt",
    "complaints.complaint",
    "complaints.write",
    "entering.full",
    "entering.start",
    "entering.who",
    "entering.words",
    "leaving.end",
    "leaving.nothing_kept",
    "leaving.save",
    "invited.stop",
    "invited.used",
    "invited.words",
    "other_ways.helper",
    "published.edition",
    "published.list_of_editions",
    "questions.check",
    "questions.question",
    "questions.stop",
    "start.find",
    "start.gone",
    "start.start",
    "start.who",
    "survey.take_back",
    "survey.visit",
    "tablets.code",
    "visit.complain",
    "visit.contact",
    "visit.harm",
    "visit.more",
    "visit.take_back",
    "visit.visit",
}
WITHOUT_A_PAGE = {
    "after.leave",
    "complaints.begin",
    "entering.begin",
    "entering.elsewhere",  # on a paired tablet
    "entering.leave",
    "entering.leave_for_good",
    "entering.resume",
    "health.healthz",
    "health.readyz",
    "leaving.leave",
    "leaving.pause",
    "letters.give",
    "paper.paper",  # a PDF
    "published.edition_csv",  # a file
    "start.begin",
    "start.front",
    "start.leave_for_good",
    "start.next_person",
    "start.resume",
}
WORDS = re.compile(r"<li>([a-z]+)</li>")
# These ask search engines to stay away; that they cannot be found is no flaw.
NOT_TO_BE_FOUND = ("/back/", "/i/", "/tablet/")


@dataclass(frozen=True)
class Page:
    """A page with the cookie that opens it."""

    path: str
    cookie: str = ""

    @property
    def may_be_found(self) -> bool:
        """Whether a search engine may list it."""
        return not self.path.startswith(NOT_TO_BE_FOUND)


def public_pages(port: int, ward: Place) -> dict[str, Page]:
    """Each public page by a name, with people halfway through and afterwards."""
    return {
        **_without_a_draft(ward),
        **_ward_check(port, ward),
        **_telling(port, ward),
        **_complaining(port, ward),
        **_afterwards(port, ward),
        **{name: Page(*found) for name, found in survey_pages(port).items()},
    }


def _without_a_draft(ward: Place) -> dict[str, Page]:
    start = f"/p/{ward.code}/"
    paths = {
        "start page": start,
        "start page, Easy Read": f"{start}easy/",
        "start page, Welsh": f"/cy{start}",
        "start page, Welsh Easy Read": f"/cy{start}easy/",
        "who are you": f"{start}who/?instrument=tell-us",
        "help with writing": f"{start}helper/",
        "answers that are gone": f"{start}gone/",
        "make a complaint": f"{start}complaint/",
        "come back with your words": "/back/",
        "six words of an invitation": "/i/",
        "no more letters": "/i/stop/",
        "words that were used": "/i/used/",
        "find a place": "/p/",
        "find a place, Welsh": "/cy/p/",
        "how we look after what you tell us": "/privacy/",
        "accessibility": "/accessibility/",
        "a tablet's code": "/tablet/pair/",
        "what was published": "/found/",
        **published_pages(ward),
    }
    return {name: Page(path) for name, path in paths.items()}


def _begun(port: int, door: str, instrument: str) -> tuple[Visit, str]:
    visit = Visit(port)
    form = f"instrument={instrument}&group=service_user"
    return visit, visit.open(f"{door}begin/", form)


def _ward_check(port: int, ward: Place) -> dict[str, Page]:
    """The questions of a ward check in each wording, and its end."""
    found = {}
    doors = {"": "/p/{}/", ", Easy Read": "/p/{}/easy/", ", Welsh": "/cy/p/{}/"}
    for wording, door in doors.items():
        visit, first = _begun(port, door.format(ward.code), "ward-check")
        second = visit.open(first, "atmosphere=calm")
        third = visit.open(second, "direction=same")
        for number, path in enumerate((first, second, third), 1):
            found[f"ward check {number}{wording}"] = Page(path, visit.cookie)
    visit, address = _begun(port, f"/p/{ward.code}/", "ward-check")
    for tapped in ("atmosphere=calm", "direction=same", "causes=staff"):
        address = visit.open(address, tapped)
    return found | {"ward check: done": Page(address, visit.cookie)}


def _telling(port: int, ward: Place) -> dict[str, Page]:
    """Every question of tell-us, the check, stopping; then the receipt and the end."""
    found = {}
    visit, address = _begun(port, f"/p/{ward.code}/", "tell-us")
    while "/q/" in address:
        item = address.rstrip("/").rsplit("/", 1)[-1]
        found[f"tell us: {item}"] = Page(address, visit.cookie)
        address = visit.open(address, _form(TOLD.get(item, {"skip": "yes"})))
    found["check your answers"] = Page(address, visit.cookie)
    found["stop here"] = Page(f"/p/{ward.code}/stop/", visit.cookie)
    return found


def _complaining(port: int, ward: Place) -> dict[str, Page]:
    visit = Visit(port)
    address = visit.open(f"/p/{ward.code}/complaint/begin/", "group=carer")
    return {"your complaint": Page(address, visit.cookie)}


def _afterwards(port: int, ward: Place) -> dict[str, Page]:
    """The receipt, the honest last page, and all pages of coming back."""
    visit, address = _begun(port, f"/p/{ward.code}/", "tell-us")
    while "/q/" in address:
        item = address.rstrip("/").rsplit("/", 1)[-1]
        address = visit.open(address, _form(TOLD.get(item, {"skip": "yes"})))
    receipt = visit.open(address, "send=yes")
    words = " ".join(WORDS.findall(visit.html)[:6])
    given = visit.cookie
    back = Visit(port)
    opened = back.open("/back/", f"words={quote_plus(words)}")
    names = ("more", "contact", "harm", "complain", "take-back")
    return {
        "receipt": Page(receipt, given),
        "end": Page(f"/p/{ward.code}/end/", given),
        "come back: open": Page(opened, back.cookie),
        **{f"come back: {name}": Page(f"/back/{name}/", back.cookie) for name in names},
    }


def _form(fields: dict[str, str]) -> str:
    return "&".join(f"{name}={quote_plus(said)}" for name, said in fields.items())
