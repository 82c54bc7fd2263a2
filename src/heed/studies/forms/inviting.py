"""Forms of the study pages: they check what was typed and nothing else."""

from django import forms
from django.utils.translation import gettext_lazy as _

from heed.responses.choices import Round

MOST = 20_000  # characters


class InvitationList(forms.Form):
    """A file with the people to ask."""

    file = forms.FileField(
        label=_("CSV or Excel file"),
        help_text=_(
            "With the columns name, email, address, group, language, easy_read."
        ),
    )
    is_trial = forms.BooleanField(
        label=_("Only check it, and store nothing"), required=False
    )


class Bounced(forms.Form):
    """Addresses that mails came back from."""

    emails = forms.CharField(
        label=_("E-mail addresses, one on each line"),
        max_length=MOST,
        widget=forms.Textarea,
        required=False,
    )
    delivery = forms.FileField(
        label=_("Or a delivery list, with the columns email and status"),
        required=False,
    )


class Which(forms.Form):
    """Who is written to this time."""

    which = forms.ChoiceField(choices=Round.choices)
