"""A note on a code, an issue or the project."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _

from heed.ui.forms import (
    Choice,
    ChoiceField,
    QuestionForm,
    SelectField,
    TextAreaField,
)

HINT = _("Say it in your own words. Do not copy what a person wrote.")


class NoteWords(QuestionForm):
    """The words of a note that is there."""

    words = TextAreaField(
        label=_("Your note"),
        help_text=HINT,
        rows=5,
        limit=5000,
        missing=_("Write a note."),
    )


class NewNote(NoteWords):
    """What a note is on, its words, and whether it speaks of the text at hand."""

    field_order = ("on", "words", "speaks")
    on = SelectField(label=_("What is the note on?"), items=[])
    speaks = ChoiceField(
        label=_("Does it speak of the text that you came from?"),
        items=[
            Choice("yes", _("Yes. If that text is taken back, somebody looks at it")),
            Choice("no", _("No")),
        ],
        missing=_("Choose yes or no."),
    )

    def __init__(
        self, *args: Any, places: Iterable[Choice], sign: str, **kwargs: Any
    ) -> None:
        """``sign`` names the text from which somebody came; empty where there is none.

        ``places`` are the codes and issues that a note can be on.
        """
        super().__init__(*args, **kwargs)
        self.fields["on"].offer([Choice("", _("Choose one")), *places])
        if sign:
            asked = _("Does it speak of text %(sign)s?")
            self.fields["speaks"].label = asked % {"sign": sign}
        else:
            del self.fields["speaks"]
