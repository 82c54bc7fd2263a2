"""Disagreements, and one text with what each coder said of it, in finished words."""

from collections import defaultdict, deque
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from heed.coding.dealing import sign_of
from heed.coding.models import Code, Coder, Project
from heed.coding.passages import Piece, Span, pieces, sentences
from heed.coding.presenters.desk import shortened
from heed.coding.presenters.voices import who_speaks
from heed.coding.queries.differing import Differing
from heed.coding.queries.judged import Passage, Settled
from heed.coding.spoken import Turn


def disagreement_rows(
    project: Project, differ: Iterable[Differing], codes: Iterable[Code]
) -> list[dict[str, Any]]:
    """Each text once, with the codes on which its coders differ."""
    labels = {one.pk: one.label for one in codes}
    return [
        {
            "href": reverse("coding:settle", args=[project.slug, one.text.pk]),
            "name": _("Text %(sign)s") % {"sign": sign_of(one.text.position)},
            "codes": [
                labels[code] + (" " + _("(settled)") if is_settled else "")
                for code, is_settled in one.codes
            ],
            "is_settled": all(is_settled for _code, is_settled in one.codes),
        }
        for one in differ
    ]


@dataclass(frozen=True)
class _Sentence:
    who: str  # who begins to speak here, if anybody does
    pieces: list[Piece]


def _drawn(
    words: str, spans: Iterable[Span], turns: Iterable[Turn]
) -> Iterator[_Sentence]:
    """Each sentence in pieces, held against the passages near it alone.

    A list of marks that came in may have a passage on each of its many lines.
    """
    ahead, near, speak = deque(sorted(spans)), list[Span](), deque(turns)
    for one in sentences(words):
        who = ""
        while speak and speak[0].span.start < one.end:
            who = who_speaks(speak.popleft().role)
        while ahead and ahead[0].start < one.end:
            near.append(ahead.popleft())
        near = [span for span in near if span.end > one.start]
        yield _Sentence(who, pieces(words, one, near))


def settling_page(
    words: str,
    turns: list[Turn],
    here: list[Passage],
    done: Mapping[UUID, Collection[UUID]],
    coders: list[Coder],
    codes: list[Code],
    settled: dict[UUID, Settled],
) -> dict[str, Any]:
    """The text with every passage, and for each code in doubt who said what.

    ``done`` tells for each code who judged it.
    """
    spans = [Span(one.start, one.end) for one in here]
    said: dict[UUID, set[UUID]] = defaultdict(set)
    quoted: dict[UUID, list[str]] = defaultdict(list)
    for one in here:
        if one.coder in done[one.code]:
            said[one.code].add(one.coder)
            quoted[one.code].append(shortened(words[one.start : one.end]))
    doubtful = [
        c for c in codes if c.pk in settled or 0 < len(said[c.pk]) < len(done[c.pk])
    ]
    agreed = [c.label for c in codes if said[c.pk] and c not in doubtful]
    return {
        "sentences": list(_drawn(words, spans, turns)),
        "agreed": agreed,
        "doubtful": [
            {
                "id": code.pk,
                "label": code.label,
                "quotes": list(dict.fromkeys(quoted[code.pk])),
                "said": [
                    _said(one.label, one.pk in said[code.pk])
                    for one in coders
                    if one.pk in done[code.pk]
                ],
                "settled": settled.get(code.pk),
                "after": settled[code.pk].number if code.pk in settled else 0,
            }
            for code in doubtful
        ],
    }


def _said(label: str, applied: bool) -> str:
    said = _("%(coder)s: yes") if applied else _("%(coder)s: no")
    return said % {"coder": label}
