"""On which ground words of another program may be used."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from heed.coding.choices import Basis
from heed.ui.forms import Choice, ChoiceField, QuestionForm, SeveralField, TextField


class StateBasis(QuestionForm):
    """The ground, where it can be looked up, and for which texts."""

    what = ChoiceField(
        label=_("Why may these words be used?"),
        items=[Choice(one.value, one.label) for one in Basis],
        missing=_("Choose why these words may be used."),
    )
    record = TextField(
        label=_("Where can that be looked up?"),
        help_text=_("Such as a study and its approval, or a book. No names."),
        max_length=200,
        missing=_("Say where it can be looked up."),
    )
    texts = SeveralField(
        label=_("For which texts?"),
        items=[],
        required=False,
    )

    def __init__(
        self, *args: Any, texts: Sequence[Choice], all_of: int, **kwargs: Any
    ) -> None:
        """``texts`` are some, ``all_of`` counts all of which nobody has said it yet."""
        super().__init__(*args, **kwargs)
        self.fields["texts"].offer(texts)
        said = {"listed": len(texts), "all": all_of}
        hint = gettext("Tick none, and it is said of all %(all)s.") % said
        if all_of > len(texts):
            hint += (
                " " + gettext("Only the first %(listed)s can be ticked here.") % said
            )
        self.fields["texts"].help_text = hint
