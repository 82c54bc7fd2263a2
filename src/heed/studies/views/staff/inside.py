"""What the pages of a study do alike: nobody outside it finds it."""

from functools import partial

from django.http import Http404, HttpRequest
from django.utils.translation import gettext_lazy as _

from heed.responses.errors import NobodyReadsError, SurveyChangeRefusedError
from heed.responses.models import Fieldwork
from heed.studies import queries
from heed.studies.errors import StudyRefused
from heed.studies.models import Study
from heed.ui import filling

REFUSED = (NobodyReadsError, SurveyChangeRefusedError, StudyRefused)


def study_or_404(request: HttpRequest, slug: str) -> Study:
    """A study that this person works inside."""
    found = queries.study_for(request.user, slug)
    if found is None:
        raise Http404
    return found


def fieldwork_or_404(study: Study, slug: str) -> Fieldwork:
    """A fieldwork of the study."""
    found = queries.fieldwork_in(study, slug)
    if found is None:
        raise Http404
    return found


fill_in = partial(
    filling.fill_in,
    template="studies/staff/form.html",
    refusals=REFUSED,
    taken=_("This short name is in use. Choose another one."),
    named="slug",
)
