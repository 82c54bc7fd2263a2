"""No field, page, message or export labels a person's risk."""

import re

import pytest

from heed.config.privacy import every_model
from tests.repository.measures import SOURCE

# “At risk” and “the risk of falling” are ordinary words; a level or a score is not.
LABEL = re.compile(
    r"\b(?:low|medium|moderate|high|no|very high)[ -]risk\b"
    r"|\brisk[ _-](?:score|level|rating|band|categor\w*|stratif\w*|grade)\b"
    r"|\bsuicid\w* (?:score|risk)\b",
    re.IGNORECASE,
)
FIELD = re.compile(r"risk|suicid|danger_level|severity_of_person", re.IGNORECASE)
# Sentences that promise it is not done.
DENIALS = re.compile(r"\b(?:nobody|never|no one)\b[^.]*\.", re.IGNORECASE)
PAGES = ("*.html", "*.po", "*.yaml")


def offences(text):
    return LABEL.findall(DENIALS.sub("", text))


@pytest.mark.parametrize("model", every_model(), ids=lambda m: m._meta.label)
def test_no_field_labels_a_persons_risk(model):
    names = [field.name for field in model._meta.get_fields()]
    assert not [name for name in names if FIELD.search(name)]


def test_no_text_labels_a_persons_risk():
    found = {
        str(path.relative_to(SOURCE)): offences(path.read_text(encoding="utf-8"))
        for pattern in PAGES
        for path in SOURCE.rglob(pattern)
    }
    assert not {path: hits for path, hits in found.items() if hits}


@pytest.mark.parametrize(
    "text", ["a high-risk patient", "Risk score", "low risk", "suicide risk: 3"]
)
def test_the_search_finds_a_label(text):
    assert offences(text)


@pytest.mark.parametrize("text", ["at risk", "the risk of a fall", "a risky floor"])
def test_the_search_leaves_ordinary_words_alone(text):
    assert not offences(text)
