"""The library that finds names: what it adds, that it fetches nothing, its measure."""

import json
import socket

import pytest
from django.core.management import call_command

from heed.safeguards import name_finding
from heed.safeguards.measured_redaction import corpus, measure
from heed.safeguards.redaction import Kind, suggest

with_library = pytest.mark.skipif(
    not name_finding.is_installed(), reason="The extra [text] is not installed."
)

RULES = [
    ("i was on larch ward then", "larch ward", Kind.SITE),
    ("taken to St Oswin's Hospital", "St Oswin's Hospital", Kind.SITE),
    ("i live at 12 acacia road now", "12 acacia road", Kind.STREET),
    ("it is AB 12 34 56 C ok", "AB 12 34 56 C", Kind.NI_NUMBER),
    ("ring (0113) 496 0123 please", "(0113) 496 0123", Kind.PHONE),
    ("ring 07700.900.123 please", "07700.900.123", Kind.PHONE),
    ("back in march 2025 it", "march 2025", Kind.DATE),
    ("on the 14th he", "the 14th", Kind.DATE),
    ("and rhiannon said no", "rhiannon", Kind.NAME),
    ("told Precious O'Sullivan so", "Precious O'Sullivan", Kind.NAME),
    ("told Emma Żurek so", "Emma Żurek", Kind.NAME),
]


@pytest.mark.parametrize(("text", "span", "kind"), RULES)
def test_rules_alone_find(text, span, kind):
    found = {(text[s.start : s.end], s.kind) for s in suggest(text)}
    assert (span, kind) in found


@pytest.mark.parametrize(
    "text",
    [
        "the ward was loud and the new unit is no better",
        "i was on an acute ward for the third time",
        "on this ward the day staff are kind",
        "ask me in 10 minutes, it took 2 hours",
    ],
)
def test_rules_leave_ordinary_words_alone(text):
    assert [s for s in suggest(text) if s.kind != Kind.ROLE] == []


def test_a_known_place_is_found_however_it_is_typed():
    found = suggest("then to kestrel they went", places=["Kestrel"])
    assert [(s.start, s.end, s.kind) for s in found] == [(8, 15, Kind.SITE)]


@with_library
@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("i told nkechi and she laughed", "nkechi"),
        ("😢 it was Marjan Rozenfeld again", "Marjan Rozenfeld"),
        ("my mum had to come from ballymena", "ballymena"),
    ],
)
def test_the_library_finds_more(text, span):
    found = suggest(text, read_by=name_finding.reader())
    assert span in {text[one.start : one.end] for one in found}


@with_library
def test_places_are_right_in_a_long_text():
    text = "it was cold. " * 4_000 + "i told nkechi so"
    (one,) = suggest(text, read_by=name_finding.reader())
    assert text[one.start : one.end] == "nkechi"


@with_library
def test_it_asks_no_network(monkeypatch):
    def refuse(*_args, **_more):
        raise AssertionError("It asked the network.")

    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    monkeypatch.setattr(socket.socket, "connect", refuse)
    name_finding._analyser.cache_clear()
    words = "Ring Marjan on 0113 496 0123 or mail me@example.org, www.example.org"
    assert suggest(words, read_by=name_finding.reader())


def test_without_it_nothing_is_read(monkeypatch):
    monkeypatch.setattr(name_finding, "is_installed", lambda: False)
    assert name_finding.reader() is None


def test_the_corpus_is_the_same_each_time_and_its_places_are_exact():
    first, again = list(corpus(3, 600)), list(corpus(3, 600))
    assert first == again
    assert list(corpus(4, 600)) != first
    emails = [
        sample.text[one.start : one.end]
        for sample in first
        for one in sample.planted
        if one.sort == "e-mail"
    ]
    assert emails
    assert all("@" in email for email in emails)


def test_what_is_not_found_counts_as_missed():
    score = measure(1, 300, lambda _text: [])
    assert sum(score.found.values()) < sum(score.planted.values())
    missed = sum(len(one) for one in score.misses.values())
    assert missed == sum(score.planted.values()) - sum(score.found.values())


def test_the_command_prints_figures_and_misses(monkeypatch, capsys):
    monkeypatch.setattr(name_finding, "is_installed", lambda: False)
    call_command("text_measure_redaction", "--size", "200", "--json")
    told = json.loads(capsys.readouterr().out)
    rules = told["ways"]["by rules alone"]
    assert rules["recall"]["NHS number"]["share"] == 1
    assert rules["misses"]
    call_command("text_measure_redaction", "--size", "200")
    assert "⟦" in capsys.readouterr().out
