"""Whether a survey takes any more responses."""

from heed.foundation.remembered import remembered
from heed.responses.choices import State
from heed.responses.models import Fieldwork, Quota, Response


def is_full(fieldwork: Fieldwork, *, group: str = "", source: str = "") -> bool:
    """Whether a quota that somebody falls under is reached.

    It is asked before somebody begins. Who began before it was reached may finish, so
    a quota can be passed by those who were underway.
    """
    return any(
        given_under(quota) >= quota.most
        for quota in _quotas(fieldwork)
        if quota.group in {"", group} and quota.source in {"", source}
    )


@remembered
def given_under(quota: Quota) -> int:
    """How many responses count towards a quota; never shown, only compared."""
    rows = Response.objects.filter(
        fieldwork=quota.fieldwork,
        place__fieldworkplace__fieldwork=quota.fieldwork,
        state__in=[State.COMPLETE, State.PARTIAL],
    )
    if quota.group:
        rows = rows.filter(group=quota.group)
    if quota.source:
        rows = rows.filter(source_tag=quota.source)
    return rows.count()


@remembered
def _quotas(fieldwork: Fieldwork) -> list[Quota]:
    return list(fieldwork.quotas.select_related("fieldwork"))
