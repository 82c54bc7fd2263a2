"""Words for codes that both forms and pages show."""

from django.utils.translation import gettext_lazy as _

from heed.concerns.choices import CandourOutcome, DutyOutcome, HarmScale

SCALES = {
    HarmScale.PHYSICAL: _("Physical harm"),
    HarmScale.PSYCHOLOGICAL: _("Psychological harm"),
}
LEVELS = {
    "none": _("No harm"),
    "low": _("Low harm"),
    "moderate": _("Moderate harm"),
    "severe": _("Severe harm"),
    "fatal": _("Death"),
}
CANDOUR = {
    CandourOutcome.APPLIES: _("The duty of candour applies"),
    CandourOutcome.DOES_NOT: _("The duty of candour does not apply"),
    CandourOutcome.NOT_YET: _("More must be found out first"),
}
DUTY = {
    DutyOutcome.CHECK_EVERYONE: _("Check on everyone there now"),
    DutyOutcome.SAFEGUARDING: _("Take it to the safeguarding team"),
    DutyOutcome.EMERGENCY: _("Tell the emergency services about the place"),
    DutyOutcome.NOT_NOW: _("Nothing has to be done at once"),
}
TOPICS = {
    "abuse_by_staff": _("Abuse by someone who works there"),
    "racism": _("Racism or discrimination"),
    "restraint": _("Restraint, seclusion or medicine by force"),
    "sexual_safety": _("Sexual safety"),
}
