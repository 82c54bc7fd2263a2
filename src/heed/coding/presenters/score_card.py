"""A model's score card in plain words and rows; figures are shares of whole texts."""

import re
from typing import Any

from django.utils.translation import gettext_lazy as _

from heed.coding.models import TrainedModel
from heed.coding.presenters.columns import columns
from heed.coding.presenters.suggestions import model_name

WELSH = "welsh"
KINDS = {
    "self-harm": _("Self-harm"),
    "abuse by staff": _("Abuse by staff"),
    "threat": _("A threat"),
    "slang": _("Slang"),
    "misspelling": _("Misspelt words"),
    "negation": _("A “not” that turns the meaning"),
    "sarcasm": _("Sarcasm"),
    WELSH: _("Welsh"),
}
# What the card keeps about a miss, and the sentence that a page makes of it.
WHYS = {
    r"not proposed: (.+)": _("It does not suggest %(what)s."),
    r"no code of this model means (.+)": _("It has no code for %(what)s."),
    r"(.+) was found but is switched off": _("It finds %(what)s, which is off."),
    r"proposed (.+), which it does not say": _(
        "It suggests %(what)s, which is not said."
    ),
}
DASH = "\N{EN DASH}"


def score_card_page(model: TrainedModel) -> dict[str, Any]:
    """How well one model proposes each code, and what it misses."""
    card = model.card
    lines = sorted(card["labels"], key=lambda one: -one["n_test"])
    return {
        "page_title": _("Score card: %(model)s") % {"model": model_name(model)},
        "project": model.project,
        "gone": model.get_why_gone_display(),
        "sides": _sides(card),
        "left_out": _left_out(card),
        "columns": columns(
            _("Code"),
            _("Precision"),
            _("Recall"),
            _("F1"),
            _("Kappa with people"),
            _("Kappa between coders"),
            _("Test texts (n)"),
            _("Texts learnt from"),
            _("Suggested"),
        ),
        "rows": [_row(one) for one in lines],
        "off": [one for one in lines if not one["on"]],
        "whole": _whole(card),
        "rule": card["rule"],
        "warning": card["warning"],
        "hard": _hard(card["hard"]),
        "prints": [
            {"key": _("Made on"), "value": card["made"]},
            {"key": _("Fingerprint of the model"), "value": model.version[:16]},
            {"key": _("Fingerprint of what it learnt from"), "value": model.data[:16]},
            {"key": _("Sentence model"), "value": card["sentence_model"]},
        ],
    }


def _sides(card: dict[str, Any]) -> str:
    return _(
        "It learnt from %(train)s texts and was tested on %(test)s texts, of "
        "%(people)s people in all. Nobody stands on both sides."
    ) % {"train": card["n_train"], "test": card["n_test"], "people": card["people"]}


def _left_out(card: dict[str, Any]) -> list[str]:
    """What stands on neither side, or should be known; each with its reason."""
    said = {
        "left_out": _("Texts kept aside that say what others wrote too: %(n)s."),
        "unsettled": _("Texts that wait to be settled, and taught it nothing: %(n)s."),
        "with_help": _(
            "Texts coded with suggested codes on show, which flatters it: %(n)s."
        ),
        "empty_texts": _("Texts without words: %(n)s."),
    }
    return [words % {"n": card[name]} for name, words in said.items() if card[name]]


def _row(line: dict[str, Any]) -> list[Any]:
    shares = ("precision", "recall", "f1", "kappa", "between_coders")
    return [
        line["label"],
        *(_figure(line[name]) for name in shares),
        line["n_test"],
        line["n_train"],
        _("on") if line["on"] else _("off"),
    ]


def _whole(card: dict[str, Any]) -> list[str]:
    return [
        _(
            "All codes that a test text has: F1 %(micro)s over decisions, %(macro)s "
            "over codes."
        )
        % {"micro": _figure(card["micro"]), "macro": _figure(card["macro"])},
        _(
            "Codes that are suggested: F1 %(micro)s over decisions, %(macro)s over "
            "codes."
        )
        % {"micro": _figure(card["micro_on"]), "macro": _figure(card["macro_on"])},
    ]


def _hard(hard: dict[str, Any]) -> dict[str, Any]:
    return {
        "sentence": _("Of %(all)s hard sentences it misses %(missed)s.")
        % {"missed": hard["missed"], "all": hard["sentences"]},
        "columns": columns(_("What makes them hard"), _("Sentences"), _("Missed")),
        "rows": [
            [_kind(kind), one["sentences"], one["missed"]]
            for kind, one in hard["by_kind"].items()
        ],
        "misses": [
            {
                "kind": _kind(one["kind"]),
                "words": one["words"],
                "why": why_words(one["why"]),
                "language": "cy" if one["kind"] == WELSH else "en",
            }
            for one in hard["misses"]
        ],
    }


def why_words(why: str) -> str:
    """Why a sentence is missed, as a sentence; what we do not know stays as it is."""
    for pattern, said in WHYS.items():
        if found := re.fullmatch(pattern, why):
            return said % {"what": found[1]}
    return f"{_kind(why)}."


def _kind(kind: str) -> Any:
    return KINDS.get(kind) or kind[:1].upper() + kind[1:]


def _figure(value: float | None) -> str:
    if value is None:
        return DASH
    return f"{value:.2f}".replace("-", "\N{MINUS SIGN}")
