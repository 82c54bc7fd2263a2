"""The mentions of one code, some texts at a time, in the order of the project."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from heed.coding.models import Code, CodedText, Coder, Coding, Project
from heed.coding.queries.codes_today import now_counted_as
from heed.coding.queries.desk import texts_by_id
from heed.coding.queries.judged import found_in
from heed.coding.results import Mention
from heed.coding.spoken import Heard

PAGE = 50  # texts whose words are opened together


@dataclass(frozen=True)
class MentionsPage:
    """Some mentions with their texts, and the place after which the next ones lie."""

    mentions: list[Mention]
    texts: dict[UUID, CodedText]
    after: int | None


def mentions_after(
    seat: Coder,
    code: Code,
    heard: Heard,
    after: int = 0,
    groups: Collection[str] | None = None,
) -> MentionsPage:
    """The next mentions of a code that stands, in texts that this person may read.

    ``groups`` are those whose words are wanted; without it, everybody's.
    """
    while True:
        texts_with = _with_code(seat.project, code, after)
        if groups is not None:
            texts_with = texts_with.filter(group__in=groups)
        some = list(texts_with[:PAGE])
        last = some[-1][0] if len(some) == PAGE else None
        _stands, found = found_in(seat.project, heard, [pk for _position, pk in some])
        here = [one for one in found if one.code == code.pk]
        texts = texts_by_id(seat, {one.text for one in here})
        if texts or last is None:
            return MentionsPage(here, texts, last)
        after = last


def _with_code(project: Project, code: Code, after: int) -> QuerySet[CodedText]:
    """The texts on which anybody's passage stands that counts as a code today."""
    codes, issues = now_counted_as(project, code)
    said = Coding.objects.filter(
        Q(code__in=codes) | Q(issue__in=issues), text=OuterRef("pk"), removed_at=None
    )
    texts = CodedText.objects.filter(Exists(said), project=project, is_done=True)
    later = texts.filter(position__gt=after).order_by("position")
    return later.values_list("position", "pk")
