"""Two editions, or an edition and what is being written, question by question."""

from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from heed.instruments import queries
from heed.instruments.building.comparing import compare as differences
from heed.instruments.forms.comparing import Comparison
from heed.instruments.presenters.comparing import difference_rows
from heed.people.access import Permission, allowed
from heed.ui.forms import Choice


@allowed(Permission.DO_RESEARCH)
@require_safe
def compare(request: HttpRequest) -> HttpResponseBase:
    """What became of each question between the two that were chosen."""
    there = _there(request)
    items = [Choice(name, text) for name, (text, _document) in there.items()]
    form = Comparison(request.GET or None, items=items)
    context: dict[str, Any] = {"page_title": _("Compare"), "form": form, "rows": None}
    if form.is_bound and form.is_valid():
        old, new = (there[form.cleaned_data[name]][1]() for name in ("old", "new"))
        context["rows"] = difference_rows(differences(old, new))
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "instruments/staff/compare.html", context, status=status)


def _there(request: HttpRequest) -> dict[str, tuple[str, Any]]:
    """Everything that this person may compare: drafts first, then editions."""
    drafts = {
        str(draft.pk): (
            _("%(code)s, being written") % {"code": draft.code},
            lambda draft=draft: queries.state_of(draft).document,
        )
        for draft in queries.drafts_of(request.user)
    }
    return drafts | {
        f"{one.instrument.code}:{one.number}": (
            _("%(code)s, version %(number)s")
            % {"code": one.instrument.code, "number": one.number},
            lambda one=one: one.document,
        )
        for one in queries.editions_of(request.user.organisation)
    }
