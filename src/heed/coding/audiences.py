"""Those outside a project for whom an edition of its findings can be, in words."""

from django.utils.translation import gettext_lazy as _

from heed.safeguards.audience import Audience

WHO = {
    Audience.WARD: _("Those who work at the project's place, or below it"),
    Audience.ORGANISATION: _("Everybody who signs in at the organisation"),
    Audience.PUBLIC: _("Everybody: on a page that needs no sign-in"),
}
