"""The coding desk in finished words: the text in pieces, the codes, what was said."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from heed.coding.choices import Unit
from heed.coding.dealing import sign_of
from heed.coding.models import Code, CodedText, Coder, Coding, Issue, SuggestedCode
from heed.coding.passages import Span, pieces, sentences, trimmed
from heed.coding.presenters.again import again_words, finished_words
from heed.coding.presenters.drafts import began_as, drafts_on, why_now
from heed.coding.presenters.layers import by_layer, titled
from heed.coding.presenters.voices import who_speaks
from heed.coding.queries import desk
from heed.coding.queries.again import without_place
from heed.coding.queries.judged import codes_of
from heed.coding.queries.voices import turns_in
from heed.coding.spoken import Turn, role_at


def desk_page(
    coder: Coder, text: CodedText, words: str, drafts: Sequence[SuggestedCode] = ()
) -> dict[str, Any]:
    """Everything on the desk while one text lies on it."""
    project = coder.project
    codings = desk.own_codings(coder, text)
    codes, issues = codes_of(project), desk.issues_in_use(project)
    return {
        "page_title": _("Code a text"),
        "project": project,
        "text": text,
        "sign": sign_of(text.position),
        "shelf": f"{coder.pk}-{text.pk}",
        "is_whole": project.unit == Unit.WHOLE,
        "progress": progress_words(coder),
        "layers": _layers(project.framework.document, codes),
        "issues": [_issue(one) for one in issues],
        "choices": _choices(codes, issues, desk.recent_codes(coder)),
        "notes": desk.notes_of(coder, text),
        "why_now": why_now(coder, text),
        **(again_words(coder, text) or finished_words(coder, text)),
        **passages_pane(coder, text, words, codings, drafts),
    }


def passages_pane(
    coder: Coder,
    text: CodedText,
    words: str,
    codings: list[Coding],
    drafts: Sequence[SuggestedCode] = (),
) -> dict[str, Any]:
    """The text with its coded passages, and the list of them."""
    spans = [Span(one.excerpt.start, one.excerpt.end) for one in codings]
    turns, waiting = turns_in(text), without_place(coder, codings)
    return {
        "text": text,
        "project": coder.project,
        "is_whole": coder.project.unit == Unit.WHOLE,
        "has_turns": bool(turns),
        "sentences": [_sentence(words, one, spans, turns) for one in sentences(words)],
        "codings": [
            _coding(coder, one, words) | {"waits": one.pk in waiting} for one in codings
        ],
        **drafts_on(coder, text, drafts),
    }


def progress_words(coder: Coder) -> str:
    """How far somebody is, in one sentence."""
    now = desk.progress_of(coder)
    done = ngettext(
        "You have done %(done)s of %(texts)s text.",
        "You have done %(done)s of %(texts)s texts.",
        now.texts,
    ) % {"done": now.done, "texts": now.texts}
    if not now.skipped:
        return done
    return done + " " + _("You skipped %(count)s.") % {"count": now.skipped}


def label_of(coding: Coding) -> str:
    """What a judgement says: the issue with its factor, or the factor."""
    if coding.code:
        return coding.code.label
    issue = coding.issue
    return f"{issue.name} ({issue.code.label})" if issue.code else issue.name


def _sentence(
    words: str, span: Span, coded: list[Span], turns: list[Turn]
) -> dict[str, Any]:
    """A sentence; the first of a turn has the turn above it, with who speaks."""
    chosen = trimmed(words, span)
    opens = next(
        (t for t in turns if span.start <= t.span.start < span.end),
        None,
    )
    return {
        "turn": opens and {"who": who_speaks(opens.role), "span": opens.span},
        "who": who_speaks(role_at(turns, chosen.start)),
        "start": chosen.start,
        "end": chosen.end,
        "value": f"{chosen.start}-{chosen.end}",
        "words": words[chosen.start : chosen.end],
        "pieces": pieces(words, span, coded),
    }


def _coding(coder: Coder, coding: Coding, words: str) -> dict[str, Any]:
    span = coding.excerpt
    address = [coder.project.slug, coding.text_id, coding.pk]
    return {
        "id": coding.pk,
        "label": label_of(coding),
        "quote": shortened(words[span.start : span.end]),
        "start": span.start,
        "end": span.end,
        "code": coding.code_id,
        "issue": coding.issue_id,
        "off": reverse("coding:take_off", args=address),
        "began_as": began_as(coding),
    }


def shortened(words: str, most: int = 80) -> str:
    """The beginning and end of a passage."""
    plain = " ".join(words.split())
    if len(plain) <= most:
        return plain
    half = most // 2 - 1
    return f"{plain[:half].rstrip()} … {plain[-half:].lstrip()}"


def _layers(document: dict[str, Any], codes: list[Code]) -> list[dict[str, Any]]:
    """The codes under the layers that the framework says, with what each means."""
    said = {one["slug"]: one for one in document.get("codes", [])}
    return [
        {
            "title": titled(document, layer),
            "codes": [
                {
                    "id": code.pk,
                    "slug": code.slug,
                    "label": code.label,
                    "means": _means(said.get(code.slug, {})),
                }
                for code in here
            ],
        }
        for layer, here in by_layer(document, codes).items()
    ]


def _means(said: dict[str, Any]) -> str:
    """What a code means, and what to take instead where it is often mistaken."""
    guides = [guide["text"] for guide in said.get("not_when") or ()]
    return " ".join([said.get("definition") or "", *guides]).strip()


def _issue(issue: Issue) -> dict[str, Any]:
    return {
        "id": issue.pk,
        "name": issue.name,
        "factor": issue.code.label if issue.code else _("under no factor yet"),
    }


def _choices(
    codes: Iterable[Code], issues: Iterable[Issue], recent: list[str]
) -> list[dict[str, str]]:
    """What can be applied from the keyboard: what was used last stands first."""
    order = {slug: place for place, slug in enumerate(recent)}
    factors = sorted(codes, key=lambda one: order.get(one.slug, len(order)))
    found = [{"code": str(one.pk), "label": one.label} for one in factors]
    named = [
        {
            "issue": str(one.pk),
            "label": f"{one.name} ({one.code.label})" if one.code else one.name,
        }
        for one in issues
    ]
    return found + named
