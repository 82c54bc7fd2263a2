"""One question: its words, answers, and what people are told about it."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from heed.instruments.building.items import (
    KINDS,
    WITH_ALTERNATIVES,
    WITH_OPTIONS,
    WORDED,
)
from heed.instruments.forms import common
from heed.instruments.naming import KIND_NAMES
from heed.ui.forms import (
    Choice,
    ChoiceField,
    IntegerField,
    QuestionForm,
    SelectField,
    SeveralField,
    TextAreaField,
    TextField,
)
from heed.ui.pictures import names as pictures

PROTOCOL = {
    "why": _("Why we ask"),
    "who_uses": _("Who uses the answer"),
    "if_missing": _("What happens with a missing or wrong answer"),
    "if_danger": _("What we do if the answer shows danger"),
}
FLAGS = {
    "ordered": _("The answers go in order from one end to the other"),
    "kept_from_place": _("These words never go to the ward or team"),
    "contact": _("They say who the writer is, or where to find them"),
    "names_person": _("They say who must not read the rest"),
    "future": _("The date may be still to come"),
}
FLAGS_OF = {
    "one_choice": ("ordered",),
    "short_text": ("kept_from_place", "contact", "names_person"),
    "long_text": ("kept_from_place",),
    "text_list": ("kept_from_place",),
    "date": ("future",),
}
ENDS = [
    Choice("first", _("The first answer is the best")),
    Choice("last", _("The last answer is the best")),
    Choice("neither", _("Neither end is better")),
]
FINENESS = [
    Choice("day", _("Day, month and year")),
    Choice("month", _("Month and year")),
    Choice("year", _("Year")),
]


def _whole(label: Any, **options: Any) -> IntegerField:
    return IntegerField(label=label, required=False, **options)


NUMBERS = {
    "number": {
        "least": lambda: _whole(_("The least it can be")),
        "most": lambda: _whole(_("The most it can be")),
        "decimals": lambda: _whole(
            _("Figures after the point"), min_value=0, max_value=3
        ),
    },
    "date": {
        "earliest_year": lambda: _whole(
            _("Earliest year"), min_value=1800, max_value=2100
        ),
    },
    "consent": {"text_version": lambda: _whole(_("Version of the text"), min_value=1)},
    "text_list": {
        "most": lambda: _whole(_("How many lines"), min_value=1, max_value=50)
    },
}


class NewItem(QuestionForm):
    """A question as it is first put down."""

    ask = TextAreaField(
        label=_("What do you ask, or say?"),
        rows=2,
        limit=4000,
        missing=_("Write the question."),
    )
    kind = ChoiceField(
        label=_("How is it answered?"),
        items=[Choice(kind, KIND_NAMES[kind]) for kind in KINDS],
        missing=_("Choose how it is answered."),
    )
    code = common.code(
        _("Its code"),
        required=False,
        help_text=_("Left out, it is made from the words. Data are kept under it."),
    )


class EditItem(QuestionForm):
    """Everything of a question but its answers to choose from and its routing."""

    ask = TextAreaField(label=_("The question"), rows=2, limit=4000, required=False)
    hint = TextAreaField(label=_("Hint below it"), rows=2, limit=4000, required=False)

    def __init__(self, *args: Any, kind: str, **kwargs: Any) -> None:
        """``kind`` decides which fields there are."""
        super().__init__(*args, **kwargs)
        fields = self.fields
        fields["code"] = common.code(_("Code"), missing=_("Write a code."))
        if kind == "number":
            fields["unit"] = TextField(label=_("Unit"), width=10, required=False)
        for name, field in NUMBERS.get(kind, {}).items():
            fields[name] = field()
        if kind == "five_point":
            fields["better_end"] = ChoiceField(label=_("Better end"), items=ENDS)
        if kind == "date":
            label = _("How fine is the date?")
            fields["coarseness"] = ChoiceField(label=label, items=FINENESS)
        if kind == "consent":
            fields["purpose"] = common.code(_("Purpose"), missing=_("Write a code."))
        if flags := FLAGS_OF.get(kind):
            items = [Choice(flag, FLAGS[flag]) for flag in flags]
            fields["flags"] = SeveralField(
                label=_("About the answer"), items=items, required=False
            )
        fields["picture"] = _picture(_("Picture for Easy Read"))
        fields["groups"] = common.groups(
            _("Asked of these groups only"),
            required=False,
            help_text=_("Choose none to ask everybody who answers."),
        )
        for name, label in PROTOCOL.items():
            fields[name] = TextAreaField(
                label=label, rows=2, limit=4000, required=False
            )
        self.has_options = kind in WITH_OPTIONS | WITH_ALTERNATIVES
        self.asks_for_words = kind in WORDED


def _picture(label: Any) -> SelectField:
    none = Choice("", _("No picture"))
    named = [Choice(name, name.replace("-", " ")) for name in sorted(pictures())]
    return SelectField(label=label, items=[none, *named], required=False)
