"""Suggested codes on the desk, in words: what, by which model, how likely."""

from collections.abc import Sequence
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from heed.coding.models import CodedText, Coder, Coding, SuggestedCode
from heed.coding.presenters.suggestions import model_name
from heed.coding.queries.suggested import dismissed_suggestions, has_a_turn

TEN = 10


def drafts_on(
    coder: Coder, text: CodedText, drafts: Sequence[SuggestedCode]
) -> dict[str, Any]:
    """The drafts before a coder, and those that they did not take."""
    dismissed = dismissed_suggestions(coder, text)
    of = next((one.model for one in [*drafts, *dismissed]), None)
    return {
        "drafted_by": model_name(of) if of else "",
        "drafts": [_draft(coder, one) for one in drafts],
        "dismissed": [_draft(coder, one) for one in dismissed],
    }


def why_now(coder: Coder, text: CodedText) -> str:
    """Why this text came now, for a coder who chose that order."""
    model = has_a_turn(coder, text)
    if model is None:
        return ""
    return _(
        "You chose to code first where the model is least sure. %(model)s is less sure "
        "of this text than of those that come later. That says nothing of how much the "
        "text matters, and nothing of any code."
    ) % {"model": model_name(model)}


def began_as(coding: Coding) -> str:
    """Of a code that began as a draft: whose draft it was."""
    if coding.suggestion is None:
        return ""
    return _("Suggested by %(model)s, and taken by you.") % {
        "model": model_name(coding.suggestion.model)
    }


def _draft(coder: Coder, one: SuggestedCode) -> dict[str, str]:
    address = [coder.project.slug, one.text_id, one.pk]
    return {
        "label": one.code.label,
        "likely": _likely(one.likelihood),
        "accept": reverse("coding:accept", args=address),
        "dismiss": reverse("coding:dismiss", args=address),
        "back": reverse("coding:bring_back", args=address),
    }


def _likely(likelihood: float | None) -> str:
    """How often people gave the code to texts like this, on texts kept aside."""
    if likelihood is None:
        return _("How likely it is cannot be told: too few texts had this code.")
    often = round(likelihood * TEN)
    if often == TEN:
        return _("Almost all texts like it had this code.")
    if often == 0:
        return _("Hardly any text like it had this code.")
    return _("About %(often)s in 10 texts like it had this code.") % {"often": often}
