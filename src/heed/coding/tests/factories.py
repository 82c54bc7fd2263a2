"""A coding project over made-up feedback, with two coders and a lead."""

from uuid import uuid4

from django.utils.text import slugify

from heed.coding.actions import (
    add_coder,
    add_source,
    apply_code,
    bring_in,
    mark_text,
    open_project,
)
from heed.coding.choices import CoderKind, CoderRole, MarkState
from heed.coding.definition.framework import fingerprint
from heed.coding.models import (
    Code,
    CodedText,
    Coder,
    Coding,
    Framework,
    Project,
    TrainedModel,
)
from heed.foundation import clock
from heed.foundation.ids import new_id
from heed.people.models import Account, Place
from heed.people.tests.factories import an_account
from heed.responses.actions import compose_text, edit_text, withdraw_response
from heed.responses.choices import Group, Purpose, TextKind, WardMaySee
from heed.responses.models import Response, Text, TextVersion, Withdrawal
from heed.responses.tests.factories import given, stored
from heed.safeguards.audience import Audience

NOTE = "Made-up words about care."
LABELS = ["Team factors", "Staff workload", "Communication systems"]


def a_framework(
    by: Account, *, version: str = "2012", number: int = 1, **fields
) -> Framework:
    """A small complete framework with three factors and a remainder."""
    document = a_document(version)
    framework = Framework(
        **{
            "organisation": by.organisation,
            "slug": "small",
            "version": version,
            "number": number,
            "title": "A small framework",
            "status": "complete",
            "document": document,
            "sha256": fingerprint(document),
            "published_at": clock.now(),
            "published_by": by,
            **fields,
        }
    )
    framework.save()
    for position, label in enumerate([*LABELS, "Outcome"], start=1):
        a_code(framework, label, position)
    return framework


def a_document(version: str) -> dict[str, object]:
    """The same framework as its document."""
    codes = [
        {
            "slug": slugify(label),
            "label": label,
            "layer": "local",
            "definition": f"Made-up words about {label}.",
            "evidence": ["D"],
        }
        for label in LABELS
    ]
    return {
        "slug": "small",
        "version": version,
        "title": "A small framework",
        "about": "Made up.",
        "setting": "Made up.",
        "sources": [{"id": "made-up", "title": "Made up"}],
        "marks": {"D": "Our own wording."},
        "status": "complete",
        "layers": [{"slug": "local", "label": "Local conditions"}],
        "codes": [*codes, {"slug": "outcome", "label": "Outcome", "kind": "outcome"}],
    }


def a_code(framework: Framework, label: str, position: int) -> Code:
    """One code of a framework."""
    code = Code(
        organisation=framework.organisation,
        framework=framework,
        slug=slugify(label),
        label=label,
        layer="" if label == "Outcome" else "local",
        kind="outcome" if label == "Outcome" else "factor",
        position=position,
    )
    code.save()
    return code


def told(fieldwork, edition, ward: Place, reader: Account, words: str, **changes):
    """Words that somebody gave, with an edited copy that may travel."""
    texts = {"more": words}
    what = given(fieldwork, edition, ward, texts=texts, **changes)
    response = stored(what).response
    text = Text.objects.get(response=response)
    if text.ward_may_see == WardMaySee.NOTHING:
        Text.objects.filter(pk=text.pk).update(ward_may_see=WardMaySee.EDITED)
    copied(text, reader, words)
    return response


def copied(text: Text, reader: Account, words: str) -> TextVersion:
    """An edited copy for the service's own use."""
    return edit_text(
        by=reader,
        text=text,
        words=words,
        audience=Audience.ORGANISATION,
        purpose=Purpose.SERVICE,
    )


def a_project(lead: Account, place: Place, **fields) -> Coder:
    """A project for the service's own use; gives its lead."""
    framework = fields.pop("framework", None) or a_framework(lead)
    said = {
        "slug": "a-project",
        "title": "A project",
        "purpose": Purpose.SERVICE,
        "content_note": NOTE,
    }
    project = open_project(by=lead, place=place, framework=framework, **said | fields)
    return project.coders.get()


