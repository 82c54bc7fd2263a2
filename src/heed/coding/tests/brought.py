"""A made-up project of another program, and somebody who brings it."""

from heed.coding.actions import carry_in, take_file
from heed.coding.definition import exchange
from heed.coding.formats.refi import write_project
from heed.coding.queries.importing import place_to_lead
from heed.coding.tests.refi_made import guid

WORDS = "Nobody 👩🏽\u200d⚕️ came.\nשלום e\u0301nd 😀. The ward was loud all night."  # noqa: RUF001
OTHER = "Staff were kind and had no time."
FREE = "Nobody coded this one. It was cold at night."


def ident(number):
    return guid(number).lower()


def a_foreign_project(*, names=("Waiting", "Noise"), **changed):
    """Three texts, two codes, two coders, a note, a case and a set."""
    codes = tuple(exchange.Code(ident(n), name) for n, name in enumerate(names, 1))
    said = [
        exchange.Selection(
            ident(30), 7, 12, codings=(exchange.Coding(ident(40), ident(1), ident(10)),)
        ),
        exchange.Selection(
            ident(31), 0, 6, codings=(exchange.Coding(ident(41), ident(2), ident(11)),)
        ),
    ]
    texts = (
        exchange.Source(ident(20), "Interview one", WORDS, selections=tuple(said)),
        exchange.Source(
            ident(21),
            "Interview two",
            OTHER,
            codings=(exchange.Coding(ident(42), ident(2), ident(10)),),
            notes=(ident(50),),
        ),
        exchange.Source(ident(22), "Interview three", FREE),
    )
    fields = {
        "name": "Their interviews",
        "origin": "Made-up program 1",
        "users": (
            exchange.User(ident(10), "First Coder"),
            exchange.User(ident(11), "Second Coder"),
        ),
        "codes": codes,
        "sources": texts,
        "notes": (
            exchange.Note(
                ident(50), "A note", "Of one.", made=exchange.Stamp(ident(10))
            ),
        ),
        "cases": (exchange.Case(ident(60), "Somebody", sources=(ident(20),)),),
        "sets": (exchange.Set(ident(70), "Some", sources=(ident(20),)),),
    }
    return exchange.Project(**fields | changed)


def a_foreign_file(**changed):
    """The same as another program would write it."""
    return write_project(a_foreign_project(**changed))[0]


def a_brought_file(by, content=None, *, name="theirs.qdpx", is_read=True):
    """A file that somebody brought, and that was read."""
    brought = take_file(by=by, name=name, content=content or a_foreign_file())
    if is_read:
        carry_in(brought.pk)
        brought.refresh_from_db()
    return brought


def choices(by, **changed):
    """What somebody says on the page of a file."""
    said = {
        "title": "Their interviews",
        "slug": "theirs",
        "place": place_to_lead(by).code,
        "purpose": "research",
        "basis": "made_up",
        "record": "Made up for a test.",
        "framework": "",
        "content_note": "Made up.",
    }
    return said | changed
