"""Which two states are compared."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _

from heed.ui.forms import Choice, QuestionForm, SelectField


class Comparison(QuestionForm):
    """The earlier one and the later one."""

    old = SelectField(label=_("Before"), items=[])
    new = SelectField(label=_("After"), items=[])

    def __init__(self, *args: Any, items: Iterable[Choice], **kwargs: Any) -> None:
        """``items`` are the questionnaires that this person may see."""
        super().__init__(*args, **kwargs)
        there = list(items)
        for name in ("old", "new"):
            self.fields[name].offer(there)
