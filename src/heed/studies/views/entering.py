"""Entering a survey's pages: for nobody outside its study are they there."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse

from heed.people.access import Permission, allowed
from heed.responses.models import Fieldwork
from heed.studies.models import Study
from heed.studies.views.staff.inside import fieldwork_or_404, study_or_404

Page = Callable[..., HttpResponse]


@dataclass(frozen=True)
class Inside:
    """A survey and the study that gathers it, for somebody who works inside."""

    study: Study
    fieldwork: Fieldwork

    @property
    def slugs(self) -> list[str]:
        """What its addresses name."""
        return [self.study.slug, self.fieldwork.slug]


def inside_a_study(page: Page) -> Page:
    """A page of one survey; the view is given it in the place of its names."""

    @allowed(Permission.DO_RESEARCH)
    @wraps(page)
    def entered(
        request: HttpRequest, study: str, fieldwork: str, **more: Any
    ) -> HttpResponse:
        own = study_or_404(request, study)
        return page(request, Inside(own, fieldwork_or_404(own, fieldwork)), **more)

    return entered
