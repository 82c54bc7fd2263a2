"""Forms of the staff pages: they check what was typed and nothing else."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from heed.foundation import clock
from heed.people.access import ROLES
from heed.people.actions.rota import ON_CALL_ROLES
from heed.people.models import BankHolidays, PlaceKind, Setting

MOST_PEOPLE = 100_000
WEEKDAYS = [
    (0, _("Monday")),
    (1, _("Tuesday")),
    (2, _("Wednesday")),
    (3, _("Thursday")),
    (4, _("Friday")),
    (5, _("Saturday")),
    (6, _("Sunday")),
]


class Day(forms.DateInput):
    """A day, picked with the browser's own means or typed."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d", attrs={"width": "10"})


class Hour(forms.TimeInput):
    """An hour and minute, picked with the browser's own means or typed."""

    input_type = "time"

    def __init__(self) -> None:
        super().__init__(format="%H:%M", attrs={"width": "10"})


def number(label: Any, **options: Any) -> forms.IntegerField:
    """A whole number of people or beds."""
    widget = forms.TextInput(attrs={"inputmode": "numeric", "width": "5"})
    return forms.IntegerField(
        label=label, min_value=0, max_value=MOST_PEOPLE, widget=widget, **options
    )


def since() -> forms.DateField:
    """From when a change counts."""
    return forms.DateField(label=_("From which day?"), widget=Day())


def refuse_days_to_come(day: date) -> None:
    """What ends a place happens today or happened; nobody is told beforehand."""
    if day > clock.now().date():
        raise forms.ValidationError(_("Choose today or a day that has passed."))


def on() -> forms.DateField:
    """The day on which a place closed or changed."""
    return forms.DateField(
        label=_("On which day?"), widget=Day(), validators=[refuse_days_to_come]
    )


class OpenPlace(forms.Form):
    """A new service, ward or team."""

    kind = forms.ChoiceField(
        label=_("What is it?"),
        choices=[c for c in PlaceKind.choices if c[0] != PlaceKind.ORGANISATION],
        widget=forms.RadioSelect,
    )
    name = forms.CharField(label=_("Name"), max_length=200)
    welsh_name = forms.CharField(
        label=_("Welsh name, if it has one"), max_length=200, required=False
    )
    setting = forms.ChoiceField(
        label=_("Do people stay there?"),
        choices=[
            (Setting.INPATIENT.value, _("Yes, they stay there")),
            (Setting.COMMUNITY.value, _("No, they are seen there or at home")),
        ],
        widget=forms.RadioSelect,
        required=False,
        help_text=_("For a ward or a team."),
    )
    speciality = forms.CharField(
        label=_("Speciality, if any"), max_length=100, required=False
    )
    beds = number(_("Staffed beds, if it is a ward"), required=False)


class Rename(forms.Form):
    """A new name from a day on."""

    name = forms.CharField(label=_("New name"), max_length=200)
    welsh_name = forms.CharField(
        label=_("Welsh name, if it has one"), max_length=200, required=False
    )
    since = since()


class Contacts(forms.Form):
    """Whom to speak to at a place, and how to ring."""

    person_in_charge = forms.CharField(
        label=_("Whom can people speak to there?"),
        max_length=100,
        help_text=_("For example “the nurse in charge”."),
    )
    urgent_phone = forms.CharField(
        label=_("Number to ring in an emergency"), max_length=40, required=False
    )
    no_phone = forms.BooleanField(label=_("There is no phone"), required=False)


class HowMany(forms.Form):
    """One dated number of a place."""

    people = number(_("How many?"))
    since = since()


class OccupancyUpload(forms.Form):
    """A file with a ward's daily counts."""

    file = forms.FileField(
        label=_("CSV file"),
        help_text=_("With the columns date, occupied, admissions and discharges."),
    )
    checked = forms.BooleanField(
        label=_("I have checked the numbers that were held back"), required=False
    )


class Carers(forms.Form):
    """The rule by which an organisation counts carers."""

    per_person = forms.DecimalField(
        label=_("How many carers are counted for each person in care?"),
        help_text=_("For example 1, or 0.5 for one carer for every two people."),
        min_value=0,
        max_value=20,
        max_digits=4,
        decimal_places=2,
        widget=forms.TextInput(attrs={"inputmode": "decimal", "width": "5"}),
    )
    since = since()


