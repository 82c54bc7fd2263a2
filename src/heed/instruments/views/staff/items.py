"""One question: put down, written, moved, copied, taken out."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from heed.instruments import actions, queries
from heed.instruments.building import items as building
from heed.instruments.building.documents import Document, source_language
from heed.instruments.errors import NoSuchItem
from heed.instruments.forms.filling import initial_of, item_from
from heed.instruments.forms.items import EditItem, NewItem
from heed.instruments.forms.options import OptionRows
from heed.instruments.models import Act, QuestionnaireDraft
from heed.instruments.presenters.items import item_page
from heed.instruments.views.staff.changing import attempt, draft_or_404, page_of
from heed.people.access import Permission, allowed

WRITE = Permission.DO_RESEARCH


@allowed(WRITE)
def new_item(request: HttpRequest, draft: UUID) -> HttpResponseBase:
    """Put a question down: its words, and how it is answered."""
    it = draft_or_404(request, draft)
    form = NewItem(request.POST or None)
    if form.is_bound and form.is_valid():
        item = building.blank(queries.state_of(it).document, **form.cleaned_data)
        return change(
            request,
            it,
            Act.ADDED,
            item["code"],
            lambda old: building.added(old, item, after=request.GET.get("after", "")),
            to=page_of("item", it, item["code"]),
        )
    context = {"page_title": _("A new question"), "form": form, "draft": it}
    context |= {"seen": it.at, "send": _("Add the question")}
    status = 422 if form.is_bound else 200
    return render(request, "instruments/staff/form.html", context, status=status)


@allowed(WRITE)
def item(request: HttpRequest, draft: UUID, item: str) -> HttpResponseBase:
    """Everything of one question but its routing and its other wordings."""
    it = draft_or_404(request, draft)
    document = queries.state_of(it).document
    found, language = (
        item_or_404(document, item),
        source_language(document["languages"]),
    )
    initial = initial_of(found, language)
    form = EditItem(request.POST or None, kind=found["kind"], initial=initial)
    if not form.is_bound:
        options = OptionRows.of(found.get("options") or [], language)
        return show(request, it, document, found, form, options)
    options = OptionRows.typed(request.POST)
    if "more" in request.POST or not form.is_valid() or options.errors:
        return show(request, it, document, found, form, options)
    rows = options.options(found.get("options") or [], language)
    changed = item_from(
        found, form.cleaned_data, rows if form.has_options else None, language
    )
    return change(
        request,
        it,
        Act.CHANGED,
        changed["code"],
        lambda old: building.replaced(old, item, changed),
        to=f"{page_of('draft', it)}#q-{changed['code']}",
    )


@allowed(WRITE)
@require_POST
def move(request: HttpRequest, draft: UUID, item: str) -> HttpResponseBase:
    """Move a question up or down; the same button has the focus afterwards."""
    it = draft_or_404(request, draft)
    way = "up" if request.POST.get("way") == "up" else "down"
    by = -1 if way == "up" else 1
    return change(
        request,
        it,
        Act.MOVED,
        item,
        lambda old: building.moved(old, item, by),
        to=f"{page_of('draft', it)}#{way}-{item}",
    )


@allowed(WRITE)
@require_POST
def copy(request: HttpRequest, draft: UUID, item: str) -> HttpResponseBase:
    """Put a copy of a question behind it."""
    it = draft_or_404(request, draft)
    return change(
        request,
        it,
        Act.COPIED,
        item,
        lambda old: building.copied(old, item),
        to=f"{page_of('draft', it)}#q-{item}",
    )


@allowed(WRITE)
@require_POST
def take_out(request: HttpRequest, draft: UUID, item: str) -> HttpResponseBase:
    """Take a question out; undo brings it back."""
    it = draft_or_404(request, draft)
    return change(
        request,
        it,
        Act.REMOVED,
        item,
        lambda old: building.without(old, item),
        to=f"{page_of('draft', it)}#undo",
    )


def change(
    request: HttpRequest,
    draft: QuestionnaireDraft,
    act: Act,
    item: str,
    how: Any,
    *,
    to: str,
) -> HttpResponseBase:
    """Change the questionnaire as it was seen, and go on."""
    return attempt(
        request,
        draft,
        lambda seen: actions.change_draft(
            by=request.user, draft=draft, seen=seen, act=act, change=how, item=item
        ),
        to=to,
    )


def item_or_404(document: Document, code: str) -> building.ItemData:
    """A question that the questionnaire has."""
    try:
        return building.item_of(document, code)
    except NoSuchItem:
        raise Http404 from None


def show(
    request: HttpRequest,
    draft: QuestionnaireDraft,
    document: Document,
    found: building.ItemData,
    form: EditItem,
    options: OptionRows,
) -> HttpResponseBase:
    """Render the question with all its fields."""
    if "more" in request.POST:
        options = options.with_spare()
    wrong = form.is_bound and "more" not in request.POST
    context = item_page(draft, document, found, form, options)
    context["errors"] = [*form.error_list, *options.errors] if wrong else []
    # The number of what was seen stays, or a conflict would pass for agreement.
    context["seen"] = request.POST.get("seen", draft.at)
    return render(
        request, "instruments/staff/item.html", context, status=422 if wrong else 200
    )
