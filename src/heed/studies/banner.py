"""The line on every staff page for those who read the words of a study's surveys."""

from dataclasses import replace

from django.http import HttpRequest
from django.urls import reverse

from heed.people.access import Permission, may
from heed.people.models import Account
from heed.studies import queries
from heed.studies.presenters.reading import waiting_sentence
from heed.ui.frame import UnreadAge


def words_in_studies(request: HttpRequest | None) -> UnreadAge | None:
    """How much waits in the first study of this person in which anything does."""
    account = getattr(request, "user", None)
    is_researcher = isinstance(account, Account) and may(
        account, Permission.DO_RESEARCH
    )
    for study in queries.studies_of(account) if is_researcher else []:
        said = waiting_sentence(queries.fieldworks_of(study))
        if said is not None:
            return replace(said, href=reverse("reading:waiting", args=[study.slug]))
    return None
