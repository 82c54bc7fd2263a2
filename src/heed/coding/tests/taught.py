"""A project in which enough was coded for a model to learn from; all of it made up."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Model

from heed.coding.actions import begin_run, carry_out
from heed.coding.choices import Errand, Shown
from heed.coding.models import CodedText, Coder, TrainedModel
from heed.coding.suggesting import door
from heed.coding.tests.coded_texts import FOOD, WAIT, coded_texts, sentences
from heed.coding.tests.factories import a_project, coded, filled
from heed.coding.tests.heard import Heard, a_heard_ward
from heed.responses.sealed_words import version_words

ABOUT = {"Team factors": FOOD, "Staff workload": WAIT}  # any code will do
UNCODED = ("The soup was strange.", "The queue was strange.", "Nothing at all.")


@dataclass(frozen=True)
class Taught:
    """A ward, and the lead of a project who coded what was told there."""

    heard: Heard
    lead: Coder

    def fresh(self) -> "Taught":
        """The same as it stands in the store, without what a test did to it."""
        heard = {name: _again(one) for name, one in vars(self.heard).items()}
        return Taught(Heard(**heard), _again(self.lead))


def _again(row: Model) -> Any:
    return type(row).objects.get(pk=row.pk)


def a_taught_project() -> Taught:
    """Texts that the lead coded, and three that nobody has."""
    heard = a_heard_ward()
    lead = a_project(heard.reader, heard.ward.parent)
    for words in [*coded_texts().texts, *UNCODED]:
        heard.told(words)
    for text in filled(lead, heard.fieldwork):
        words = version_words(text.version)
        if words not in UNCODED:
            coded(lead, text, *codes_in(words))
    return Taught(heard, lead)


def codes_in(words: str) -> list[str]:
    """What somebody who reads the words would code them to."""
    return [
        label
        for label, about in ABOUT.items()
        if any(beginning in words for beginning in about)
    ]


def train(lead: Coder, monkeypatch=None) -> TrainedModel:
    """Let a model learn, in this process."""
    ended = carry_out(begin_run(lead.project, Errand.TRAIN, by=lead.account).pk)
    assert ended.state == "done", ended.said
    return ended.model


def quickly(monkeypatch) -> None:
    """Load the sentence model once for all tests of a process."""
    monkeypatch.setattr(door, "sentence_vectors", sentences)


def text_saying(lead: Coder, words: str) -> CodedText:
    """The text of a project that says this."""
    texts = lead.project.texts.select_related("version__text")
    return next(t for t in texts if version_words(t.version) == words)


__all__ = ["Shown", "a_taught_project", "quickly", "text_saying", "train"]
