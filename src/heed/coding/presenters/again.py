"""What is to be looked at again, in finished words."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from heed.coding.choices import MarkState
from heed.coding.models import CodedText, Coder, Project
from heed.coding.queries import again
from heed.coding.queries.codes_today import unsorted_issues
from heed.coding.queries.desk import state_of
from heed.coding.queries.judged import number_to_code_again


def again_words(coder: Coder, text: CodedText) -> dict[str, Any]:
    """Why a text that a coder was done with lies on the desk once more."""
    if not again.waits_again(coder, text):
        return {}
    new = ", ".join(one.label for one in again.not_judged(coder, text))
    said = _("You were done with this text before the framework had: %(codes)s.")
    return {"is_again": True, "new_codes": said % {"codes": new} if new else ""}


def finished_words(coder: Coder, text: CodedText) -> dict[str, Any]:
    """That a text which was finished lies on the desk because its coder opened it."""
    said = {
        MarkState.DONE: _(
            "You are done with this text. What you change counts at once; what was "
            "settled about a text stands."
        ),
        MarkState.SKIPPED: _(
            "You skipped this text. Code it and choose “Done” if you like; leave it "
            "as it is if not."
        ),
    }.get(state_of(coder, text))
    return {"is_finished": said} if said else {}


def waiting_words(coder: Coder) -> str:
    """How many texts wait to be looked at again by a coder; nothing without any."""
    count = again.number_again(coder)
    said = ngettext(
        "%(count)s text that you are done with waits to be looked at again.",
        "%(count)s texts that you are done with wait to be looked at again.",
        count,
    )
    return said % {"count": count} if count else ""


def not_judged_words(project: Project) -> str:
    """Which codes came later than texts were done, and on how many texts."""
    count = again.texts_not_judged(project)
    said = ngettext(
        "%(count)s text was done before the framework had: %(codes)s. On these codes "
        "it tells nothing until its coders look at it again.",
        "%(count)s texts were done before the framework had: %(codes)s. On these codes "
        "they tell nothing until their coders look at them again.",
        count,
    )
    new = ", ".join(again.new_codes(project)) if count else ""
    return said % {"count": count, "codes": new} if count else ""


def open_ends(project: Project) -> list[str]:
    """What a change of the framework or of issues left to be done, for who leads."""
    homeless = number_to_code_again(project)
    of_codes = ngettext(
        "Of what was coded, %(count)s passage has no place in the framework or among "
        "the issues of today. It is kept, and does not count until it is coded again.",
        "Of what was coded, %(count)s passages have no place in the framework or among "
        "the issues of today. They are kept, and do not count until they are coded "
        "again.",
        homeless,
    )
    loose = len(unsorted_issues(project))
    of_issues = ngettext(
        "%(count)s issue stands under no factor, and does not count until it is "
        "sorted under one.",
        "%(count)s issues stand under no factor, and do not count until they are "
        "sorted under one.",
        loose,
    )
    said = [not_judged_words(project)]
    said += [of_codes % {"count": homeless}] if homeless else []
    said += [of_issues % {"count": loose}] if loose else []
    return [one for one in said if one]
