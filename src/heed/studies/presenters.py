"""Studies and their lists in words."""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from heed.responses.actions.invitations import Brought
from heed.responses.models import Fieldwork
from heed.responses.queries.invitations import Dispositions, may_be_shown
from heed.studies.models import Study


def study_rows(found: Iterable[tuple[Study, list[Fieldwork]]]) -> list[dict[str, Any]]:
    """Each study with its surveys, and where their people are asked by name."""
    return [
        {
            "title": study.title,
            "surveys": [
                {
                    "title": survey.title,
                    "url": reverse(
                        "studies:invitations", args=[study.slug, survey.slug]
                    ),
                }
                for survey in surveys
            ],
        }
        for study, surveys in found
    ]


def disposition_rows(found: Dispositions) -> list[tuple[str, str]]:
    """What became of a list; who answered is said only where it points at nobody."""
    held = _("not shown: too few, or too few others")
    shown = may_be_shown(found)
    return [
        (_("On the list"), str(found.listed)),
        (_("Not written to yet"), str(found.not_sent)),
        (_("Answered in full"), str(found.complete) if shown else held),
        (_("Answered in part"), str(found.partial) if shown else held),
        (_("Took their answers back"), str(found.taken_back) if shown else held),
        (_("Asked for no more letters"), str(found.refused)),
        (_("Out of reach"), str(found.undeliverable)),
        (_("No answer"), str(found.no_answer) if shown else held),
    ]


def brought_said(brought: Brought | None, *, is_trial: bool) -> str:
    """What became of a file."""
    if brought is None or brought.problems:
        return ""
    told = {"added": brought.added, "before": brought.there_before}
    if is_trial:
        return _(
            "The file is right. {added} people would be added; {before} are there "
            "already. Nothing was stored."
        ).format(**told)
    return _("{added} people were added; {before} were on the list already.").format(
        **told
    )
