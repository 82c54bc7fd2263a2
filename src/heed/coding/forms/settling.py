"""What is settled about a text: for each code in doubt yes, no, or nothing yet."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from heed.coding.choices import SettledBy
from heed.coding.models import Code
from heed.ui.forms import Choice, ChoiceField, QuestionForm

NO_SETTLEMENT = -1


class Settle(QuestionForm):
    """How it was settled; the codes come as ``code-ID`` with ``after-ID``.

    ``settlements`` is what to do, once the form is valid.
    """

    how = ChoiceField(
        label=gettext_lazy("How is it settled?"),
        items=[Choice(one.value, one.label) for one in SettledBy],
        missing=gettext_lazy("Choose how it is settled."),
    )

    def __init__(self, *args: Any, codes: Iterable[Code], **kwargs: Any) -> None:
        """``codes`` are those of the project's framework."""
        super().__init__(*args, **kwargs)
        self.codes = list(codes)

    def clean(self) -> dict[str, Any]:
        """At least one code with yes or no."""
        said = super().clean()
        answers = {code: self.data.get(f"code-{code.pk}") for code in self.codes}
        self.settlements = [
            {
                "code": code,
                "applies": answer == "yes",
                "after": self._number(f"after-{code.pk}"),
                "how": SettledBy(said["how"]) if said.get("how") else None,
            }
            for code, answer in answers.items()
            if answer in {"yes", "no"}
        ]
        if not self.settlements:
            self.add_error(None, _("Say yes or no to at least one code."))
        return said

    def _number(self, name: str) -> int:
        """A settlement's number; what is none fits no settlement, so it is refused."""
        sent = self.data.get(name) or "0"
        is_one = len(sent) < 7 and sent.isascii() and sent.isdigit()
        return int(sent) if is_one else NO_SETTLEMENT
