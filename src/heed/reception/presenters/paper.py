"""A survey in words for paper: the same codes, and when a question is left out."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from heed.instruments.definition import ReaderItem, ReaderView
from heed.instruments.definition.conditions import Condition
from heed.reception.doors import SurveyDoor
from heed.reception.presenters.help import help_at
from heed.reception.presenters.survey import (
    group_choices,
    paragraphs,
    taking_back,
    who_reads,
)
from heed.reception.queries import words_read
from heed.responses.formats.survey_paper import PaperPart, PaperQuestion
from heed.responses.models import ConsentText, SurveyWords

LINES = {"short_text": 1, "number": 1, "date": 1, "long_text": 8}


def paper_parts(
    door: SurveyDoor,
    view: ReaderView,
    words: SurveyWords | None,
    sheet: ConsentText | None,
    statements: Sequence[ConsentText],
) -> list[PaperPart]:
    """Everything that stands on the paper, part by part."""
    who = group_choices([view.group], door)[0]["text"]
    ways = paragraphs(words.other_ways) if words else []
    return [
        PaperPart(who, _first_words(words)),
        PaperPart(_("Urgent help"), _help(door, view.group)),
        PaperPart(_("Before you decide"), [*_told(sheet), *_rights(door)]),
        PaperPart(
            _("Do you agree?"),
            [_("Say yes or no to each. Both are all right.")],
            [_statement(one) for one in statements],
        ),
        PaperPart(
            _("The questions"),
            [_("You can leave out any question.")],
            [_question(item, view) for item in view.items],
        ),
        PaperPart(_("When you have finished"), [*ways, _typed()]),
    ]


def _first_words(words: SurveyWords | None) -> list[str]:
    if words is None:
        return []
    return [*paragraphs(words.about), *paragraphs(words.asked_by)]


def _help(door: SurveyDoor, group: str) -> list[str]:
    contacts = help_at(door.place, group).contacts
    return [
        _("This is not an emergency service."),
        *(
            f"{one.name}: {', '.join(way.label for way in one.ways)}"
            for one in contacts
        ),
    ]


def _told(sheet: ConsentText | None) -> list[str]:
    return paragraphs(sheet.body) if sheet else []


def _rights(door: SurveyDoor) -> list[str]:
    return [
        _(
            "You decide whether you take part. It changes nothing in your care, your "
            "support or your job."
        ),
        taking_back(door.survey),
        *filter(None, [who_reads(words_read(door))]),
    ]


def _typed() -> str:
    return _(
        "A researcher types in what you wrote, word by word, and then destroys the "
        "paper. Do not write your name on it. If you are there when it is typed in, "
        "you get six words with which you can take your answers back. Without these "
        "words we cannot find them."
    )


def _statement(text: ConsentText) -> PaperQuestion:
    return PaperQuestion(
        code=f"{text.code}, {text.number}",
        ask=" ".join(paragraphs(text.body)),
        hint=_("If you say no to this, please stop here and send nothing.")
        if text.is_needed
        else _("You can say no to this and still take part."),
        options=[("yes", _("Yes, I agree")), ("no", _("No"))],
    )


def _question(item: ReaderItem, view: ReaderView) -> PaperQuestion:
    lines = getattr(item.item, "most", 1) if item.kind == "text_list" else 0
    several = _("You can tick more than one.") if item.kind == "several" else ""
    return PaperQuestion(
        code=item.code,
        ask=item.ask,
        hint=" ".join(filter(None, [item.hint, several, item.unit])),
        only_if=_only_if(item.item.shown_if, view),
        options=[(option.code, option.words) for option in item.options],
        lines=LINES.get(item.kind, lines),
    )


def _only_if(condition: Condition | None, view: ReaderView) -> str:
    if condition is None:
        return ""
    return _("Answer this only if {condition}.").format(condition=when(condition, view))


def when(condition: Condition, view: ReaderView) -> str:
    """A condition in words, by the questions and answers that it names."""
    if condition.item:
        item = view.item(condition.item)
        words = {option.code: option.words for option in item.options}
        answers = _(" or ").join(words.get(code, code) for code in condition.is_)
        return _("you answered “{ask}” with: {answers}").format(
            ask=item.ask, answers=answers
        )
    if condition.not_:
        return _("it is not so that {condition}").format(
            condition=when(condition.not_, view)
        )
    joined = _(" and ") if condition.all_ else _(" or ")
    return joined.join(when(one, view) for one in condition.all_ or condition.any_)
