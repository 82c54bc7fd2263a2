"""Letting the words of a study's survey into a coding project."""

from django.db import transaction

from heed.coding import actions as coding
from heed.coding.models import Coder, Source
from heed.people.models import Account
from heed.responses.models import Fieldwork
from heed.studies.models import Study
from heed.studies.queries import custodian, fieldwork_in


@transaction.atomic
def let_words_in(
    *, by: Account, study: Study, fieldwork: Fieldwork, coder: Coder
) -> Source:
    """Let a survey's edited copies be coded; only a member of its study may.

    ``coder`` is who the same person is in the coding project. Copies come in as far
    as each writer said yes to the project's purpose, at once and then by themselves.
    """
    custodian(by, study)
    inside = fieldwork_in(study, fieldwork.slug)
    if inside != fieldwork or coder.account_id != by.pk:
        raise PermissionError("A study lets in the words of its own surveys only.")
    source = coding.add_source(by=coder, fieldwork=fieldwork, for_study=study.pk)
    coding.bring_in(project=coder.project)
    return source
