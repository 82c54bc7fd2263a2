"""Who speaks in an interview, in words."""

from django.utils.translation import gettext as _

from heed.coding.models import SpeakerRole


def who_speaks(role: str) -> str:
    """A voice's name at a turn; nothing where words were written and not said."""
    return {
        SpeakerRole.PARTICIPANT: _("Participant"),
        SpeakerRole.INTERVIEWER: _("Interviewer"),
        SpeakerRole.OTHER: _("Somebody else"),
    }.get(role, "")
