"""What people were asked and told."""

from heed.instruments.definition import Definition
from heed.instruments.naming import LANGUAGE_NAMES, language_name
from heed.responses.choices import Variant
from heed.responses.models import ConsentText
from heed.responses.queries.surveys import withdrawal_rule_in_words
from heed.safeguards.counts_in_words import joined, several
from heed.studies.models import MANY
from heed.studies.reports.known import Known


def groups(known: Known) -> str:
    """Whom it asks."""
    asked = set(known.fieldwork.instruments.values_list("group", flat=True))
    return (
        f"It asks {joined([words for code, words in MANY.items() if code in asked])}."
    )


def questionnaires(known: Known) -> str:
    """Which, in which version."""
    named = [f"{form.code}, version {form.version}" for form in known.forms]
    return f"Questionnaires, as they were answered: {joined(named)}." if named else ""


def questions(known: Known) -> str:
    """How many questions each group meets."""
    return _by_group(known, "question")


def pages(known: Known) -> str:
    """How many pages, since there is one question on each."""
    told = _by_group(known, "page of questions", "pages of questions")
    return f"There is one question on a page. {told}"


def _by_group(known: Known, one: str, many: str = "") -> str:
    found = {
        MANY[group]: _count(form, group)
        for form in known.forms
        for group in form.groups
        if _is_asked(known, form, group)
    }
    if len(set(found.values())) == 1:
        count = next(iter(found.values()))
        return f"Every group meets up to {several(count, one, many)}."
    told = [f"{who} up to {several(n, one, many)}" for who, n in found.items()]
    return f"There are for {joined(told)}." if told else ""


def _is_asked(known: Known, form: Definition, group: str) -> bool:
    return known.fieldwork.instruments.filter(
        group=group,
        edition__instrument__code=form.code,
        edition__number=form.version,
    ).exists()


def _count(form: Definition, group: str) -> int:
    return sum(item.kind != "statement" for item in form.asked_of(group))


def routing(known: Known) -> str:
    """How many questions depend on earlier answers."""
    items = [item for form in known.forms for item in form.items]
    routed = sum(item.shown_if is not None for item in items)
    if not routed:
        return "No question depends on an earlier answer."
    depend = "depends" if routed == 1 else "depend"
    return f"{several(routed, 'question')} of {len(items)} {depend} on earlier answers."


def languages(known: Known) -> str:
    """In which languages and wordings."""
    found = [
        str(name)
        for language, name in LANGUAGE_NAMES.items()
        if any(language in form.languages for form in known.forms)
    ]
    easy = " and Easy Read" if any(form.easy_read for form in known.forms) else ""
    return f"It can be answered in {joined(found)}{easy}." if found else ""


def consent(known: Known) -> str:
    """Which sheets and statements people were shown, with their versions."""
    if not known.fieldwork.asks_research:
        return "Research was not asked about."
    named = [text_name(text) for text in known.texts]
    return (
        f"People were shown: {joined(named) or 'nothing that is recorded'}. Each "
        "decision is kept with the version of its wording and the way in which it was "
        "given. Only a plain yes counts."
    )


def text_name(text: ConsentText) -> str:
    """A consent text by its kind, language and version."""
    kind = text.get_kind_display().lower()
    code = f" “{text.code}”" if text.code else ""
    easy = ", Easy Read" if text.variant == Variant.EASY_READ else ""
    language = language_name(text.language)
    return f"{kind}{code} version {text.number} ({language}{easy})"


def duration(known: Known) -> str:
    """How long people are told that it takes."""
    minutes = known.fieldwork.minutes
    return f"People are told that it takes about {minutes} minutes." if minutes else ""


def withdrawal(known: Known) -> str:
    """How answers are taken back."""
    return f"Answers can be taken back: {withdrawal_rule_in_words(known.fieldwork)}"


def retention(known: Known) -> str:
    """How long answers are kept."""
    days = known.fieldwork.retention_days
    if not days:
        return "Answers are kept for the period of the service's retention schedule."
    return f"Answers are kept for {days} days."
