"""Changing a survey after it opened, as far as that is fair to who answered already.

What people were told stays true for them: nothing is closed before the day that
somebody who saved their answers was given, nobody can take answers back for less long
than they were told, and a question that was answered is never asked otherwise.
"""

from collections.abc import Collection
from datetime import date, timedelta

from django.db import transaction
from django.db.models import Max

from heed.instruments.models import Edition
from heed.instruments.queries import definition_of
from heed.people.days import today_of
from heed.people.models import Account, Place
from heed.responses.actions.fieldwork import note_change
from heed.responses.choices import Group
from heed.responses.errors import NobodyReadsError, SurveyChangeRefusedError
from heed.responses.models import (
    Fieldwork,
    FieldworkInstrument,
    SavedDraft,
    SurveyOffer,
)
from heed.responses.queries.reading import has_words, words_promise_of
from heed.responses.queries.slices import subjects_of


@transaction.atomic
def change_days(
    *,
    by: Account,
    fieldwork: Fieldwork,
    closes_on: date,
    withdraw_until: date | None = None,
) -> Fieldwork:
    """Move the last day of a survey, or let answers be taken back for longer."""
    locked = _changeable(fieldwork)
    _may_close_on(locked, closes_on)
    until = withdraw_until or locked.withdraw_until
    _may_be_taken_back_until(locked, closes_on, until)
    was = {"closed": locked.closes_on, "taken_back": locked.withdraw_until}
    locked.closes_on, locked.withdraw_until = closes_on, until
    locked.save(update_fields=["closes_on", "withdraw_until"])
    note_change(
        by,
        locked,
        "days",
        was=_iso(was["closed"]),
        now=_iso(closes_on),
        back_was=_iso(was["taken_back"]),
        back_now=_iso(until),
    )
    return locked


@transaction.atomic
def offer_at(*, by: Account, fieldwork: Fieldwork, places: Collection[Place]) -> None:
    """Say which places take part: their shared tablets offer the survey."""
    locked = _changeable(fieldwork)
    before = {one.place_id: one for one in locked.offers.select_related("place")}
    wanted = {place.id: place for place in places}
    added = [place for id, place in wanted.items() if id not in before]
    gone = [one for id, one in before.items() if id not in wanted]
    for place in added:
        SurveyOffer.objects.create(
            organisation=locked.organisation, fieldwork=locked, place=place
        )
    SurveyOffer.objects.filter(pk__in=[one.pk for one in gone]).delete()
    note_change(
        by,
        locked,
        "places",
        added=sorted(place.code for place in added),
        removed=sorted(one.place.code for one in gone),
    )


@transaction.atomic
def ask_further(
    *, by: Account, fieldwork: Fieldwork, group: str, edition: Edition
) -> FieldworkInstrument:
    """Ask a further group, or ask a group a newer edition from now on.

    The edition that was answered stays what those people were asked, and what both
    editions ask with answers to choose from must have the same answers.
    """
    locked = _changeable(fieldwork)
    asked = [
        one.edition
        for one in locked.instruments.filter(group=group).select_related("edition")
    ]
    _may_follow(asked, edition)
    if has_words(edition) and words_promise_of(locked) is None:
        raise NobodyReadsError
    note_change(
        by,
        locked,
        "group",
        group=str(Group(group)),
        questionnaire=edition.instrument.code,
        number=edition.number,
    )
    return FieldworkInstrument.objects.create(
        organisation=locked.organisation,
        fieldwork=locked,
        group=group,
        edition=edition,
    )


def _changeable(fieldwork: Fieldwork) -> Fieldwork:
    locked = Fieldwork.objects.select_for_update().get(pk=fieldwork.pk)
    if locked.kind != Fieldwork.Kind.SURVEY or locked.analysed_on is not None:
        raise SurveyChangeRefusedError(
            "The answers are analysed. Open another survey to ask again."
        )
    return locked


def _may_close_on(survey: Fieldwork, closes_on: date) -> None:
    if closes_on == survey.closes_on:
        return
    if closes_on < max(survey.opens_on, today_of(survey.organisation)):
        raise SurveyChangeRefusedError(
            "The last day can be today or later, and not before the first day."
        )
    saved = SavedDraft.objects.filter(fieldwork=survey)
    gone = saved.aggregate(last=Max("gone_on"))["last"]
    told = gone - timedelta(days=1) if gone else None
    if told and closes_on < min(told, survey.closes_on or told):
        raise SurveyChangeRefusedError(
            f"Somebody saved their answers and was told that they can go on until "
            f"{told:%-d %B %Y}. Close it on that day or later."
        )


def _may_be_taken_back_until(
    survey: Fieldwork, closes_on: date, until: date | None
) -> None:
    if survey.withdraw_until is None:
        if until is not None:
            raise SurveyChangeRefusedError(
                "People were told that they can take answers back until they are "
                "analysed. No day can take the place of that."
            )
        return
    if until is None or until < survey.withdraw_until:
        raise SurveyChangeRefusedError(
            "People were told how long they can take answers back. It can become "
            "longer, never shorter."
        )
    if closes_on > max(until, survey.closes_on or until):
        raise SurveyChangeRefusedError(
            "Whoever answers on the last day must be able to take it back. Let answers "
            "be taken back until the last day or longer."
        )


def _may_follow(asked: list[Edition], edition: Edition) -> None:
    if not asked:
        return
    newest = max(asked, key=lambda one: one.number)
    if edition.instrument_id != newest.instrument_id or edition.number <= newest.number:
        raise SurveyChangeRefusedError(
            "This group is asked a questionnaire already. Only a newer version of the "
            "same one can follow it; what was answered stays as it was."
        )
    before = {one.code: one for one in subjects_of(definition_of(newest))}
    after = {one.code: one for one in subjects_of(definition_of(edition))}
    changed = sorted(
        code for code in before.keys() & after if before[code] != after[code]
    )
    if changed:
        raise SurveyChangeRefusedError(
            f"The newer version has other answers to {', '.join(changed)}. They could "
            "not be counted together. Give a changed question a new code, or open "
            "another survey."
        )


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
