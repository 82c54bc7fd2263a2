"""A code for a framework, what was missing of one, and a file that holds one."""

from collections.abc import Sequence
from typing import Any

from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from heed.coding.definition.changing import LEFT_OUT, OWN_CODE, candidates_of
from heed.coding.definition.codes import UNKNOWN
from heed.coding.definition.framework import Framework as Definition
from heed.ui.forms import (
    Choice,
    FileField,
    QuestionForm,
    SelectField,
    TextAreaField,
    TextField,
)

VERSION = RegexValidator(
    r"^[a-z0-9]+([.-][a-z0-9]+)*$",
    _("Use small letters, figures, points and hyphens, such as 2021-ours."),
)
SLUG = RegexValidator(
    r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$",
    _("Use small letters, figures and single hyphens, such as long-waits."),
)
ENDINGS = ".csv,.xlsx,.json,.qdc,.yaml,.yml"
LONGEST = 2_000


def version_field(label: Any, **options: Any) -> TextField:
    """The name of a version."""
    return TextField(
        label=label, max_length=40, width=20, validators=[VERSION], **options
    )


class AddCode(QuestionForm):
    """One code more, and the version that it makes."""

    label = TextField(label=_("What is the new code called?"))
    slug = TextField(
        label=_("Its short name, for good"),
        max_length=80,
        width=20,
        validators=[SLUG],
    )
    layer = SelectField(label=_("In which layer?"), items=[], required=False)
    definition = TextAreaField(label=_("What does it mean?"), limit=LONGEST)
    use_when = TextField(
        label=_("When is it used?"), max_length=LONGEST, required=False
    )
    not_when = TextField(
        label=_("When is it not used?"), max_length=LONGEST, required=False
    )
    why = TextAreaField(
        label=_("Why was it needed?"),
        help_text=_("It stays with the version, for whoever reads your results."),
        limit=LONGEST,
    )
    version = version_field(
        _("What is the new version called?"),
        help_text=_("The version before stays as it is, with all that was coded."),
    )

    def __init__(self, *args: Any, definition: Definition, **kwargs: Any) -> None:
        """``definition`` is the version that gets one code more."""
        super().__init__(*args, **kwargs)
        layers = [Choice(one.slug, one.label) for one in definition.layers]
        if layers:
            self.fields["layer"].offer([*layers, Choice(UNKNOWN, _("Unknown"))])
        else:
            del self.fields["layer"]

    def code(self) -> dict[str, Any]:
        """The new code as a document; its wording is marked as our own."""
        said = self.cleaned_data
        made = {
            "slug": said["slug"],
            "label": said["label"],
            "definition": _lines(said["definition"]),
            "evidence": ["D"],
        }
        if said.get("layer"):
            made["layer"] = said["layer"]
        for key in ("use_when", "not_when"):
            if said[key]:
                made[key] = [{"text": said[key]}]
        return made


class Supply(QuestionForm):
    """What was unknown of a version, as somebody found it."""

    source = TextAreaField(
        label=_("Where did you find it?"),
        help_text=_("Name the table or the person, so that others can check it."),
        limit=LONGEST,
    )
    version = version_field(_("What is the complete version called?"))

    def __init__(
        self,
        *args: Any,
        definition: Definition,
        earlier: Definition | None,
        **kwargs: Any,
    ) -> None:
        """``earlier`` has the codes of which nobody knew whether they stand."""
        super().__init__(*args, **kwargs)
        self.candidates = candidates_of(definition)
        labels = {one.slug: one.label for one in earlier.codes} if earlier else {}
        for slug in self.candidates:
            field = SelectField(label=labels.get(slug, slug), items=[])
            field.offer(_fates(slug, self.candidates, labels, definition))
            self.fields[slug] = field

    def decisions(self) -> dict[str, str]:
        """What became of each code."""
        return {slug: self.cleaned_data[slug] for slug in self.candidates}


class FromAFile(QuestionForm):
    """A file that holds a framework."""

    file = FileField(
        label=_("The file"),
        accept=ENDINGS,
        help_text=_("CSV, Excel, FHIR (.json), REFI-QDA (.qdc) or Heed (.yaml)."),
    )
    slug = TextField(
        label=_("Its short name"),
        help_text=_("Leave it empty if the file has one."),
        max_length=60,
        width=20,
        validators=[SLUG],
        required=False,
    )
    version = version_field(
        _("Its version"),
        help_text=_("Leave it empty if the file has one."),
        required=False,
    )


def _fates(
    slug: str,
    candidates: Sequence[str],
    labels: dict[str, str],
    definition: Definition,
) -> list[Choice]:
    into = _("Merged into %(code)s")
    targets = [(one.slug, one.label) for one in definition.only_factors]
    targets += [(one, labels.get(one, one)) for one in candidates if one != slug]
    return [
        Choice(OWN_CODE, _("A code of its own")),
        Choice(LEFT_OUT, _("Left out")),
        *(Choice(one, into % {"code": label}) for one, label in targets),
    ]


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n")
