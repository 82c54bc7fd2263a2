"""Questionnaires and consent texts as people were shown them, to print."""

from collections.abc import Iterator

from heed.instruments.definition import (
    Definition,
    ReaderItem,
    ReaderView,
    for_reader,
)
from heed.instruments.definition.words import EASY
from heed.instruments.formats.words import TAGS
from heed.studies.reports.facts.asked import text_name
from heed.studies.reports.known import Known
from heed.ui.documents.document import (
    Bullets,
    Document,
    Heading,
    Paragraph,
    Part,
    document,
)
from heed.warehouse.formats.routing import condition


def questionnaires(known: Known) -> Iterator[tuple[str, Document]]:
    """Each group, language and Easy Read, with a name for its file."""
    asked = set(known.fieldwork.instruments.values_list("group", "edition__number"))
    for form in known.forms:
        for group in form.groups:
            if (group, form.version) not in asked:
                continue
            for variant in form.variants:
                view = for_reader(
                    form,
                    group=group,
                    language=variant.language,
                    easy_read=variant.easy_read,
                )
                name = f"{form.code}-v{form.version}-{group}-{variant.key}"
                yield name, _shown(form, view)


def _shown(form: Definition, view: ReaderView) -> Document:
    tag = TAGS[view.language + (EASY if view.easy_read else "")]
    return document(view.title, _parts(form, view), tag)


def _parts(form: Definition, view: ReaderView) -> Iterator[Part]:
    told = f"{form.code}, version {form.version}, as shown to: {view.group}."
    yield Paragraph(told.replace("_", " "), language="en-GB")
    for number, item in enumerate(view.items, 1):
        if item.code == view.first_text and view.notices:
            notices = view.notices
            for words in (notices.limits, notices.reading, notices.could_tell):
                yield Paragraph(words)
        yield from _item(number, item, form)


def _item(number: int, item: ReaderItem, form: Definition) -> Iterator[Part]:
    yield Heading(f"{number}. {item.ask}", 2)
    if item.item.shown_if:
        when = condition(item.item.shown_if, form)
        yield Paragraph(f"[Shown only if {when}.]", language="en-GB")
    if item.hint:
        yield Paragraph(item.hint)
    if item.options:
        yield Bullets(
            tuple(
                f"{one.words} ({one.explain})" if one.explain else one.words
                for one in item.options
            )
        )


def consent_texts(known: Known) -> Document:
    """Every information sheet and consent statement, in every version."""
    parts: list[Part] = []
    for text in known.texts:
        named = text_name(text)
        parts.append(Heading(named[0].upper() + named[1:]))
        tag = TAGS.get(text.language, text.language)
        parts.append(Paragraph(text.body, language=tag))
    if not parts:
        parts.append(Paragraph("Research was not asked about."))
    return document(f"{known.fieldwork.title}: what people were told", parts)
