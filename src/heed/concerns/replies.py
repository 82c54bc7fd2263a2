"""Checks on words to a writer, so that a reply never confirms who wrote."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from heed.safeguards import reply_check


@dataclass(frozen=True)
class Warned:
    """One thing to look at before a reply is sent.

    ``code`` names the warning and the words it is about, so that a changed reply is
    checked anew.
    """

    code: str
    sentence: str
    words: str


def warnings_about(words: str) -> list[Warned]:
    """What must be looked at before these words go to a writer, each once."""
    found = {}
    for caution in reply_check.check(words):
        about = words[caution.start : caution.end]
        code = f"{caution.code}:{about.casefold()}"
        found[code] = Warned(code, _(caution.reason), about)
    return list(found.values())
