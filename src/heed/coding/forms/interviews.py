"""The record of an interview, its papers, its transcript and its voices."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from heed.coding.models import Contact, PaperKind, SpeakerRole
from heed.responses.choices import Decision, Group, Purpose
from heed.ui.forms import (
    Choice,
    ChoiceField,
    FileField,
    QuestionForm,
    SelectField,
    SeveralField,
    TextAreaField,
    TextField,
)

CODE = RegexValidator(
    r"^[A-Z]{1,4}-?[0-9]{1,5}$",
    _("Write capital letters and a number, such as P07. Never a name or initials."),
)
MONTH = RegexValidator(
    r"^(0?[1-9]|1[0-2])[ /-](19|20)\d\d$",
    _("Write the month and year, such as 3 2026."),
)
NONE = Choice("", _("None"))


def choices_of(values: Any) -> list[Choice]:
    """The answers of one of our lists."""
    return [Choice(one.value, one.label) for one in values]


class WritePaper(QuestionForm):
    """A topic guide, a distress protocol or a consent wording."""

    kind = ChoiceField(label=_("What is it?"), items=choices_of(PaperKind))
    place = SelectField(label=_("For interviews at"), items=[])
    title = TextField(
        label=_("Title"),
        help_text=_(
            "With a title that there is already, this becomes its next version."
        ),
    )
    purpose = ChoiceField(
        label=_("If it is a consent wording: for what?"),
        items=choices_of(Purpose),
        required=False,
    )
    body = TextAreaField(label=_("Its words"), rows=14, limit=20_000)

    def __init__(self, *args: Any, places: Iterable[Choice], **kwargs: Any) -> None:
        """``places`` are those where one may interview."""
        super().__init__(*args, **kwargs)
        self.fields["place"].offer(places)

    def clean(self) -> dict[str, Any]:
        """A consent wording says for what; nothing else does."""
        said = super().clean()
        is_consent = said.get("kind") == PaperKind.CONSENT
        if is_consent and not said.get("purpose"):
            self.add_error("purpose", _("Choose what the consent is for."))
        return said if is_consent else said | {"purpose": ""}


class RecordInterview(QuestionForm):
    """Who is interviewed, under which papers, and what they agreed to."""

    code = TextField(
        label=_("Code of the person"),
        help_text=_(
            "Such as P07. It stands for them everywhere; no list of names here."
        ),
        width=5,
        validators=[CODE],
    )
    place = SelectField(label=_("Where is the interview?"), items=[])
    group = ChoiceField(
        label=_("Which group do they speak for?"), items=choices_of(Group)
    )
    groups = SeveralField(
        label=_("Do they belong to other groups too?"),
        items=choices_of(Group),
        required=False,
    )
    contact = ChoiceField(label=_("How do you meet?"), items=choices_of(Contact))
    month = TextField(
        label=_("Month and year"), help_text=_("Such as 3 2026. No day is kept."),
        width=10, validators=[MONTH],
    )  # fmt: skip
    guide = SelectField(label=_("Topic guide"), items=[], required=False)
    protocol = SelectField(
        label=_("Distress protocol that lies before you"), items=[], required=False
    )
    research = ChoiceField(
        label=_("Did they agree to research?"), items=choices_of(Decision)
    )
    research_paper = SelectField(
        label=_("Under which wording?"), items=[], required=False
    )

    def __init__(
        self, *args: Any, places: Iterable[Choice], papers: dict, **kwargs: Any
    ) -> None:
        """``papers`` are answers by kind of paper."""
        super().__init__(*args, **kwargs)
        self.fields["place"].offer(places)
        for name, kind in (
            ("guide", PaperKind.GUIDE),
            ("protocol", PaperKind.PROTOCOL),
            ("research_paper", PaperKind.CONSENT),
        ):
            self.fields[name].offer([NONE, *papers.get(kind, [])])

    def clean_month(self) -> date:
        """The first day of the month."""
        written = self.cleaned_data["month"].replace("/", " ").replace("-", " ")
        month, year = written.split()
        return date(int(year), int(month), 1)

    def clean(self) -> dict[str, Any]:
        """Whoever was asked was asked with some words."""
        said = super().clean()
        asked = said.get("research") in {Decision.YES, Decision.NO}
        if asked and not said.get("research_paper"):
            self.add_error("research_paper", _("Choose the wording that was used."))
        return said


class Upload(QuestionForm):
    """A transcript as it came."""

    file = FileField(
        label=_("The transcript"),
        help_text=_("A .txt, .docx, .vtt or .srt file of up to 8 MB."),
        accept=".txt,.docx,.vtt,.srt",
    )


class Voices(QuestionForm):
    """Who each voice is, as a person says; ``voices`` are pairs of name and label."""

    def __init__(
        self, *args: Any, voices: Iterable[tuple[str, str]], **kwargs: Any
    ) -> None:
        """One question for each voice."""
        super().__init__(*args, **kwargs)
        for name, label in voices:
            self.fields[name] = ChoiceField(
                label=label,
                items=choices_of(SpeakerRole),
                missing=_("Say of each voice who speaks."),
            )

    def clean(self) -> dict[str, Any]:
        """Somebody was interviewed."""
        said = super().clean()
        if not self.errors and SpeakerRole.PARTICIPANT not in said.values():
            raise ValidationError(_("One of the voices is the person interviewed."))
        return said
