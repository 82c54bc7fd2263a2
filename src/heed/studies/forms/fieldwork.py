"""A survey that a study opens, and what its door says."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _

from heed.responses.choices import Group, Variant
from heed.responses.models import ConsentText
from heed.responses.models.surveys import SMALLEST_QUOTA
from heed.studies.forms.reading import days_field, if_danger_field
from heed.studies.forms.studies import name_field
from heed.ui.forms import (
    Choice,
    ChoiceField,
    DateField,
    IntegerField,
    QuestionForm,
    SelectField,
    SeveralField,
    TextAreaField,
    TextField,
)

YES_NO = [Choice("yes", _("Yes")), Choice("no", _("No"))]
LANGUAGES = [Choice("en-gb", _("English")), Choice("cy", _("Welsh"))]
WORDINGS = [Choice(one.value, one.label) for one in Variant]


def language_field() -> ChoiceField:
    """In which language a text is."""
    return ChoiceField(label=_("Language"), items=LANGUAGES)


def wording_field() -> ChoiceField:
    """Whether a text is plain or Easy Read."""
    return ChoiceField(label=_("Wording"), items=WORDINGS)


class OpenSurvey(QuestionForm):
    """Who is asked what, from when to when."""

    title = TextField(label=_("Title of the survey"), missing=_("Write a title."))
    slug = name_field(_("Short name"))
    place = SelectField(label=_("Who runs it?"), items=[])
    opens_on = DateField(label=_("First day"))
    closes_on = DateField(label=_("Last day"))
    withdraw_until = DateField(
        label=_("Until which day can answers be taken back?"),
        required=False,
        help_text=_("Left out, until somebody says that they are analysed."),
    )
    minutes = IntegerField(
        label=_("How many minutes does it take?"),
        required=False,
        min_value=1,
        max_value=240,
    )
    by_link = ChoiceField(
        label=_("May anybody with the address answer?"),
        items=[
            Choice("yes", _("Yes, it has an open link")),
            Choice("no", _("No, by invitation only")),
        ],
    )

    words_read_within = days_field(required=False)
    if_danger = if_danger_field()

    def __init__(
        self,
        *args: Any,
        places: Iterable[Choice],
        editions: Iterable[Choice],
        **kwargs: Any,
    ) -> None:
        """A questionnaire can be chosen for each group."""
        super().__init__(*args, **kwargs)
        self.fields["place"].offer(places)
        nothing, some = Choice("", _("Nothing")), list(editions)
        for group in Group:
            label = _("What is asked of: %(group)s") % {"group": group.label}
            self.fields[f"asks_{group.value}"] = SelectField(
                label=label, items=[nothing, *some], required=False
            )

    def clean(self) -> dict[str, Any]:
        """The days are in order, and somebody is asked something."""
        said = super().clean() or {}
        opens, closes = said.get("opens_on"), said.get("closes_on")
        if opens and closes and closes < opens:
            self.add_error("closes_on", _("The last day comes before the first."))
        if not any(said.get(f"asks_{group.value}") for group in Group):
            self.add_error(None, _("Choose a questionnaire for at least one group."))
        return said


class DoorWords(QuestionForm):
    """What the first page of the survey says."""

    language, variant = language_field(), wording_field()
    title = TextField(label=_("Title on the first page"))
    about = TextAreaField(label=_("What it is about"), rows=4, limit=4000)
    asked_by = TextAreaField(label=_("Who asks, and who pays"), rows=3, limit=2000)
    read_by = TextField(
        label=_("Who reads what people write?"),
        help_text=_(
            "Such as “Two researchers of the university”; else “The researchers”."
        ),
        max_length=120,
        required=False,
    )
    other_ways = TextAreaField(
        label=_("Whom to ask for paper or help"), rows=2, limit=2000, required=False
    )


class Consent(QuestionForm):
    """An information sheet, or a statement that people agree to."""

    kind = ChoiceField(
        label=_("What is it?"),
        items=[Choice(one.value, one.label) for one in ConsentText.Kind],
    )
    language, variant = language_field(), wording_field()
    body = TextAreaField(label=_("The text"), rows=10, limit=20_000)
    code = name_field(
        _("Code of a further statement"),
        required=False,
        help_text=_("Left out for the first statement, on which research stands."),
    )
    is_needed = ChoiceField(
        label=_("Must people agree to it to take part?"),
        items=YES_NO,
        help_text=_("Of an information sheet this is not asked."),
    )


class Days(QuestionForm):
    """Until when a survey is open, and until when answers can be taken back."""

    closes_on = DateField(label=_("Last day"))
    withdraw_until = DateField(
        label=_("Until which day can answers be taken back?"), required=False
    )

    def __init__(self, *args: Any, has_last_day: bool, **kwargs: Any) -> None:
        """Where no day was said, none can take the place of what was."""
        super().__init__(*args, **kwargs)
        if not has_last_day:
            del self.fields["withdraw_until"]


class Offered(QuestionForm):
    """The wards and teams whose shared tablets offer the survey."""

    places = SeveralField(
        label=_("Which places take part?"),
        help_text=_(
            "Their shared tablets offer the survey. Ask the place first. Of the place "
            "nothing is kept with the answers."
        ),
        items=[],
        required=False,
    )

    def __init__(self, *args: Any, places: Iterable[Choice], **kwargs: Any) -> None:
        """The places that this person reaches."""
        super().__init__(*args, **kwargs)
        self.fields["places"].offer(places)


class Further(QuestionForm):
    """A group that is asked too, or a newer version for one that is."""

    group = ChoiceField(
        label=_("Who is asked?"),
        items=[Choice(one.value, one.label) for one in Group],
        missing=_("Choose a group."),
    )
    edition = SelectField(
        label=_("What is asked of them from now on?"),
        help_text=_(
            "A group that is asked already can be asked a newer version of the same "
            "questionnaire. What was answered stays as it was."
        ),
        items=[],
    )

    def __init__(self, *args: Any, editions: Iterable[Choice], **kwargs: Any) -> None:
        """The published questionnaires of the organisation."""
        super().__init__(*args, **kwargs)
        self.fields["edition"].offer(editions)


class SetQuota(QuestionForm):
    """How many are taken, of whom and by which way."""

    group = ChoiceField(
        label=_("Of whom?"),
        required=False,
        items=[
            Choice("", _("Everybody")),
            *(Choice(one.value, one.label) for one in Group),
        ],
    )
    source = SelectField(
        label=_("By which way?"), items=[Choice("", _("Any"))], required=False
    )
    most = IntegerField(
        label=_("At most how many?"),
        help_text=_("Left out, the quota is taken away."),
        min_value=SMALLEST_QUOTA,
        required=False,
    )

    def __init__(self, *args: Any, sources: Iterable[Choice], **kwargs: Any) -> None:
        """The ways that were declared."""
        super().__init__(*args, **kwargs)
        self.fields["source"].offer([Choice("", _("Any")), *sources])


class Source(QuestionForm):
    """A way in which the address is shared with many people."""

    tag = name_field(
        _("Word in the address"),
        help_text=_("One that many people share, or it would be a name."),
    )
    title = TextField(label=_("What it stands for"), missing=_("Write a title."))


class CodeWords(QuestionForm):
    """The coding project that a survey's words come into."""

    project = SelectField(
        label=_("Coding project"),
        items=[],
        help_text=_("Those that you lead. Only edited copies come in."),
    )

    def __init__(self, *args: Any, projects: Iterable[Choice], **kwargs: Any) -> None:
        """``projects`` are those that the person leads or settles in."""
        super().__init__(*args, **kwargs)
        self.fields["project"].offer(projects)
