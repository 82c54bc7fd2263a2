"""What a model may learn of a project, and at which texts it may look.

Only words whose writers still allow it. A code counts where it stands: where those who
are done with the text agree, or where it was settled. A text on which something is
still open teaches nothing until it is settled, and one of another program nothing
before somebody said why it may be used. A list of what was marked in recordings and
pictures never does: times and areas say nothing of other words.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from heed.coding.agreement import on_each_code
from heed.coding.choices import MarkState, Part
from heed.coding.models import (
    Code,
    CodedText,
    KnownText,
    Mark,
    Project,
    Sighting,
    TrainedModel,
)
from heed.coding.passages import Span
from heed.coding.queries import judged
from heed.coding.queries.basis import untold_in
from heed.coding.queries.voices import heard_in, turns_of
from heed.coding.spoken import Heard
from heed.coding.still_allowed import still_allowed
from heed.responses.choices import TextKind
from heed.responses.sealed_words import version_words

SOME = 500


@dataclass(frozen=True)
class Learnable:
    """Texts to learn from, the codes that stand on each, and what was left out."""

    texts: tuple[UUID, ...]
    codes: tuple[Code, ...]
    stands: dict[UUID, frozenset[UUID]]
    unsettled: int
    with_help: int


def learnable(project: Project) -> Learnable:
    """What was coded and stands today; of an interview, what its participant said."""
    heard = heard_in(project)
    stands, mentions = judged.found_in(project, heard)
    said = {(one.text, one.code) for one in mentions}
    codes: dict[UUID, set[UUID]] = defaultdict(set)
    for text, code in stands.stands:
        if text not in heard.turns or (text, code) in said:
            codes[text].add(code)
    unsettled = {text for text, _code in stands.open}
    done = _done(project) - unsettled - untold_in(project) - _lists_of_marks(project)
    seen = Sighting.objects.filter(text__project=project)
    return Learnable(
        texts=tuple(sorted(done)),
        codes=tuple(judged.codes_of(project)),
        stands={text: frozenset(codes[text]) for text in done},
        unsettled=len(unsettled),
        with_help=len(done & set(seen.values_list("text", flat=True))),
    )


def between_coders(project: Project) -> dict[str, float]:
    """The kappa that coders reached on each code, by the code's label."""
    labels = {one.pk: one.label for one in judged.codes_of(project)}
    found = on_each_code(judged.judged_alone(project))
    return {
        labels[one.code]: round(one.kappa.value, 4)
        for one in found
        if one.code and one.kappa
    }


def not_looked_at(model: TrainedModel) -> QuerySet[CodedText]:
    """Texts of a project, still allowed, of which a model knows nothing yet."""
    known = KnownText.objects.filter(model=model, text=OuterRef("pk"))
    new = still_allowed(model.project).filter(~Exists(known))
    return new.exclude(version__text__kind=TextKind.MARKS)


def no_longer_allowed(model: TrainedModel) -> bool:
    """Whether a model learnt from words that may not be used any more."""
    learnt = KnownText.objects.filter(model=model, part=Part.LEARNT)
    stands = still_allowed(model.project).filter(pk=OuterRef("text"))
    return learnt.filter(~Exists(stands)).exists()


def waiting_for_a_turn(model: TrainedModel) -> list[KnownText]:
    """What a model was shown that is in no sample and that nobody has coded."""
    done = Mark.objects.filter(text=OuterRef("text"), state=MarkState.DONE)
    new = KnownText.objects.filter(model=model, part=Part.NEW)
    free = new.filter(~Exists(done), text__sample=None, doubt__isnull=False)
    return list(free.select_related("text").order_by("text__position"))


def said(texts: Iterable[UUID]) -> Iterator[tuple[UUID, str, str]]:
    """Each text with its writer and their words on one line, a few hundred at a time.

    Of an interview these are the participant's; a question says nothing of its answer.
    """
    wanted = list(texts)
    for begin in range(0, len(wanted), SOME):
        found = CodedText.objects.filter(pk__in=wanted[begin : begin + SOME])
        heard = Heard(turns_of(found))
        for one in found.select_related("version__text").order_by("position"):
            words = version_words(one.version)
            parts = heard.said(one.pk, Span(0, len(words)))
            own = " ".join(words[span.start : span.end] for _role, span in parts)
            yield one.pk, str(one.person), " ".join(own.split())


def model_in_use(project: Project) -> TrainedModel | None:
    """The model that a project uses today, if it has one."""
    return TrainedModel.objects.filter(project=project, gone_at=None).first()


def _lists_of_marks(project: Project) -> set[UUID]:
    found = project.texts.filter(version__text__kind=TextKind.MARKS)
    return set(found.values_list("pk", flat=True))


def _done(project: Project) -> set[UUID]:
    people = {one.pk for one in judged.people_who_code(project)}
    return {text for text, who in judged.done_by(project).items() if who & people}
