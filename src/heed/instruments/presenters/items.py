"""One question as its form shows it, with what hangs on it."""

from typing import Any

from django.utils.translation import gettext as _

from heed.instruments.building import routes
from heed.instruments.building.documents import Document, variants
from heed.instruments.definition.readiness import PROTOCOL
from heed.instruments.models import QuestionnaireDraft
from heed.instruments.naming import KIND_NAMES
from heed.instruments.presenters.drafts import condition_words
from heed.ui.pictures import names

LAST = ("groups", "picture")


def item_page(
    draft: QuestionnaireDraft,
    document: Document,
    item: Document,
    form: Any,
    options: Any,
) -> dict[str, Any]:
    """The context of a question's page."""
    code = item["code"]
    first = [n for n in form.fields if n not in PROTOCOL and n not in LAST]
    return {
        "page_title": _("Question %(code)s") % {"code": code},
        "draft": draft,
        "item": item,
        "kind": KIND_NAMES.get(item["kind"], item["kind"]),
        "form": form,
        "first": [form[name] for name in first],
        "protocol": [form[name] for name in PROTOCOL],
        "last": [form[name] for name in LAST],
        "options": options.rows if form.has_options else None,
        "may_exclude": item["kind"] == "several",
        "pictures": sorted(names()),
        "shown": condition_words(item.get("shown_if"), document),
        "dependents": routes.dependents(document, code),
        "is_translated": len(variants(document)) > 1,
        "has_group_words": any(
            group in (item.get("ask") or {}) for group in document["groups"]
        ),
    }
