"""What is counted of a survey that is being answered, subject by subject."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from heed.instruments.definition import Item
from heed.instruments.queries import definition_of
from heed.responses.choices import Group, Mode, State, Variant
from heed.responses.models import Fieldwork, Quota
from heed.responses.queries.watching import Came, Tally
from heed.safeguards.disclosure import OPEN_SURVEY, Kind, Question, Subject
from heed.studies.models import Reference

NO_SOURCE, OTHER_SOURCE, OTHER_GROUP, IN = "none", "undeclared", "other_group", "in"
COMPOSITION = ("group", "source", "state", "mode", "language", "variant")


@dataclass(frozen=True)
class Counted:
    """The subjects with how a response counts for each."""

    subjects: list[Subject] = field(default_factory=list)
    tallies: dict[str, Tally] = field(default_factory=dict)
    apart: dict[str, frozenset[str]] = field(default_factory=dict)

    def add(self, subject: Subject, tally: Tally, *apart: str) -> None:
        """Count one more subject; ``apart`` are answers outside its table."""
        self.subjects.append(subject)
        self.tallies[subject.code] = tally
        if apart:
            self.apart[subject.code] = frozenset(apart)


def counted_of(
    fieldwork: Fieldwork, references: Sequence[Reference], quotas: Sequence[Quota]
) -> Counted:
    """Everything that is counted: who came and how, quotas, and who was expected."""
    found = Counted()
    tags = tuple(fieldwork.sources.order_by("tag").values_list("tag", flat=True))
    answers: dict[str, tuple[str, ...]] = {
        "group": tuple(Group.values),
        "source": (*tags, NO_SOURCE, OTHER_SOURCE),
        "state": (State.COMPLETE.value, State.PARTIAL.value),
        "mode": tuple(Mode.values),
        "language": languages_of(fieldwork),
        "variant": tuple(Variant.values),
    }
    for code in COMPOSITION:
        tally = _source(tags) if code == "source" else _plainly(code)
        found.add(Subject(code, answers[code]), tally)
    for quota in quotas:
        found.add(Subject(quota_code(quota), (IN,), Kind.SEVERAL), _under_quota(quota))
    for one in references:
        subject = Subject(reference_code(one), (*one.shares, OTHER_GROUP))
        missing = set(subject.columns) - set(one.shares)
        found.add(subject, _of_group(one), *missing)
    return found


def question_of(fieldwork: Fieldwork, subjects: Sequence[Subject]) -> Question:
    """What is asked of the gate about responses: as an open survey, by its own ledger.

    Published tables have another ledger: whoever watches may open the rows anyway.
    """
    return Question(
        organisation=fieldwork.organisation,
        kind=f"watch:{fieldwork.id}",
        subjects=tuple(subjects),
        floors=OPEN_SURVEY,
    )


def languages_of(fieldwork: Fieldwork) -> tuple[str, ...]:
    """The languages that any questionnaire of a survey has."""
    editions = {one.edition for one in fieldwork.instruments.select_related("edition")}
    spoken = {code for one in editions for code in definition_of(one).languages}
    return tuple(sorted(spoken | {"en-gb"}))


def items_of(fieldwork: Fieldwork, group: str = "") -> list[Item]:
    """The questions of a survey in their order, or those that one group is asked."""
    asked = fieldwork.instruments.select_related("edition").order_by("group")
    if group:
        asked = asked.filter(group=group)
    found: dict[str, Item] = {}
    for one in asked:
        for item in definition_of(one.edition).items:
            if not group or not item.groups or group in item.groups:
                found.setdefault(item.code, item)
    return list(found.values())


def quota_code(quota: Quota) -> str:
    """The subject of a quota."""
    return f"quota.{quota.group}.{quota.source}"


def reference_code(reference: Reference) -> str:
    """The subject of a comparison with whom was expected."""
    return f"heard.{reference.group}.{reference.item}"


def _plainly(name: str) -> Tally:
    return lambda came: [getattr(came, name)]


def _source(tags: Sequence[str]) -> Tally:
    def tally(came: Came) -> list[str]:
        if not came.source_tag:
            return [NO_SOURCE]
        return [came.source_tag if came.source_tag in tags else OTHER_SOURCE]

    return tally


def _under_quota(quota: Quota) -> Callable[[Came], list[str]]:
    def tally(came: Came) -> list[str]:
        is_in = quota.group in {"", came.group}
        return [IN] if is_in and quota.source in {"", came.source_tag} else []

    return tally


def _of_group(reference: Reference) -> Tally:
    def tally(came: Came) -> list[str]:
        if came.group != reference.group:
            return [OTHER_GROUP]
        said = came.said(reference.item)
        return [said] if said in reference.shares else []

    return tally