class Close(forms.Form):
    """When a place closed."""

    on = on()


class Merge(forms.Form):
    """Which place took over, and when."""

    into = forms.ChoiceField(label=_("Which place takes over?"))
    on = on()

    def __init__(self, *args: Any, places: list[tuple[str, str]], **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["into"].choices = places


class Split(forms.Form):
    """A new place out of one that goes on."""

    name = forms.CharField(label=_("Name of the new place"), max_length=200)
    beds = number(_("Staffed beds of the new place, if it is a ward"), required=False)
    beds_left = number(_("Staffed beds that stay, if it is a ward"), required=False)
    on = on()


class Invite(forms.Form):
    """A new member of staff."""

    name = forms.CharField(label=_("Name"), max_length=200)
    email = forms.EmailField(
        label=_("Work e-mail address"), widget=forms.EmailInput(attrs={"width": "30"})
    )
    role_title = forms.CharField(label=_("Job title"), max_length=200)


class _WithPlaces(forms.Form):
    """A form that asks for a place among those that the person reaches."""

    place = forms.ChoiceField(label=_("Where?"))

    def __init__(self, *args: Any, places: list[tuple[str, str]], **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["place"].choices = places


class GiveRole(_WithPlaces):
    """A role at a place."""

    role = forms.ChoiceField(
        label=_("Role"), choices=[(name, role.title) for name, role in ROLES.items()]
    )
    since = since()


class LineManager(forms.Form):
    """Who manages somebody."""

    manager = forms.ChoiceField(label=_("Manager"))
    since = since()

    def __init__(self, *args: Any, people: list[tuple[str, str]], **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["manager"].choices = [("", _("Nobody")), *people]
        self.fields["manager"].required = False


class OnCall(forms.Form):
    """A weekly turn on the rota."""

    role = forms.ChoiceField(
        label=_("Role"), choices=[(name, ROLES[name].title) for name in ON_CALL_ROLES]
    )
    account = forms.ChoiceField(label=_("Who?"))
    weekdays = forms.TypedMultipleChoiceField(
        label=_("On which days?"),
        choices=WEEKDAYS,
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
    )
    starts = forms.TimeField(label=_("From"), widget=Hour())
    ends = forms.TimeField(
        label=_("Until"),
        widget=Hour(),
        help_text=_("The same hour as “from” means a day and a night."),
    )
    bank_holidays = forms.ChoiceField(
        label=_("Bank holidays"), choices=BankHolidays.choices
    )
    since = since()

    def __init__(self, *args: Any, people: list[tuple[str, str]], **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["account"].choices = people


class OnCallInstead(forms.Form):
    """A turn that is not as in every week."""

    role = forms.ChoiceField(
        label=_("Role"), choices=[(name, ROLES[name].title) for name in ON_CALL_ROLES]
    )
    account = forms.ChoiceField(
        label=_("Who is on call instead?"),
        required=False,
        help_text=_("“Nobody” leaves a gap, and the pages for writers will say so."),
    )
    first_day = forms.DateField(label=_("From which day?"), widget=Day())
    starts = forms.TimeField(label=_("From which hour?"), widget=Hour())
    last_day = forms.DateField(label=_("Until which day?"), widget=Day())
    ends = forms.TimeField(label=_("Until which hour?"), widget=Hour())

    def __init__(self, *args: Any, people: list[tuple[str, str]], **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["account"].choices = [("", _("Nobody")), *people]


class Reading(forms.Form):
    """In which hours words are read."""

    weekdays = forms.TypedMultipleChoiceField(
        label=_("On which days are words read?"),
        choices=WEEKDAYS,
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=_("Choose none if they are read at all hours."),
    )
    opens = forms.TimeField(label=_("From"), widget=Hour(), required=False)
    closes = forms.TimeField(label=_("Until"), widget=Hour(), required=False)
    on_bank_holidays = forms.BooleanField(
        label=_("On bank holidays as well"), required=False
    )

    def clean(self) -> dict[str, Any]:
        """Days need hours."""
        data = super().clean() or {}
        if data.get("weekdays") and not (data.get("opens") and data.get("closes")):
            self.add_error("opens", _("Say from when until when words are read."))
        return data


class ChoosePassword(forms.Form):
    """The first password of an invited account."""

    password = forms.CharField(
        label=_("Password"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=_("Twelve letters or more. Three or four words are good."),
    )
