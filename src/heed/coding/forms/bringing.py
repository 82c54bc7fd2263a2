"""A project of another program: its file, and what is made of it."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from heed.coding.choices import Basis, CoderKind
from heed.coding.forms.projects import AboutProject
from heed.people.models import Account
from heed.responses.choices import Purpose
from heed.ui.forms import (
    Choice,
    ChoiceField,
    FileField,
    QuestionForm,
    SelectField,
    TextField,
)

LATER = "later"
MOST_PEOPLE = 40  # of a file are asked about; the others are somebody outside
KINDS = (CoderKind.RESEARCHER, CoderKind.LIVED)


class ChooseFile(QuestionForm):
    """The file of another program."""

    file = FileField(
        label=_("The project's file"),
        accept=".qdpx,.qde",
        help_text=_("It ends in .qdpx or .qde, and is at most 100 MB."),
    )


class CountedSo(QuestionForm):
    """How the other program counted, for whoever knows."""

    counting = ChoiceField(
        label=_("How did the other program count?"),
        items=[
            Choice("code-points", _("Each character as one, line ends as stored")),
            Choice("code-points-one", _("Each character and each line end as one")),
            Choice("utf-16", _("An emoji as two characters, line ends as stored")),
            Choice("utf-16-one", _("An emoji as two, and each line end as one")),
            Choice("found-out", _("I do not know: let Heed find out")),
        ],
        missing=_("Choose a way of counting."),
    )


class Decide(AboutProject):
    """What the project is called, why its words may be used, and who is who."""

    field_order = (
        "title",
        "slug",
        "place",
        "purpose",
        "basis",
        "record",
        "framework",
        "content_note",
    )
    purpose = ChoiceField(
        label=_("What are the texts coded for?"),
        items=[Choice(one.value, one.label) for one in Purpose],
        missing=_("Choose a purpose."),
    )
    basis = ChoiceField(
        label=_("Why may these words be used?"),
        items=[
            *(Choice(one.value, one.label) for one in Basis),
            Choice(
                LATER,
                _("I say that later"),
                hint=_(
                    "Until then the words can be coded, and count in no finding, are "
                    "not quoted, and do not go out again."
                ),
            ),
        ],
        missing=_("Choose why these words may be used."),
    )
    record = TextField(
        label=_("Where can that be looked up?"),
        help_text=_("Such as a study and its approval, or a book. No names."),
        max_length=200,
        required=False,
    )
    framework = SelectField(
        label=_("To which framework are they coded?"),
        items=[],
        required=False,
    )

    def __init__(
        self,
        *args: Any,
        places: Iterable[Choice],
        frameworks: Sequence[Choice],
        has_codes: bool,
        people: Sequence[str],
        accounts: Iterable[Account],
        **kwargs: Any,
    ) -> None:
        """``people`` are the coders of the file, by what the page calls them."""
        super().__init__(*args, **kwargs)
        self.fields["place"].offer(places)
        own = Choice("", _("Its own codes, as they are, become a framework"))
        self.fields["framework"].offer([own, *frameworks] if has_codes else frameworks)
        self.fields["framework"].help_text = (
            _now(
                "A framework can be chosen here if it has each code that was used, by "
                "its name."
            )
            if has_codes
            else _now("The file has no codes. Its texts are coded to one of these.")
        )
        offered = [Choice("", _("Somebody outside Heed")), *_seats(accounts)]
        for number, name in enumerate(people[:MOST_PEOPLE], start=1):
            self.fields[f"coder-{number}"] = SelectField(
                label=_now("Who is “%(name)s”?") % {"name": name},
                items=offered,
                required=False,
            )

    def clean(self) -> dict[str, Any]:
        """Whoever says why the words may be used says where to look it up."""
        said = super().clean() or self.cleaned_data
        if said.get("basis") in Basis.values and not said.get("record"):
            self.add_error("record", _("Say where it can be looked up."))
        return said


def _seats(accounts: Iterable[Account]) -> list[Choice]:
    """Each person here, once for each experience that they may code from."""
    return [
        Choice(f"{one.pk}:{kind.value}", f"{one.name} ({kind.label})")
        for one in accounts
        for kind in KINDS
    ]
