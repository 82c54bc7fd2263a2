"""A survey of a study in finished words, and what its door still lacks."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from heed.instruments.models import Edition
from heed.instruments.naming import language_name
from heed.people.queries import names_today
from heed.responses.models import ConsentText, Fieldwork
from heed.responses.queries.surveys import (
    Standing,
    standing_of,
    words_will_be_read,
)
from heed.studies.links import hung
from heed.studies.models import Study, Weighting
from heed.studies.presenters.history import history_rows
from heed.studies.presenters.reading import promise_of
from heed.studies.presenters.studies import day, days, questionnaires
from heed.studies.watching.words import quota_words
from heed.studies.weighting.making import weightings_of
from heed.ui.forms import Choice


def choices_of(editions: Iterable[Edition]) -> list[Choice]:
    """Published questionnaires to choose from."""
    return [
        Choice(
            str(one.id),
            _("%(code)s, version %(number)s")
            % {"code": one.instrument.code, "number": one.number},
        )
        for one in editions
    ]


def fieldwork_page(study: Study, fieldwork: Fieldwork) -> dict[str, Any]:
    """One survey, with everything that its door says."""
    texts = list(fieldwork.consent_texts.order_by("kind", "code", "language", "number"))
    words = list(fieldwork.words.order_by("language", "variant"))
    sources = dict(fieldwork.sources.values_list("tag", "title"))
    return {
        "page_title": fieldwork.title,
        "study": study,
        "fieldwork": fieldwork,
        "days": days(fieldwork),
        "standing": _standing(standing_of(fieldwork)),
        "lacks": _lacks(fieldwork, texts, words),
        "questionnaires": questionnaires([fieldwork]),
        "reading": promise_of(fieldwork),
        "withdrawal": _withdrawal(fieldwork),
        "words": [f"{one.title} ({_wording(one)})" for one in words],
        "texts": [_text(one) for one in texts],
        "quotas": [
            f"{quota_words(one, sources)}: {one.most}"
            for one in fieldwork.quotas.order_by("group", "source")
        ],
        "places": places_taking_part(fieldwork),
        "changes": history_rows(fieldwork),
        "sources": [f"{s.title} ({s.tag})" for s in fieldwork.sources.order_by("tag")],
        "weights": [_weights(one) for one in weightings_of(fieldwork)],
        "links": hung("fieldwork", study, fieldwork),
    }


def _weights(one: Weighting) -> str:
    """What weights are, and what they cost."""
    said = {
        "method": one.get_method_display(),
        "group": one.get_group_display(),
        "day": day(one.made_on),
        "effect": f"{one.design_effect:.2f}",
        "least": f"{one.smallest:.2f}",
        "most": f"{one.largest:.2f}",
        "people": one.people,
    }
    about = _(
        "%(group)s. %(method)s, made on %(day)s of %(people)s people; weights from "
        "%(least)s to %(most)s, design effect %(effect)s."
    )
    return f"{one.title} ({one.slug}): {about % said}"


def places_taking_part(fieldwork: Fieldwork) -> list[str]:
    """The names of the places whose tablets offer a survey."""
    places = [one.place for one in fieldwork.offers.select_related("place")]
    return sorted(names_today(places).values())


def _lacks(fieldwork: Fieldwork, texts: list, words: list) -> list[str]:
    """What must be there before anybody can answer."""
    kinds = {one.kind for one in texts if one.language == "en-gb"}
    lacks = [] if words else [_("The words of the first page.")]
    if ConsentText.Kind.SHEET not in kinds:
        lacks.append(_("An information sheet in English."))
    if ConsentText.Kind.STATEMENT not in kinds:
        lacks.append(_("A consent statement in English."))
    if not words_will_be_read(fieldwork):
        lacks.append(
            _("Who reads the words that it asks for, and within how many days.")
        )
    return lacks


def _standing(standing: Standing) -> str:
    return {
        Standing.NOT_YET: _("Nobody can answer it yet."),
        Standing.OPEN: _("It can be answered."),
        Standing.CLOSED: _("It is closed."),
    }[standing]


def _withdrawal(fieldwork: Fieldwork) -> str:
    if fieldwork.withdraw_until:
        until = day(fieldwork.withdraw_until)
        return _("Answers can be taken back until %(day)s.") % {"day": until}
    return _("Answers can be taken back until somebody says that they are analysed.")


def _wording(one: Any) -> str:
    return f"{language_name(one.language)}, {one.get_variant_display()}"


def _text(one: ConsentText) -> dict[str, Any]:
    kind = one.get_kind_display()
    which = f" “{one.code}”" if one.code else ""
    return {
        "title": f"{kind}{which} {one.number} ({_wording(one)})",
        "body": one.body,
        "lang": one.language,
    }
