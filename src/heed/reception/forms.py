"""Forms of the staff pages: they check what was typed and nothing else."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from heed.foundation import clock
from heed.reception.device_codes import read_code
from heed.reception.errors import UnknownDeviceCodeError

A_YEAR = timedelta(days=366)


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


class WhatToTypeIn(forms.Form):
    """What lies on the desk: for which place, from whom, and how it came."""

    place = forms.ChoiceField(label=_("Which place is it about?"))
    instrument = forms.ChoiceField(
        label=_("Which questions?"),
        choices=[
            ("ward-check", _("How it feels here")),
            ("tell-us", _("Tell us something")),
        ],
        widget=forms.RadioSelect,
    )
    group = forms.ChoiceField(
        label=_("Who is speaking?"),
        choices=[
            ("service_user", _("Somebody who uses the service")),
            ("carer", _("A carer, family member or friend")),
            ("staff", _("A member of staff")),
        ],
        widget=forms.RadioSelect,
    )
    mode = forms.ChoiceField(
        label=_("How did it come to you?"),
        choices=[
            ("paper", _("On paper, which I type in")),
            ("told", _("They tell me, and I write")),
        ],
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, places: list[tuple[str, str]], **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["place"].choices = places


class SurveyToTypeIn(forms.Form):
    """Which survey lies on the desk, from whom, and in which wording."""

    survey = forms.ChoiceField(label=_("Which survey?"), widget=forms.RadioSelect)
    group = forms.ChoiceField(
        label=_("Who is speaking?"),
        choices=WhatToTypeIn.base_fields["group"].choices,
        widget=forms.RadioSelect,
    )
    mode = forms.ChoiceField(
        label=_("How did it come to you?"),
        choices=WhatToTypeIn.base_fields["mode"].choices,
        widget=forms.RadioSelect,
    )
    wording = forms.ChoiceField(
        label=_("In which language and wording was it asked?"),
        choices=[
            ("en-gb", _("English")),
            ("en-gb-easy", _("English, Easy Read")),
            ("cy", _("Welsh")),
            ("cy-easy", _("Welsh, Easy Read")),
        ],
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, surveys: list[tuple[str, str]], **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["survey"].choices = surveys


class WrittenOn(forms.Form):
    """The day on which it was written or told, typed twice."""

    day = forms.DateField(
        label=_("On which day was it written or told?"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    again = forms.DateField(
        label=_("The same day once more"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    def __init__(
        self,
        *args: Any,
        opens: date | None = None,
        closes: date | None = None,
        **kwargs: Any,
    ):
        super().__init__(*args, **kwargs)
        self.opens, self.closes = opens, closes

    def clean_day(self) -> date:
        """A day on which it was asked, where it was not asked on all days."""
        day: date = self.cleaned_data["day"]
        if (self.opens and day < self.opens) or (self.closes and day > self.closes):
            raise forms.ValidationError(_("The survey was not open on this day."))
        return day

    def clean(self) -> dict[str, Any]:
        """Both days are the same, not to come, and not too long ago."""
        found = super().clean() or {}
        day, again = found.get("day"), found.get("again")
        today = clock.now().date()
        if day and again and day != again:
            self.add_error("again", _("The two days are not the same."))
        elif day and day > today:
            self.add_error("day", _("This day is still to come."))
        elif day and day < today - A_YEAR:
            self.add_error("day", _("This is more than a year ago. Check the year."))
        return found
