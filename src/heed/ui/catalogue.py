"""Keeps the Welsh catalogue in step with the pages; a developers' tool.

``frontend/translations.sh`` calls it. Needs Babel, which only developers install;
Django reads the compiled catalogue without it. Django's own ``makemessages`` misses
a third of the strings in Jinja templates, so it is not used.
"""

import datetime
import io
import sys
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

SOURCE = Path(__file__).resolve().parents[1]
FOLDER = Path(__file__).parent / "locale" / "cy" / "LC_MESSAGES"
METHODS = [
    ("**/tests/**", "ignore"),
    ("**/migrations/**", "ignore"),
    ("**.py", "python"),
    ("**/templates/**.html", "jinja2"),
]
OPTIONS = {
    "**/templates/**.html": {
        "extensions": "jinja2.ext.i18n,jinja2.ext.do",
        "trim_blocks": "true",
        "lstrip_blocks": "true",
        "silent": "false",
    }
}
KEYWORDS = {
    **dict.fromkeys(("_", "gettext", "gettext_lazy", "gettext_noop")),
    **dict.fromkeys(("ngettext", "ngettext_lazy"), (1, 2)),
    **dict.fromkeys(("pgettext", "pgettext_lazy"), ((1, "c"), 2)),
    **dict.fromkeys(("npgettext", "npgettext_lazy"), ((1, "c"), 2, 3)),
}
# Where the words are that people outside the staff read; a file with “staff” in its
# path is not among them. Elsewhere words may stay English. Extend this list when a
# room gets public pages.
PUBLIC = (
    "coding/presenters/columns.py",
    "coding/presenters/editions.py",
    "coding/presenters/lines.py",
    "coding/presenters/published.py",
    "coding/presenters/trend.py",
    "coding/templates/coding/found/parts.html",
    "coding/templates/coding/published/",
    "coding/templates/coding/trend_parts.html",
    "coding/views/published.py",
    "concerns/to_writers.py",
    "config/menus.py",
    "home/templates/home/public/",
    "home/views/public/",
    "home/presenters/public/",
    "instruments/checks/",
    "instruments/presenters/editions.py",
    "instruments/templates/",
    "instruments/validator.py",
    "reception/",
    "responses/",
    "safeguards/contacts.py",
    "ui/",
)
# Welsh counts 0, 1, 2, 3, 6 and the rest in six ways (as in CLDR).
PLURALS = (
    "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n==3 ? 3 : n==6 ? 4 : 5)"
)
# Dates and tool versions would make every run differ, so the header has none.
HEADER = f"""\
# Heed in Welsh. This translation awaits a checker, and every Welsh page says so.
# After changing words: frontend/translations.sh, then fill in what it names.
msgid ""
msgstr ""
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Language: cy\\n"
"Plural-Forms: {PLURALS}\\n"

"""
LONG_AGO = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)


def extracted() -> Catalog:
    """Every message of the pages, with the files that use it."""
    catalogue = empty()
    found = extract_from_dir(
        str(SOURCE), METHODS, OPTIONS, keywords=KEYWORDS, comment_tags=["Translators:"]
    )
    for file, _line, text, comments, context in found:
        catalogue.add(
            text, locations=[(file, None)], auto_comments=comments, context=context
        )
    return catalogue


def empty() -> Catalog:
    """A catalogue without messages."""
    catalogue = Catalog(locale="cy", creation_date=LONG_AGO, revision_date=LONG_AGO)
    catalogue.mime_headers = [("Plural-Forms", PLURALS)]
    return catalogue


def committed() -> Catalog:
    """The catalogue as translators left it."""
    if not (FOLDER / "django.po").exists():
        return empty()
    with (FOLDER / "django.po").open("rb") as file:
        return read_po(file, locale="cy")


def updated(old: Catalog, found: Catalog) -> Catalog:
    """The messages in use, each with its translation where there is one."""
    new = empty()
    for message in sorted(found, key=lambda each: str(each.id)):
        if not message.id:
            continue
        before = old.get(message.id, message.context)
        files = sorted({file for file, _line in message.locations})
        new.add(
            message.id,
            before.string if before else blank(message),
            locations=[(file, None) for file in files],
            auto_comments=message.auto_comments,
            context=message.context,
        )
    return new


def blank(message: Message) -> str | tuple[str, ...]:
    """No translation, in as many forms as Welsh has."""
    return ("",) * 6 if message.pluralizable else ""


def is_public(message: Message) -> bool:
    """Whether somebody who is no member of staff may read it."""
    return any(
        file.startswith(PUBLIC) and "staff" not in file
        for file, _line in message.locations
    )


def missing(catalogue: Catalog) -> list[str]:
    """The public messages that have no Welsh yet."""
    return [
        str(message.id)
        for message in catalogue
        if message.id and is_public(message) and not is_translated(message)
    ]


def is_translated(message: Message) -> bool:
    """Whether every form is filled."""
    forms = message.string if message.pluralizable else [message.string]
    return all(forms)


def as_po(catalogue: Catalog) -> bytes:
    """The catalogue as a file for translators."""
    buffer = io.BytesIO()
    write_po(buffer, catalogue, width=88, omit_header=True, include_lineno=False)
    return HEADER.encode() + buffer.getvalue()


def as_mo(catalogue: Catalog) -> bytes:
    """The catalogue as Django reads it, without what has no translation yet."""
    filled = empty()
    for message in catalogue:
        if message.id and is_translated(message):
            filled.add(message.id, message.string, context=message.context)
    buffer = io.BytesIO()
    write_mo(buffer, filled)
    return buffer.getvalue()


def main() -> int:
    """Bring both files up to date and name what lacks a translation."""
    catalogue = updated(committed(), extracted())
    (FOLDER / "django.po").write_bytes(as_po(catalogue))
    (FOLDER / "django.mo").write_bytes(as_mo(catalogue))
    lacking = missing(catalogue)
    for text in lacking:
        sys.stdout.write(f"no Welsh yet: {text}\n")
    sys.stdout.write(f"{len(catalogue)} messages, {len(lacking)} without Welsh.\n")
    return 1 if lacking else 0


if __name__ == "__main__":
    sys.exit(main())
