"""The people of a project with what they named, where, and in which month."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import UTC, datetime, time
from uuid import UUID

from heed.coding.choices import CoderKind, MarkState
from heed.coding.cutting import Writers
from heed.coding.found import Factor, Names
from heed.coding.models import CodedText, Mark, Project
from heed.coding.queries.basis import untold_in
from heed.coding.queries.judged import codes_of
from heed.coding.results import Mention
from heed.coding.still_allowed import still_allowed
from heed.coding.tallies import Told
from heed.foundation.windows import Window, WindowKind, window_of
from heed.people.models import Place
from heed.people.queries import names_today, writers_history
from heed.responses.models import Fieldwork

NOON = time(12, tzinfo=UTC)  # of the first day of a month, it is in it in every zone


def told_in(project: Project, found: Iterable[Mention]) -> list[Told]:
    """Everybody whose texts a person is done with, and what stands of them.

    A person has one place, month and group: those of their response or interview.
    """
    named: dict[UUID, Counter[UUID]] = defaultdict(Counter)
    for one in found:
        named[one.person][one.code] += 1
    people: dict[UUID, Told] = {}
    untold = untold_in(project)
    for text in _done_texts(project):
        if text.person not in people and text.pk not in untold:
            people[text.person] = Told(
                text.person,
                text.group,
                text.place_id,
                text.source_id,
                _month_of(text),
                dict(named[text.person]),
                _is_open(text),
            )
    return list(people.values())


def names_in(project: Project) -> Names:
    """What a project's codes, places and sources are called today."""
    places = Place.objects.filter(pk__in=project.texts.values("place"))
    names = names_today(places)
    sources = project.sources.exclude(fieldwork=None).select_related("fieldwork")
    return Names(
        factors=tuple(
            Factor(code.slug, code.label, code.kind) for code in codes_of(project)
        ),
        places=_apart([(one.pk, names[one.pk], one.code) for one in places]),
        sources=_apart(
            [(one.pk, one.fieldwork.title, one.fieldwork.slug) for one in sources]
        ),
    )


def _apart(named: Iterable[tuple[UUID, str, str]]) -> dict[str, str]:
    """What each is called; of two with one name each says its short name too."""
    named = list(named)
    seen: set[str] = set()
    shared: set[str] = set()
    for _pk, name, _short in named:
        (shared if name in seen else seen).add(name)
    return {
        str(pk): f"{name} ({short})" if name in shared else name
        for pk, name, short in named
    }


def writers_in(project: Project, told: Iterable[Told]) -> Writers:
    """How many of a group could have written at a place in a month, read once."""
    months: dict[UUID, set[Window]] = defaultdict(set)
    for one in told:
        if one.month:
            months[one.place].add(one.month)
    places = Place.objects.filter(pk__in=months)
    histories = {one.pk: writers_history(one, months[one.pk]) for one in places}
    return lambda place, group, month: histories[place].possible(group, month)


def _done_texts(project: Project) -> Iterable[CodedText]:
    done = Mark.objects.filter(state=MarkState.DONE).exclude(
        coder__kind=CoderKind.MACHINE
    )
    texts = still_allowed(project).filter(pk__in=done.values("text"))
    return texts.select_related(
        "place",
        "source__fieldwork",
        "version__text__response",
        "version__text__interview",
    ).order_by("position")


def _is_open(text: CodedText) -> bool:
    """Whether nobody knows how many could have told this, so that no floor holds."""
    if text.source is None:
        return True
    fieldwork = text.source.fieldwork
    return fieldwork is not None and fieldwork.kind != Fieldwork.Kind.SERVICE_FEEDBACK


def _month_of(text: CodedText) -> Window | None:
    words = text.version.text
    if words.response is not None:
        start = words.response.window_start
    elif interview := getattr(words, "interview", None):
        start = datetime.combine(interview.month, NOON)
    else:
        return None
    return window_of(start, WindowKind.MONTH, text.place.zone)
