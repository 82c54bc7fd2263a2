"""Suggested codes by their rows, for tests in which nothing has to learn."""

from heed.coding.choices import Part
from heed.coding.models import CodedText, Coder, KnownText, SuggestedCode, TrainedModel
from heed.coding.tests.factories import code_named


def knows(model: TrainedModel, text: CodedText, **fields) -> KnownText:
    """What a model knows of a text that it looked at."""
    said = {"part": Part.NEW, "doubt": 0.3} | fields
    return KnownText.objects.create(
        organisation=model.organisation, model=model, text=text, **said
    )


def a_draft(
    model: TrainedModel, text: CodedText, by: Coder, label: str, **fields
) -> SuggestedCode:
    """A code that a model proposes for a text."""
    return SuggestedCode.objects.create(
        organisation=model.organisation,
        model=model,
        text=text,
        code=code_named(by, label),
        **{"margin": 0.4, "likelihood": 0.72} | fields,
    )
