"""For which program a project goes out."""

from django.utils.translation import gettext_lazy as _

from heed.coding.formats.refi import Unit
from heed.ui.forms import Choice, ChoiceField, QuestionForm

COUNTINGS = {"standard": Unit.CODE_POINTS, "programs": Unit.UTF16}


class Export(QuestionForm):
    """How the program that reads the file counts characters."""

    counting = ChoiceField(
        label=_("In which program will you open the file?"),
        items=[
            Choice(
                "programs",
                _("NVivo, MAXQDA or ATLAS.ti"),
                hint=_("They count an emoji as two characters."),
            ),
            Choice(
                "standard",
                _("Another one, such as QualCoder"),
                hint=_("As the standard says: an emoji is one character or more."),
            ),
        ],
        missing=_("Choose a program."),
    )

    @property
    def unit(self) -> Unit:
        """The way of counting that was chosen."""
        return COUNTINGS[self.cleaned_data["counting"]]
