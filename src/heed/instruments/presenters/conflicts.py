"""Two people at one questionnaire: who was first, and what the second one typed."""

from typing import Any

from django.http import QueryDict
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from heed.instruments import queries
from heed.instruments.building.comparing import compare
from heed.instruments.models import QuestionnaireDraft
from heed.instruments.presenters.comparing import difference_rows

NOT_TYPED = {"csrfmiddlewaretoken", "seen"}


def conflict_page(
    draft: QuestionnaireDraft, seen: int, posted: QueryDict
) -> dict[str, Any]:
    """What they changed, what you sent, and the two ways on; nothing is lost."""
    draft.refresh_from_db()
    now = queries.state_of(draft)
    before = draft.states.filter(number=seen).first()
    sent = [
        (name, value)
        for name, values in posted.lists()
        if name not in NOT_TYPED
        for value in values
    ]
    return {
        "page_title": _("Somebody else was here first"),
        "draft": draft,
        "seen": draft.at,
        "who": now.made_by.name,
        "when": date_format(localtime(now.made_at), "j F Y H:i"),
        "rows": difference_rows(compare(before.document, now.document))
        if before
        else [],
        "sent": sent,
        "typed": [(name, value) for name, value in sent if value.strip()],
    }
