"""Looking twice at responses; a person decides, and can decide again."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from heed.responses.actions import declare_contradiction, declare_interest, drop_rule
from heed.responses.errors import DoubtRefusedError
from heed.studies.doubting import decide_inside, doubt_inside, doubts_inside
from heed.studies.views.entering import Inside, inside_a_study
from heed.studies.watching.doubts_page import answer_pairs, doubt_page, doubts_page
from heed.studies.watching.forms import DecisionForm, RuleForm

CHANGES = ["GET", "HEAD", "POST"]


@require_safe
@inside_a_study
def doubts(request: HttpRequest, it: Inside) -> HttpResponse:
    """The responses that raise a question, and what was decided."""
    found = doubts_inside(by=request.user, study=it.study, fieldwork=it.fieldwork)
    context = {
        "page_title": _("Responses to look at twice"),
        "page": doubts_page(found, it.fieldwork, it.slugs),
        "slugs": it.slugs,
    }
    return render(request, "studies/watch/doubts.html", context)


@require_http_methods(CHANGES)
@inside_a_study
def doubt(request: HttpRequest, it: Inside, response: UUID) -> HttpResponse:
    """One of them: why, what was answered, and what somebody decides."""
    which = {"study": it.study, "fieldwork": it.fieldwork, "response": response}
    found = doubt_inside(by=request.user, **which)
    if found is None:
        raise Http404
    form = DecisionForm(request.POST or None)
    if form.is_bound and form.is_valid():
        decide_inside(by=request.user, **which, **form.cleaned_data)
        return redirect(reverse("watch:doubts", args=it.slugs))
    context = {
        "page_title": _("Look twice at a response"),
        "page": doubt_page(found, it.fieldwork),
        "form": form,
        "slugs": it.slugs,
    }
    status = 422 if form.is_bound else 200
    return render(request, "studies/watch/doubt.html", context, status=status)


@require_http_methods(CHANGES)
@inside_a_study
def rules(request: HttpRequest, it: Inside) -> HttpResponse:
    """Declare answers that contradict each other, or drop such a rule."""
    back = reverse("watch:rules", args=it.slugs)
    declared = it.fieldwork.doubt_rules.order_by("kind", "title")
    if drop := request.POST.get("drop", ""):
        for rule in declared:
            if str(rule.pk) == drop:
                drop_rule(by=request.user, rule=rule)
        return redirect(back)
    form = RuleForm(request.POST or None, pairs=answer_pairs(it.fieldwork))
    if form.is_bound and form.is_valid():
        try:
            _declare(request, it, form.cleaned_data)
            return redirect(back)
        except DoubtRefusedError as refusal:
            form.add_error(None, str(refusal))
    context = {
        "page_title": _("Answers that contradict each other"),
        "form": form,
        "rules": declared,
        "slugs": it.slugs,
    }
    status = 422 if form.is_bound else 200
    return render(request, "studies/watch/rules.html", context, status=status)


def _declare(request: HttpRequest, it: Inside, said: dict[str, str]) -> None:
    told = {"by": request.user, "fieldwork": it.fieldwork, "title": said["title"]}
    item, _sign, answer = said["one"].partition("=")
    if not said["other"]:
        declare_interest(**told, item=item, answers=[answer])
        return
    second, _sign, also = said["other"].partition("=")
    declare_contradiction(**told, one=(item, [answer]), other=(second, [also]))
