"""A survey's door in words: what it is, until when, and what can be taken back."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.utils import formats
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from heed.reception.doors import SurveyDoor
from heed.reception.presenters.start import GROUPS, PICTURES
from heed.reception.queries.surveys import WordsRead
from heed.responses.choices import Decision, Helper
from heed.responses.models import ConsentText, Fieldwork, SurveyWords
from heed.responses.queries import Standing, may_be_taken_back, words_for


def about_survey(
    door: SurveyDoor,
    words: SurveyWords | None,
    standing: Standing,
    read: WordsRead | None,
) -> dict[str, Any]:
    """The first page: what it is, who asks, how long it takes, and until when."""
    survey = door.survey
    return {
        "title": words.title if words else survey.title,
        "lang": short(words.language) if words else "en",
        "about": paragraphs(words.about) if words else [],
        "asked_by": paragraphs(words.asked_by) if words else [],
        "other_ways": paragraphs(words.other_ways) if words else [],
        "how_long": how_long(survey.minutes),
        "who_reads": who_reads(read),
        "made_up": door.place.made_up,
        "opens": day_said(survey.opens_on),
        "closes": day_said(survey.closes_on) if survey.closes_on else "",
        "is_open": standing is Standing.OPEN,
        "is_closed": standing is Standing.CLOSED,
        "by_link": survey.by_link,
        "other_wording": other_wording(door),
    }


def surveys_here(doors: Iterable[SurveyDoor]) -> list[dict[str, str]]:
    """The surveys that a shared tablet offers, each with how long it takes."""
    found = []
    for door in doors:
        words = words_for(door.survey, get_language() or "", easy_read=door.easy_read)
        found.append(
            {
                "href": door.url("start"),
                "title": words.title if words else door.survey.title,
                "lang": short(words.language) if words else "en",
                "how_long": how_long(door.survey.minutes),
            }
        )
    return found


def other_wording(door: SurveyDoor) -> dict[str, str]:
    """The way to Easy Read, or back from it."""
    return {
        "href": door.other_wording().url("start"),
        "text": _("Show the standard page")
        if door.easy_read
        else _("Show Easy Read, with pictures"),
    }


def how_long(minutes: int | None) -> str:
    """How long it takes, where somebody tried it."""
    if not minutes:
        return ""
    said = ngettext(
        "It takes about {count} minute.", "It takes about {count} minutes.", minutes
    )
    return said.format(count=minutes)


def group_choices(groups: Iterable[str], door: SurveyDoor) -> list[dict[str, Any]]:
    """The groups to tick, or to choose one of."""
    titles = {
        "service_user": _("I use mental health services, or used them before"),
        "carer": _("I am a carer, family or a friend"),
        "staff": _("I work in mental health services"),
    }
    wanted = set(groups)
    return [
        {
            "value": group,
            "text": titles[group],
            "picture": PICTURES[group] if door.easy_read else None,
        }
        for group in GROUPS
        if group in wanted
    ]


def helper_choices() -> list[dict[str, str]]:
    """Who may write for somebody."""
    return [
        {"value": "", "text": _("I write myself")},
        {"value": Helper.FAMILY, "text": _("Family or a friend")},
        {"value": Helper.ADVOCATE, "text": _("An advocate")},
        {"value": Helper.STAFF, "text": _("A member of staff")},
        {"value": Helper.ANOTHER, "text": _("Somebody else")},
    ]


def told(text: ConsentText | None) -> dict[str, Any] | None:
    """A sheet as its page shows it, in the language in which it is written."""
    if text is None:
        return None
    return {
        "paragraphs": paragraphs(text.body),
        "lang": short(text.language),
        "number": text.number,
        "is_other_language": text.language != get_language(),
    }


def taking_back(survey: Fieldwork) -> str:
    """What can be taken back, and until when: said before, and what is done."""
    if survey.withdrawal_rule == Fieldwork.Withdrawal.UNTIL_DATE:
        return _(
            "You can take your answers back until {day}, and you need not say why. "
            "After that day they stay in the results."
        ).format(day=day_said(survey.withdraw_until))
    return _(
        "You can take your answers back until the researchers have worked with them, "
        "and you need not say why. After that they stay in the results."
    )


def words_for_survey(survey: Fieldwork) -> str:
    """What the six words are for."""
    only = _("With these words, and only with them, you can come back.")
    return f"{only} {taking_back(survey)}"


def too_late(survey: Fieldwork) -> str:
    """Why answers cannot be taken back any more; empty while they can."""
    if may_be_taken_back(survey):
        return ""
    if survey.withdrawal_rule == Fieldwork.Withdrawal.UNTIL_DATE:
        return _(
            "You could take your answers back until {day}. That day is over. They are "
            "in the results now, as numbers among those of others."
        ).format(day=day_said(survey.withdraw_until))
    return _(
        "The researchers have worked with your answers since {day}. They are in the "
        "results now, as numbers among those of others."
    ).format(day=day_said(survey.analysed_on))


def consent_rows(
    asked: Mapping[str, tuple[ConsentText, str]], errors: Mapping[str, str]
) -> list[dict[str, Any]]:
    """The statements to say yes or no to, by the names of their fields."""
    return [
        {
            "name": name,
            "words": " ".join(paragraphs(text.body)),
            "lang": short(text.language),
            "number": f"{text.code}, {text.number}",
            "is_needed": text.is_needed,
            "value": answer or None,
            "error": errors.get(name),
        }
        for name, (text, answer) in asked.items()
    ]


def agreed_rows(said: Iterable[tuple[str, str, str]]) -> list[dict[str, Any]]:
    """Each statement with what was said to it."""
    return [
        {
            "words": " ".join(paragraphs(body)),
            "lang": short(language),
            "said": _("Yes, I agree") if decision == Decision.YES else _("No"),
        }
        for body, language, decision in said
    ]


def who_reads(read: WordsRead | None) -> str:
    """Who reads words in a survey, and when; empty where it asks for none."""
    if read is None:
        return ""
    days = ngettext("{count} day", "{count} days", read.days).format(count=read.days)
    return _(
        "What you write is read within {days}, by {who}. They cannot help at once, and "
        "they do not know who you are. Nobody who looks after you sees it, unless "
        "somebody may be in danger."
    ).format(days=days, who=read.by or _("the researchers"))


def paragraphs(body: str) -> list[str]:
    """Words cut where an empty line stands."""
    parts = body.replace("\r\n", "\n").split("\n\n")
    return [part.strip() for part in parts if part.strip()]


def day_said(day: date | None) -> str:
    """A day as people say it."""
    return formats.date_format(day, "j F Y") if day else ""


def short(language: str) -> str:
    """A language for the mark on words that are in another one than the page."""
    return language.split("-")[0]
