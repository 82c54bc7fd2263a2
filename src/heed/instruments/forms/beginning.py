"""Beginning a questionnaire, and what is said of the whole of it."""

from collections.abc import Iterable
from pathlib import PurePath
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from heed.instruments.forms import common
from heed.ui.forms import (
    Choice,
    ChoiceField,
    FileField,
    QuestionForm,
    SelectField,
    TextAreaField,
    TextField,
)

ENDINGS = (".xlsx", ".csv", ".json", ".yaml", ".yml")
CODE_HINT = _("Short and for good, such as ward-safety. Answers are kept under it.")


class FromNothing(QuestionForm):
    """A questionnaire without a question."""

    title = TextField(label=_("What is it called?"), missing=_("Write a title."))
    code = common.slug(_("Its code"), help_text=CODE_HINT)
    groups = common.groups(_("Who answers it?"), missing=_("Choose a group."))
    languages = common.languages(_("In which languages?"))


class FromAnother(QuestionForm):
    """A copy of a published questionnaire, or of one that came with Heed."""

    prefix = "copy"
    source = SelectField(label=_("Which one?"), items=[])
    code = common.slug(
        _("Code of the copy"),
        help_text=_("The same code goes on with your own; another one begins anew."),
    )

    def __init__(self, *args: Any, sources: Iterable[Choice], **kwargs: Any) -> None:
        """``sources`` are the questionnaires that there are."""
        super().__init__(*args, **kwargs)
        self.fields["source"].offer(sources)


class FromAFile(QuestionForm):
    """A file of another program."""

    prefix = "upload"

    file = FileField(
        label=_("The file"),
        accept=",".join(ENDINGS),
        help_text=_("XLSForm (.xlsx), REDCap (.csv), FHIR (.json) or Heed (.yaml)."),
    )
    code = common.slug(
        _("Its code"), required=False, help_text=_("Left out, the file's own is used.")
    )

    def clean_file(self) -> UploadedFile:
        """Only files that some reader of ours takes."""
        file: UploadedFile = self.cleaned_data["file"]
        if PurePath(file.name or "").suffix.casefold() not in ENDINGS:
            raise ValidationError(
                _("Choose a file that ends in .xlsx, .csv, .json or .yaml.")
            )
        return file


class Settings(QuestionForm):
    """Title, readers and languages."""

    title = TextField(label=_("Title"), missing=_("Write a title."), max_length=4000)
    about = TextAreaField(
        label=_("What it is for"),
        rows=3,
        limit=4000,
        required=False,
        help_text=_("For colleagues who choose among questionnaires."),
    )
    groups = common.groups(_("Who answers it?"), missing=_("Choose a group."))
    languages = common.languages(_("Languages"))
    easy_read = ChoiceField(
        label=_("Easy Read too?"),
        items=[Choice("no", _("No")), Choice("yes", _("Yes"))],
        help_text=_("Short sentences and pictures, beside the plain words."),
    )
    checker = TextField(
        label=_("Who checked the Welsh?"),
        required=False,
        help_text=_("Left out, every Welsh page says that it awaits a checker."),
    )
