"""Every page of a survey, and how a browser comes to it."""

import re

from benchmarks.visits import Visit
from heed.responses.models import Fieldwork

STATEMENT = re.compile(r'name="(s-[0-9a-f]{32})"')
WORDS = re.compile(r"<li>([a-z]+)</li>")
Path, Cookie = str, str


def survey_pages(port: int) -> dict[str, tuple[Path, Cookie]]:
    """Each page by a name, with its cookie: halfway through, and afterwards."""
    code = Fieldwork.objects.get(kind=Fieldwork.Kind.SURVEY).code
    found = {
        "survey: start": (f"/s/{code}/", ""),
        "survey: start, Easy Read": (f"/s/{code}/easy/", ""),
        "survey: start, Welsh": (f"/cy/s/{code}/", ""),
        "survey: full": (f"/s/{code}/full/", ""),
        "survey: declined": (f"/s/{code}/no/", ""),
        "survey: nothing kept": (f"/s/{code}/nothing/", ""),
    }
    visit, address = _agreed(port, code)
    for page in ("who", "about", "agree", "save", "stop"):
        found[f"survey: {page}"] = (f"/s/{code}/{page}/", visit.cookie)
    while "/q/" in address:
        item = address.rstrip("/").rsplit("/", 1)[-1]
        found[f"survey: question {item}"] = (address, visit.cookie)
        address = visit.open(address, "skip=yes")
    return found | {"survey: check": (address, visit.cookie)} | _given(port, code)


def _given(port: int, code: str) -> dict[str, tuple[Path, Cookie]]:
    visit, address = _agreed(port, code)
    while "/q/" in address:
        address = visit.open(address, "skip=yes")
    receipt = visit.open(address, "send=yes")
    words = "+".join(WORDS.findall(visit.html)[:6])
    back = Visit(port)
    opened = back.open("/back/", f"words={words}")
    return {
        "survey: receipt": (receipt, visit.cookie),
        "survey: end": (f"/s/{code}/end/", visit.cookie),
        "survey: come back": (opened, back.cookie),
        "survey: take back": ("/back/survey/take-back/", back.cookie),
    }


def _agreed(port: int, code: str) -> tuple[Visit, str]:
    visit = Visit(port)
    visit.open(f"/s/{code}/begin/", "begin=yes")
    visit.open(f"/s/{code}/who/", "groups=service_user")
    visit.open(f"/s/{code}/about/", "read=yes")
    names = dict.fromkeys(STATEMENT.findall(visit.html))
    return visit, visit.open(
        f"/s/{code}/agree/", "&".join(f"{name}=yes" for name in names)
    )
