"""Finding a survey, what its door says, and whether it is open."""

from enum import Enum

from heed.instruments.models import Edition
from heed.people.days import today_of
from heed.people.models import Place
from heed.responses.choices import Purpose, Variant
from heed.responses.errors import NotAskedHereError
from heed.responses.models import ConsentText, Fieldwork, SurveyWords
from heed.responses.queries.reading import asks_for_words, words_promise_of

ENGLISH = "en-gb"


class Standing(Enum):
    """How a survey's door stands today."""

    NOT_YET = "not yet"
    OPEN = "open"
    CLOSED = "closed"


def survey_by_code(code: str) -> Fieldwork | None:
    """The survey with a short address, however the code was typed."""
    wanted = "".join(code.split()).replace("-", "").upper()
    if not (wanted.isascii() and wanted.isalnum()):
        return None
    return Fieldwork.objects.filter(code=wanted, kind=Fieldwork.Kind.SURVEY).first()


def offered_at(place: Place) -> list[str]:
    """The codes of the surveys by open link that a place's tablets offer, by title."""
    surveys = Fieldwork.objects.filter(
        kind=Fieldwork.Kind.SURVEY, by_link=True, offers__place=place
    )
    return list(surveys.order_by("title", "code").values_list("code", flat=True))


def place_of_survey(fieldwork: Fieldwork) -> Place:
    """Who runs a survey."""
    return Place.objects.get(fieldworkplace__fieldwork=fieldwork)


def standing_of(fieldwork: Fieldwork) -> Standing:
    """Whether a survey can be answered today.

    Research whose sheet or statements are not there yet is not open: nobody could
    agree to anything. Nor is one that asks for words while nobody has promised to
    read them.
    """
    today = today_of(fieldwork.organisation)
    if fieldwork.closes_on and fieldwork.closes_on < today:
        return Standing.CLOSED
    is_ready = _can_be_agreed_to(fieldwork) and words_will_be_read(fieldwork)
    if fieldwork.opens_on > today or not is_ready:
        return Standing.NOT_YET
    return Standing.OPEN


def _can_be_agreed_to(fieldwork: Fieldwork) -> bool:
    texts = ConsentText.objects.filter(
        fieldwork=fieldwork, purpose=Purpose.RESEARCH, language=ENGLISH
    )
    kinds = set(texts.values_list("kind", flat=True))
    return not fieldwork.asks_research or kinds == set(ConsentText.Kind)


def words_will_be_read(fieldwork: Fieldwork) -> bool:
    """Whether a survey asks for no words, or says who reads them and when."""
    return words_promise_of(fieldwork) is not None or not asks_for_words(fieldwork)


def edition_for_group(fieldwork: Fieldwork, group: str) -> Edition:
    """What a survey asks a group; the newest edition, where it asks several."""
    found = (
        Edition.objects.filter(fieldworkinstrument__fieldwork=fieldwork)
        .filter(fieldworkinstrument__group=group)
        .select_related("instrument")
        .order_by("-number")
        .first()
        if "\0" not in group  # PostgreSQL cannot even look for it
        else None
    )
    if found is None:
        raise NotAskedHereError()
    return found


def groups_asked(fieldwork: Fieldwork) -> set[str]:
    """Which groups a survey asks."""
    return set(fieldwork.instruments.values_list("group", flat=True))


def words_for(
    fieldwork: Fieldwork, language: str, *, easy_read: bool
) -> SurveyWords | None:
    """What the first page says, in the wanted wording or the next best."""
    found = {(one.language, one.variant): one for one in fieldwork.words.all()}
    return next(
        (found[key] for key in next_best(language, easy_read) if key in found), None
    )


def sheet_for(
    fieldwork: Fieldwork, language: str, *, easy_read: bool
) -> ConsentText | None:
    """The newest information sheet, in the wanted wording or the next best."""
    sheets = _newest(fieldwork, ConsentText.Kind.SHEET)
    wanted = next_best(language, easy_read)
    return next((sheets["", *key] for key in wanted if ("", *key) in sheets), None)


def statements_for(
    fieldwork: Fieldwork, language: str, *, easy_read: bool
) -> list[ConsentText]:
    """The newest statements to say yes or no to, each in the next best wording.

    Those without which nobody takes part come first.
    """
    found = _newest(fieldwork, ConsentText.Kind.STATEMENT)
    wanted = next_best(language, easy_read)
    statements = [
        next(found[code, *key] for key in wanted if (code, *key) in found)
        for code in sorted({code for code, *_ in found})
        if any((code, *key) in found for key in wanted)
    ]
    return sorted(statements, key=lambda one: (not one.is_needed, one.code))


def may_be_taken_back(fieldwork: Fieldwork) -> bool:
    """Whether somebody may still take their answers back by their words."""
    if fieldwork.withdrawal_rule == Fieldwork.Withdrawal.UNTIL_ANALYSED:
        return fieldwork.analysed_on is None
    last = fieldwork.withdraw_until
    return last is None or today_of(fieldwork.organisation) <= last


def withdrawal_rule_in_words(fieldwork: Fieldwork) -> str:
    """The rule as reports have it; pages say it in the language of the page."""
    if fieldwork.withdrawal_rule == Fieldwork.Withdrawal.UNTIL_DATE:
        return f"By the words of the receipt, until {fieldwork.withdraw_until}."
    if fieldwork.withdrawal_rule == Fieldwork.Withdrawal.UNTIL_ANALYSED:
        return "By the words of the receipt, until the answers are analysed."
    return "By the words of the receipt, at any time."


def next_best(language: str, easy_read: bool) -> list[tuple[str, str]]:
    """Wordings in the order in which they are wanted: first the language, then ease."""
    eased = [Variant.EASY_READ, Variant.STANDARD] if easy_read else [Variant.STANDARD]
    languages = dict.fromkeys([language, ENGLISH])
    return [(one, str(variant)) for one in languages for variant in eased]


def _newest(fieldwork: Fieldwork, kind: str) -> dict[tuple[str, ...], ConsentText]:
    texts = ConsentText.objects.filter(
        fieldwork=fieldwork, purpose=Purpose.RESEARCH, kind=kind
    ).order_by("number")
    return {(one.code, one.language, one.variant): one for one in texts}
