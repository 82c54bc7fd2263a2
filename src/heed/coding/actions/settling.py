"""Settling what coders saw differently; what each of them said stays as it was."""

from django.db import transaction

from heed.coding.access import settles
from heed.coding.choices import SettledBy
from heed.coding.errors import (
    AlreadySettled,
    NotAThird,
    NotInTheProject,
    NotOfThisFramework,
    ProjectIsClosed,
)
from heed.coding.models import Code, CodedText, Coder, Resolution
from heed.coding.queries.desk import done_with
from heed.foundation import clock


@transaction.atomic
def settle(
    *,
    by: Coder,
    text: CodedText,
    code: Code,
    applies: bool,
    how: SettledBy,
    after: int = 0,
) -> Resolution:
    """Say whether a code applies to a text after all.

    ``after`` is the number of the newest settlement that the person had seen; a newer
    one is not overwritten unseen.
    """
    if not settles(by) or text.project_id != by.project_id:
        raise NotInTheProject
    if by.project.closed_on:
        raise ProjectIsClosed
    if code.framework_id != by.project.framework_id:
        raise NotOfThisFramework
    if how == SettledBy.THIRD and done_with(by, text):
        raise NotAThird
    CodedText.objects.select_for_update().get(pk=text.pk)
    earlier = text.resolutions.filter(code=code).count()
    if earlier != after:
        raise AlreadySettled
    return Resolution.objects.create(
        organisation=text.organisation,
        text=text,
        code=code,
        applies=applies,
        how=how,
        by=by,
        number=earlier + 1,
        settled_at=clock.now(),
    )
