"""Checks for answers that are chosen; a code outside the list is never let by."""

from django.utils.translation import gettext

from heed.instruments.checks.refusals import Check, Posted, Unacceptable
from heed.instruments.definition import Missing, Several
from heed.instruments.definition.items import BaseItem


def unknown() -> Unacceptable:
    """The refusal of a code that the item does not have; dropping it would lie."""
    return Unacceptable(
        gettext("This answer is not one of the choices. Please choose again.")
    )


def one_choice(item: BaseItem) -> Check:
    """One code, or a skip."""
    code = item.code
    known = frozenset(option.code for option in item.choices)

    def check(posted: Posted) -> str:
        values = posted.get(code)
        if not values or values == [""]:
            return Missing.SKIPPED
        chosen = {value for value in values if value}
        if not chosen:
            return Missing.SKIPPED
        if not chosen <= known:
            raise unknown()
        if len(chosen) > 1:
            raise Unacceptable(gettext("Please choose one answer only."))
        return chosen.pop()

    return check


def several(item: Several) -> Check:
    """Any number of codes in the questionnaire's order, or a skip."""
    code = item.code
    order = {option.code: place for place, option in enumerate(item.options)}
    known = frozenset(order)
    alone = frozenset(option.code for option in item.options if option.exclusive)

    def check(posted: Posted) -> list[str] | str:
        chosen = {value for value in posted.get(code, ()) if value}
        if not chosen:
            return Missing.SKIPPED
        if not chosen <= known:
            raise unknown()
        if len(chosen) > 1 and not alone.isdisjoint(chosen):
            raise Unacceptable(
                gettext("One of these answers stands alone. Choose it or others.")
            )
        return sorted(chosen, key=order.__getitem__)

    return check
