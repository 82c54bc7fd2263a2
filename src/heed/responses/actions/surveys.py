"""Opening a survey, and saying what its door says."""

import secrets
from collections.abc import Mapping, Sequence
from datetime import date

from django.db import transaction
from django.db.models import Max

from heed.foundation import clock
from heed.instruments.models import Edition
from heed.people.models import Account, Place
from heed.responses.actions.fieldwork import note_change, opened
from heed.responses.actions.reading import promise_reading
from heed.responses.choices import Purpose, Variant
from heed.responses.errors import NobodyReadsError, OneQuestionnaireAGroupError
from heed.responses.models import (
    ConsentText,
    Fieldwork,
    Quota,
    SourceTag,
    SurveyWords,
)
from heed.responses.models.reading import DAYS
from heed.responses.queries.reading import asks_for_words

# As the code of a place, and one letter longer, so that the two are told apart.
LETTERS = "ABCDEFGHJKMNPQRSTVWXYZ"
DIGITS = "23456789"
STATEMENT, SHEET = ConsentText.Kind.STATEMENT, ConsentText.Kind.SHEET


@transaction.atomic
def open_survey(
    *,
    by: Account,
    slug: str,
    title: str,
    place: Place,
    editions: Mapping[str, Sequence[Edition]],
    opens_on: date,
    closes_on: date,
    withdraw_until: date | None = None,
    minutes: int | None = None,
    by_link: bool = True,
    retention_days: int | None = None,
    words_read_within: int | None = DAYS,
    reader: Account | None = None,
    if_danger: str = "",
) -> Fieldwork:
    """Open research that asks for consent; ``place`` is whoever runs it.

    Without a last day for taking answers back, they can be taken back until somebody
    says that they are analysed. Where it asks for words, ``reader``, or else whoever
    opens it, reads them within so many days.
    """
    if any(len(several) != 1 for several in editions.values()):
        raise OneQuestionnaireAGroupError
    rules = Fieldwork.Withdrawal
    fieldwork = Fieldwork(
        organisation=by.organisation,
        slug=slug,
        code=free_code(),
        title=title,
        kind=Fieldwork.Kind.SURVEY,
        opens_on=opens_on,
        closes_on=closes_on,
        asks_research=True,
        by_link=by_link,
        minutes=minutes,
        withdrawal_rule=rules.UNTIL_DATE if withdraw_until else rules.UNTIL_ANALYSED,
        withdraw_until=withdraw_until,
        retention_days=retention_days,
    )
    opened(by, fieldwork, [place], editions)
    if asks_for_words(fieldwork):
        if not words_read_within:
            raise NobodyReadsError
        promise_reading(
            by=by,
            fieldwork=fieldwork,
            days=words_read_within,
            reader=reader or by,
            if_danger=if_danger,
        )
    return fieldwork


@transaction.atomic
def say_of_survey(
    *,
    by: Account,
    fieldwork: Fieldwork,
    language: str,
    title: str,
    about: str,
    asked_by: str,
    other_ways: str = "",
    read_by: str = "",
    variant: str = Variant.STANDARD,
) -> SurveyWords:
    """Set what the first page of a survey says in one language and wording."""
    said = {
        "organisation": by.organisation,
        "title": title,
        "about": about,
        "asked_by": asked_by,
        "other_ways": other_ways,
        "read_by": read_by,
    }
    words, _is_new = SurveyWords.objects.update_or_create(
        fieldwork=fieldwork, language=language, variant=variant, defaults=said
    )
    note_change(by, fieldwork, "words", language=language, variant=str(variant))
    return words


@transaction.atomic
def declare_sources(
    *, by: Account, fieldwork: Fieldwork, sources: Mapping[str, str]
) -> None:
    """Declare by which ways the address is shared: a title for each tag."""
    for tag, title in sources.items():
        SourceTag.objects.update_or_create(
            fieldwork=fieldwork,
            tag=tag,
            defaults={"organisation": by.organisation, "title": title},
        )
    note_change(by, fieldwork, "sources", tags=sorted(sources))


@transaction.atomic
def set_quota(
    *,
    by: Account,
    fieldwork: Fieldwork,
    most: int | None,
    group: str = "",
    source: str = "",
) -> Quota | None:
    """Say how many responses are taken: of a group, from a source, or at all.

    None takes the limit away.
    """
    whose = {"fieldwork": fieldwork, "group": group, "source": source}
    earlier = Quota.objects.filter(**whose).first()
    was = earlier.most if earlier else None
    note_change(
        by, fieldwork, "quota", group=str(group), source=source, was=was, now=most
    )
    if most is None:
        Quota.objects.filter(**whose).delete()
        return None
    quota, _is_new = Quota.objects.update_or_create(
        **whose, defaults={"organisation": by.organisation, "most": most}
    )
    return quota


@transaction.atomic
def add_consent_text(
    *,
    by: Account,
    fieldwork: Fieldwork,
    purpose: Purpose,
    language: str,
    body: str,
    kind: str = STATEMENT,
    code: str = "",
    variant: str = Variant.STANDARD,
    is_needed: bool = True,
) -> ConsentText:
    """Add the next numbered wording; earlier ones stay for those who agreed to them.

    A statement without a code of its own is the one that the purpose stands for.
    """
    which = {
        "fieldwork": fieldwork,
        "purpose": purpose,
        "kind": kind,
        "code": "" if kind == SHEET else code or str(purpose),
        "language": language,
        "variant": variant,
    }
    earlier = ConsentText.objects.filter(**which)
    number = (earlier.aggregate(newest=Max("number"))["newest"] or 0) + 1
    note_change(
        by,
        fieldwork,
        "consent",
        kind=str(kind),
        code=which["code"],
        language=language,
        variant=str(variant),
        number=number,
    )
    return ConsentText.objects.create(
        organisation=by.organisation,
        number=number,
        body=body,
        is_needed=is_needed,
        **which,
    )


@transaction.atomic
def say_analysed(*, by: Account, fieldwork: Fieldwork) -> Fieldwork:
    """Say that the answers are analysed; from then on none is taken back by its words.

    It matters only where that was the rule which people were told, and it is not
    undone: the first day stays.
    """
    locked = Fieldwork.objects.select_for_update().get(pk=fieldwork.pk)
    if locked.analysed_on is None:
        locked.analysed_on = clock.now().date()
        locked.save(update_fields=["analysed_on"])
        note_change(by, locked, "analysed")
    return locked


def free_code() -> str:
    """A short code that no survey has."""
    while True:
        letters = [secrets.choice(LETTERS) for _ in range(4)]
        code = "".join([*letters[:2], secrets.choice(DIGITS), *letters[2:]])
        if not Fieldwork.objects.filter(code=code).exists():
            return code
