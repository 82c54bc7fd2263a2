"""Forms of the staff pages: they check what was typed and nothing else."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from heed.reception.device_codes import read_code
from heed.reception.errors import UnknownDeviceCodeError


class PairTablet(forms.Form):
    """Which tablet goes to which place."""

    code = forms.CharField(
        label=_("Code on the tablet"),
        help_text=_("Eight letters and numbers, such as K7QM 2WPA."),
        max_length=20,
    )
    place = forms.ChoiceField(label=_("Where does the tablet stay?"))
    name = forms.CharField(
        label=_("A name for it (optional)"),
        help_text=_("Such as: by the day room."),
        max_length=80,
        required=False,
    )

    def __init__(self, *args: Any, places: list[tuple[str, str]], **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["place"].choices = places

    def clean_code(self) -> str:
        """The code in its one spelling."""
        try:
            return read_code(self.cleaned_data["code"])
        except UnknownDeviceCodeError as error:
            raise forms.ValidationError(str(error)) from None
