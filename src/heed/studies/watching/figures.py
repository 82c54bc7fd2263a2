"""The figures of the page on which a survey is watched."""

from collections.abc import Sequence

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from heed.responses.choices import Group
from heed.responses.queries.page_counts import COMPLETED, CONSENTED, START
from heed.safeguards.disclosure import Released
from heed.studies.watching.counted import COMPOSITION
from heed.studies.watching.heard import Compared, Heard
from heed.studies.watching.survey import Reached, Watched
from heed.studies.watching.words import (
    answer_labels,
    answer_words,
    days,
    items_by_code,
    page_words,
    question_words,
    quota_words,
    titles,
)
from heed.ui.figures import Counted, DotRow, Figure, Part, bars, counted, dots

DRAWN = 14  # so many stretches of days stand in the drawing


def by_day(windows: Sequence[Released], zone: str) -> Figure:
    """When answers came, in stretches of days that are over."""
    parts = [Counted(days(one.windows, zone), one.entries) for one in windows]
    last = parts[-1]
    return counted(
        title=_("When answers came"),
        sentence=_(
            "%(days)s: about %(count)s. More or fewer answers is neither good nor bad."
        )
        % {"days": last.label, "count": last.count},
        parts=parts,
        first_column=_("Days"),
        drawn=DRAWN,
        note=_(
            "A day with too few answers is shown with the rest of its week or month. "
            "Days that are not here had too few answers, or are not over yet."
        ),
    )


def composition(watched: Watched, sources: dict[str, str]) -> list[Figure]:
    """Who came and how, one figure for each thing that is counted."""
    return [
        bars(
            title=titles()[code],
            parts=_parts(code, watched, sources),
            base=watched.total.entries,
        )
        for code in COMPOSITION
    ]


def _parts(code: str, watched: Watched, sources: dict[str, str]) -> list[Part]:
    """The answers that are shown, and those that are not as one."""
    cells = watched.total.tables[code]
    known = {a: n for a, n in cells.items() if a not in MISSING}
    parts = [
        Part(answer_words(code, answer, sources), count)
        for answer, count in known.items()
        if count
    ]
    hidden = [answer_words(code, a, sources) for a, n in known.items() if n is None]
    return [*parts, Part(_(", ").join(hidden), None)] if hidden else parts


MISSING = ("skipped", "not_shown", "not_reached")


def quotas(watched: Watched, sources: dict[str, str]) -> Figure:
    """How far each quota is filled."""
    parts = [
        Counted(
            quota_words(one.quota, sources),
            one.so_far,
            _("of %(most)s") % {"most": one.quota.most},
        )
        for one in watched.quotas
    ]
    return counted(
        title=_("Quotas"),
        sentence=_("Counts are rounded; the door closes at the exact number."),
        parts=parts,
        first_column=_("Who"),
        beside_column=_("At most"),
    )


def funnel(watched: Watched) -> Figure:
    """From the first page to answers that were sent, each share with its base."""
    reached = {one.page: one.count for one in watched.funnel}
    first, agreed = reached[START], reached[CONSENTED]
    parts = []
    for one in watched.funnel:
        base, name = first, _("of visits to the first page")
        if one.page == COMPLETED:
            base, name = agreed, _("of those who said yes")
        beside = "" if one.page == START else share_words(one.count, base, name)
        parts.append(Counted(page_words(one.page, {}), one.count, beside))
    return counted(
        title=_("From the first page to sent answers"),
        sentence=_funnel_sentence(reached),
        parts=parts,
        first_column=_("Page"),
        beside_column=_("Share, and of what"),
        note=_(
            "These are visits: somebody who came twice is counted twice. "
            "They are counted by week."
        ),
    )


def drop_out(watched: Watched) -> Figure:
    """How often each page was reached, in the order of the survey."""
    items = items_by_code(watched.fieldwork)
    agreed = next(one.count for one in watched.funnel if one.page == CONSENTED)
    parts = [
        Counted(page_words(o.page, items), o.count, _aside(o, agreed))
        for o in watched.pages
    ]
    return counted(
        title=_("How far people went"),
        sentence=_(
            "Each bar is how often a page was reached. Where a bar is much shorter "
            "than the one before, look at the question, not at the people."
        ),
        parts=parts,
        first_column=_("Page"),
        beside_column=_("Share, and of what"),
    )


def heard(one: Heard, watched: Watched) -> Figure:
    """One group's answers beside whom the study expected to hear."""
    item = items_by_code(watched.fieldwork)[one.reference.item]
    group = one.reference.group
    labels = answer_labels(item, group)
    rows = [
        DotRow(
            labels.get(share.answer, share.answer),
            share.share,
            share.low,
            share.high,
            one.base,
            share.expected,
        )
        for share in one.shares
    ]
    title = f"{Group(group).label}: {question_words(item, group)}"
    return dots(title=title, sentence=heard_words(one, labels), rows=rows)


def heard_words(one: Heard, labels: dict[str, str]) -> str:
    """Who is fewer than expected, in words that blame nobody."""
    said = {
        Compared.FEWER: _("Fewer than expected: %(answers)s."),
        Compared.MORE: _("More than expected: %(answers)s."),
        Compared.ABOUT: _("About as expected, or too few to tell: %(answers)s."),
        Compared.HIDDEN: _("Too few to show: %(answers)s."),
    }
    sentences = [
        words % {"answers": _(", ").join(labels.get(s.answer, s.answer) for s in those)}
        for kind, words in said.items()
        if (those := one.those(kind))
    ]
    whence = _("Of about %(base)s people. Expected by %(source)s, %(dated)s.") % {
        "base": one.base,
        "source": one.reference.source,
        "dated": date_format(one.reference.dated, "F Y"),
    }
    lacks = (
        _("Some earlier days are not in it, since answers were taken back.")
        if one.lacks_some
        else ""
    )
    return " ".join([*sentences, whence, lacks]).strip()


def share_words(count: int | None, base: int | None, name: str) -> str:
    """A share of rounded counts with the name of its base; nothing if unknown."""
    if count is None or not base:
        return ""
    share = round(100 * min(count, base) / base)
    return f"{share}% {name}"


def _aside(one: Reached, agreed: int | None) -> str:
    if one.for_some:
        return _("only some are asked")
    if not one.page.startswith("q:"):
        return ""
    return share_words(one.count, agreed, _("of those who said yes"))


def _funnel_sentence(reached: dict[str, int | None]) -> str:
    first, sent = reached[START], reached[COMPLETED]
    if first is None or sent is None:
        return _("Some numbers are too small to show.")
    return _(
        "Of about %(first)s visits to the first page, about %(sent)s sent answers."
    ) % {
        "first": first,
        "sent": sent,
    }