def a_coder(lead: Coder, kind: CoderKind = CoderKind.LIVED, **fields) -> Coder:
    """A colleague who codes."""
    role = fields.pop("role", CoderRole.CODER)
    account = an_account("co_researcher", at=lead.project.place, **fields)
    return add_coder(by=lead, account=account, role=role, kind=kind)


def texts_of(project: Project) -> list[CodedText]:
    """The texts of a project in its order."""
    return list(project.texts.order_by("position"))


def filled(lead: Coder, fieldwork) -> list[CodedText]:
    """Let a fieldwork's words come in."""
    add_source(by=lead, fieldwork=fieldwork)
    bring_in(project=lead.project)
    return texts_of(lead.project)


def a_coded_text(lead: Coder, place: Place, reader: Account) -> CodedText:
    """A text of one's own in a project, without the way by which others come in."""
    text, key = compose_text(
        words="Made up.", place=place, kind=TextKind.MESSAGE, language="en-gb"
    )
    text.save()
    key.save()
    return CodedText.objects.create(
        organisation=lead.organisation,
        project=lead.project,
        version=copied(text, reader, "Made up."),
        place=place,
        person=new_id(),
        group=Group.CARER,
        position=lead.project.texts.count() + 1,
        length=8,
    )


def withdrawn(text: CodedText) -> None:
    """Whoever wrote a text takes their words back."""
    response = Response.objects.get(pk=text.person)
    withdraw_response(response=response, reason=Withdrawal.Reason.BY_CODE)


def a_trained_model(lead: Coder, **fields) -> TrainedModel:
    """A model by its row and a small score card, without anything that learnt."""
    said = {
        "organisation": lead.organisation,
        "project": lead.project,
        "framework": lead.project.framework,
        "number": lead.project.trained_models.count() + 1,
        "version": "a1" * 32,
        "data": "b2" * 32,
        "card": a_score_card(list(lead.project.framework.codes.all())),
        "key": b"made up",
        "made_at": clock.now(),
    }
    return TrainedModel.objects.create(**said | fields)


def a_score_card(codes: list[Code]) -> dict[str, object]:
    """Made-up figures for some codes, of which the first two are on."""
    figures = {"precision": 0.8, "recall": 0.5, "f1": 0.62, "kappa": 0.4}
    why = "only 3 test texts have it; 10 are needed"
    lines = [
        {
            **figures,
            "label": code.label,
            "code": code.slug,
            "on": at < 2,
            "why_off": "" if at < 2 else why,
            "between_coders": None,
            "n_test": 14 - at,
            "n_train": 60,
            "n_proposed": 9,
        }
        for at, code in enumerate(codes)
    ]
    miss = {"kind": "welsh", "words": "Wnaeth neb wrando.", "why": "not proposed"}
    kinds = {"welsh": {"sentences": 8, "missed": 1}}
    hard = {"sentences": 60, "missed": 1, "misses": [miss], "by_kind": kinds}
    averages = {"micro": 0.7, "macro": 0.6, "micro_on": 0.8, "macro_on": 0.7}
    counts = {"texts": 75, "n_train": 60, "n_test": 14, "people": 75, "left_out": 1}
    none = {"empty_texts": 0, "unsettled": 2, "with_help": 0}
    said = {"rule": "A rule.", "warning": "A warning.", "sentence_model": "Made up"}
    return {
        "labels": lines,
        "labels_on": 2,
        "hard": hard,
        "made": "2026-11-29",
        **averages,
        **counts,
        **none,
        **said,
    }


def code_named(coder: Coder, label: str) -> Code:
    """A code of the project's framework by its label."""
    return coder.project.framework.codes.get(label=label)


def coded(coder: Coder, text: CodedText, *labels: str, span=None) -> list[Coding]:
    """A text coded by somebody and done; no labels are an answer too."""
    start, end = span or (0, text.length)
    made = [
        apply_code(
            by=coder,
            text=text,
            start=start,
            end=end,
            key=uuid4(),
            code=code_named(coder, label),
        )
        for label in labels
    ]
    mark_text(by=coder, text=text, state=MarkState.DONE)
    return made


__all__ = ["Response", "a_coder", "a_project", "coded", "filled", "told"]
