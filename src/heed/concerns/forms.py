"""Forms of the desk: they check what was typed and nothing else."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from heed.concerns.choices import CandourTable
from heed.concerns.harm import scales
from heed.concerns.wording import CANDOUR, DUTY, LEVELS, SCALES, TOPICS
from heed.people.models import Account
from heed.ui.forms import (
    Choice,
    ChoiceField,
    DateField,
    QuestionForm,
    SeveralField,
    TextAreaField,
    TextField,
)

LONGEST = 5000


class Conflict(QuestionForm):
    """Whether a reader stands too close, asked before anything is opened."""

    close = ChoiceField(
        label=_("Could this be about you, or about someone close to you?"),
        help_text=_(
            "Close are your team, your line, family and friends. If you are not sure, "
            "say yes. Then someone else reads it, and nobody asks you why."
        ),
        items=[
            Choice("no", _("No")),
            Choice("yes", _("Yes, or I am not sure")),
        ],
        missing=_("Choose yes or no."),
    )


class Reply(QuestionForm):
    """Words to the writer; each warning about them is ticked once it was looked at."""

    words = TextAreaField(
        label=_("Your reply"),
        limit=LONGEST,
        help_text=_(
            "Thank them, answer what they asked, say sorry where that is due, and say "
            "what happens next. Write so that anybody may read it. Do not say who "
            "they are, or what you know of their care."
        ),
        missing=_("Write a reply."),
    )


class Outcome(Reply):
    """What came of it, for the writer."""

    words = TextAreaField(
        label=_("What came of it?"),
        limit=LONGEST,
        help_text=_(
            "The writer reads this. “We could not, because …” is an answer too."
        ),
        missing=_("Write what came of it."),
    )


class Reason(QuestionForm):
    """A decision needs a reason."""

    reason = TextAreaField(
        label=_("Why?"),
        limit=LONGEST,
        help_text=_("It is sealed like all words, and kept."),
        missing=_("Write the reason."),
    )


class Grade(Reason):
    """A grade of harm, beside the writer's own account."""

    scale = ChoiceField(
        label=_("Which harm?"),
        items=[Choice(scale.value, words) for scale, words in SCALES.items()],
    )
    level = ChoiceField(
        label=_("How much, as you see it?"),
        items=[Choice(level, words) for level, words in LEVELS.items()],
        help_text=_("What the writer said stays as it is."),
    )
    field_order = ["scale", "level", "reason"]

    def clean(self) -> dict[str, Any]:
        """The two scales do not have the same levels."""
        cleaned = super().clean() or self.cleaned_data
        scale, level = cleaned.get("scale"), cleaned.get("level")
        if scale and level and level not in scales().levels(scale):
            self.add_error("level", ValidationError(_("This scale has no such level.")))
        return cleaned


PROVIDERS = [
    Choice(CandourTable.NHS.value, _("An NHS body")),
    Choice(CandourTable.OTHER.value, _("Another registered provider")),
]


class Provider(QuestionForm):
    """Which thresholds of the duty of candour hold."""

    table = ChoiceField(
        label=_("What is your organisation?"),
        items=PROVIDERS,
        help_text=_("The law sets other thresholds for the duty of candour in each."),
    )


class Candour(Reason):
    """What a named person decides about the duty of candour."""

    table = ChoiceField(label=_("Which provider is this?"), items=PROVIDERS)
    outcome = ChoiceField(
        label=_("What do you decide?"),
        items=[Choice(outcome.value, words) for outcome, words in CANDOUR.items()],
    )
    told_role = TextField(
        label=_("Who was told? (optional)"),
        help_text=_("Such as “the person” or “the next of kin”. No names."),
        required=False,
        max_length=100,
    )
    told_on = DateField(label=_("When were they told? (optional)"), required=False)
    apology_on = DateField(label=_("When was the apology? (optional)"), required=False)
    enquiries = SeveralField(
        label=_("Further enquiries (optional)"),
        items=[Choice("yes", _("More is being found out"))],
        required=False,
    )
    written_on = DateField(
        label=_("When did they get it in writing? (optional)"), required=False
    )
    field_order = ["table", "outcome", "reason"]

    def clean_enquiries(self) -> bool:
        """Whether more is being found out."""
        return bool(self.cleaned_data["enquiries"])


class Duty(Reason):
    """What a danger demands, for everyone at the place."""

    outcome = ChoiceField(
        label=_("What has to be done?"),
        items=[Choice(outcome.value, words) for outcome, words in DUTY.items()],
        help_text=_(
            "It is done for everyone at the place. Nobody looks for the writer."
        ),
    )
    field_order = ["outcome", "reason"]


class Outside(QuestionForm):
    """Why it must be read outside the line."""

    topics = SeveralField(
        label=_("What is it about?"),
        items=[Choice(topic, words) for topic, words in TOPICS.items()],
        missing=_("Choose what it is about."),
    )


class StaffConcerned(QuestionForm):
    """Which accounts it is about."""

    def __init__(self, *args: Any, accounts: list[Account], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["accounts"] = SeveralField(
            label=_("Whom is it about?"),
            items=[
                Choice(str(one.id), one.name, hint=one.role_title) for one in accounts
            ],
            help_text=_(
                "From then on these people, their ward and their line cannot open it. "
                "That may be you too."
            ),
            missing=_("Choose at least one person."),
        )


class Copy(QuestionForm):
    """An edited copy, as it will be seen."""

    words = TextAreaField(
        label=_("The copy"),
        rows=12,
        limit=LONGEST * 2,
        help_text=_("Only this is seen on the ward. The original stays sealed."),
        missing=_("Write the copy."),
    )


class Theme(QuestionForm):
    """What it is about, for a ward that may see no more."""

    theme = TextField(
        label=_("What is it about?"),
        max_length=60,
        width=40,
        help_text=_(
            "A few words of your own, such as “noise at night”. Not theirs, and "
            "nothing by which somebody on the ward could tell who wrote."
        ),
        error_messages={"required": _("Write what it is about.")},
    )


class Answer(QuestionForm):
    """An answer to a complaint."""

    words = TextAreaField(
        label=_("The answer"),
        limit=LONGEST * 2,
        help_text=_(
            "Say what was found, what changes, and where they can go if they are not "
            "content."
        ),
        missing=_("Write the answer."),
    )
