"""Reading the words of a study's surveys, each opening written down."""

from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from heed.people.access import Permission, allowed
from heed.responses import actions as responses
from heed.responses.queries.reading import (
    waiting_words,
    words_promise_of,
    words_that_were_read,
)
from heed.studies import queries
from heed.studies.forms.reading import PromiseReading
from heed.studies.presenters.reading import late_rows, waiting_page, words_page
from heed.studies.views.entering import Inside, inside_a_study
from heed.studies.views.staff.inside import fill_in, study_or_404
from heed.studies.waiting import open_words, people_inside, say_read

ON_A_PAGE = 50


@allowed(Permission.DO_RESEARCH)
@require_safe
def waiting(request: HttpRequest, study: str) -> HttpResponseBase:
    """Everything that waits, what was raised first; or what was read already."""
    it = study_or_404(request, study)
    was_read = "read" in request.GET
    find = words_that_were_read if was_read else waiting_words
    pages = Paginator(find(queries.fieldworks_of(it)), ON_A_PAGE)
    page = pages.get_page(request.GET.get("page"))
    context = waiting_page(it, page, was_read=was_read)
    return render(request, "studies/reading/waiting.html", context)


@allowed(Permission.DO_RESEARCH)
@require_http_methods(["GET", "HEAD", "POST"])
def words(request: HttpRequest, study: str, response: UUID) -> HttpResponseBase:
    """Open what one person wrote, or say that one has read it."""
    it = study_or_404(request, study)
    which = {"by": request.user, "study": it, "response": response}
    if request.method == "POST" and say_read(**which):
        return redirect("reading:waiting", it.slug)
    opened = open_words(**which)
    if opened is None:
        raise Http404
    page = render(request, "studies/reading/words.html", words_page(it, opened))
    page["Cache-Control"] = "no-store"
    return page


@inside_a_study
def promise(request: HttpRequest, it: Inside) -> HttpResponse:
    """Say who reads the words of a survey, by when, and what they then do."""
    people = {str(one.id): one for one in people_inside(it.fieldwork)}
    earlier = words_promise_of(it.fieldwork)
    start = {}
    if earlier:
        start = {"days": earlier.days, "if_danger": earlier.if_danger}
        start["reader"] = str(earlier.reader_id)

    def act(*, reader: str, **said: Any) -> Any:
        return responses.promise_reading(
            by=request.user, fieldwork=it.fieldwork, reader=people[reader], **said
        )

    return fill_in(
        request,
        PromiseReading(request.POST or None, people=people.values(), initial=start),
        act,
        title=_("Who reads the words"),
        send=_("Save"),
        back=reverse("studies:fieldwork", args=it.slugs),
        about=it.fieldwork.title,
    )


@allowed(Permission.SEE_AUDIT)
@require_safe
def late(request: HttpRequest) -> HttpResponseBase:
    """In which studies words wait for too long, for those who see that somebody reads.

    It holds nothing of the words, nor how many there are.
    """
    rows = late_rows(queries.late_in_studies(request.user))
    context = {"page_title": _("Late in studies"), "rows": rows}
    return render(request, "studies/reading/late.html", context)
