"""A ward with everybody who works for it, and the browsers they sit at."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.test import Client

from heed.coding.actions import add_coder, name_issue, take_file, write_memo
from heed.coding.actions.frameworks import load_frameworks
from heed.coding.choices import CoderKind, CoderRole
from heed.coding.models import MemoToLookAt, WhyLook
from heed.coding.tests.factories import (
    a_coded_text,
    a_project,
    a_trained_model,
    coded,
)
from heed.coding.tests.interviewed import a_transcribed_interview
from heed.coding.tests.told import an_edition, in_the_project
from heed.concerns.models import Complaint, RetaliationReport
from heed.concerns.models.organisation import Debrief
from heed.concerns.tests.factories import a_concern
from heed.foundation import clock
from heed.foundation.ids import new_id
from heed.instruments.actions import begin_draft, load_library
from heed.instruments.building.documents import renamed
from heed.instruments.library.shelf import built_in
from heed.instruments.models import Edition
from heed.people.access import ROLES
from heed.people.models import Account, Place, RotaPattern, RotaShift
from heed.people.tests.factories import (
    LONG_AGO,
    a_service,
    a_ward,
    an_account,
    client_for,
    posted,
)
from heed.reception.models import Tablet
from heed.reception.tests.surveys import a_survey
from heed.responses.actions import (
    add_consent_text,
    compose_text,
    open_standing_feedback,
    open_survey,
)
from heed.responses.choices import Decision, Group, Purpose, TextKind
from heed.responses.models import Fieldwork, Response
from heed.responses.tests.factories import given, stored
from heed.safeguards.audience import Audience
from heed.studies.actions import open_study, plan_table
from heed.studies.models import Sampling


@dataclass
class House:
    """One ward that listens, and the people around it by role."""

    ward: Place
    people: dict[str, Account] = field(default_factory=dict)

    @property
    def service(self) -> Place:
        """What the ward belongs to."""
        return self.ward.parent


def a_house(**fields: Any) -> House:
    """A live ward with one person in each role, and standing feedback."""
    ward = a_ward(
        a_service(),
        live_on=date(2024, 1, 1),
        person_in_charge="the nurse in charge",
        no_phone=True,
        **fields,
    )
    house = House(ward)
    for name, role in ROLES.items():
        at = ward if role.works_on_the_ward else house.service
        house.people[name] = an_account(name, at=at)
    administrator = house.people["administrator"]
    open_standing_feedback(
        by=administrator,
        slug="standing-feedback",
        title="Standing feedback",
        places=[ward],
        editions=dict.fromkeys(Group.values, load_library(by=administrator)),
    )
    return house


def browser_of(house: House, who: str) -> Client:
    """The browser of somebody: of a role, or of nobody whom it should know."""
    if who == "stranger":
        return Client()
    if who == "no_second_factor":
        account = _of_every_role(house, second_factor=False)
        account.set_password("made up for tests")
        account.save()
        return client_for(account)
    if who == "leaver":
        account = _of_every_role(house)
        client = client_for(account)
        account.active_until = clock.now().date()
        account.save()
        return client
    return client_for(house.people[who])


def _of_every_role(house: House, **fields: Any) -> Account:
    account = an_account(at=house.service, **fields)
    for role in ROLES:
        posted(account, role, house.service)
    return account


def a_night_off(house: House) -> RotaShift:
    """An exception to the rota: for a night nobody is on call."""
    return RotaShift.objects.create(
        organisation=house.ward.organisation,
        place=house.ward,
        role="first_reader",
        starts=clock.now(),
        ends=clock.now() + timedelta(hours=8),
    )


def things_of(house: House) -> dict[str, Any]:
    """What addresses name, all of them real and within reach of their keepers."""
    nurse = house.people["ward_staff"]
    organisation = house.ward.organisation
    rota = RotaPattern.objects.create(
        organisation=organisation,
        place=house.ward,
        role="first_reader",
        account=house.people["first_reader"],
        weekday=0,
        starts="09:00",
        ends="17:00",
        since=LONG_AGO,
    )
    tablet = Tablet.objects.create(
        organisation=organisation,
        place=house.ward,
        code_look_up=b"made up",
        paired_by=nurse.id,
        paired_on=clock.now().date() - timedelta(days=1),
    )
    return {
        "code": house.ward.code,
        "survey": a_survey_of(house.people["researcher"], house.service),
        "wording": "en-gb",
        "study": "being-heard",
        "fieldwork": "being-heard",
        **desk_things(house),
        **research_things(house),
        **coding_things(house),
        "kind": "csv",
        "which": "cherries",
        "ending": "md",
        "blank": "funding",
        "what": "beds",
        "place": house.ward.code,
        "instrument": "tell-us",
        "group": "service_user",
        "mode": "paper",
        "item": "atmosphere",
        "account": nurse.id,
        "posting": nurse.postings.get().id,
        "pattern": rota.id,
        "shift": a_night_off(house).id,
        "tablet": tablet.id,
        "number": 1,
        "pk": 1,
        "uidb36": "abc",
        "key": "def",
        "token": "made-up-token",
    }


def research_things(house: House) -> dict[str, Any]:
    """A questionnaire being written, and the names of its parts and wordings."""
    definition = next(one for one in built_in() if one.code == "ward-check")
    draft = begin_draft(
        by=house.people["researcher"],
        document=renamed(definition.as_json(), "made-up"),
    )
    survey = open_survey(
        by=house.people["researcher"],
        slug="made-up",
        title="Made up",
        place=house.service,
        editions={"staff": [Edition.objects.get(instrument__code="ward-check")]},
        opens_on=clock.now().date(),
        closes_on=clock.now().date(),
    )
    study = open_study(
        by=house.people["researcher"],
        slug="made-up",
        title="Made up",
        sampling=Sampling.OPEN,
        fieldworks=[survey],
    )
    plan_table(
        by=house.people["researcher"],
        study=study,
        slug="made-up",
        title="Made up",
        item="atmosphere",
        groups=[Group.STAFF],
    )
    parts = {"draft": draft.pk, "part": "atmosphere", "variant": "cy", "form": "yaml"}
    parts["response"] = a_doubt(survey, house).pk
    return parts | dict.fromkeys(("study", "fieldwork", "table"), "made-up")


def coding_things(house: House) -> dict[str, Any]:
    """A project in which a researcher and a co-researcher code one text."""
    lead = a_project(house.people["researcher"], house.service)
    colleague = add_coder(
        by=lead,
        account=house.people["co_researcher"],
        role=CoderRole.CODER,
        kind=CoderKind.LIVED,
    )
    text = a_coded_text(lead, house.ward, house.people["first_reader"])
    made = [one.pk for one in coded(lead, text, "Staff workload")]
    a_trained_model(lead)
    answer = a_concern(house.ward, answers={"come_back": "code"}).response.texts.get()
    staff = in_the_project(lead, answer, house.people["first_reader"], Group.STAFF)
    coded(lead, staff, "Staff workload")
    load_frameworks(by=house.people["researcher"])
    interview = a_transcribed_interview(house.people["researcher"])
    memo = write_memo(by=lead, words="Made up.")
    look = MemoToLookAt.objects.create(
        organisation=lead.organisation,
        memo=memo,
        why=WhyLook.REPEATS,
        since=lead.since,
    )
    return {
        "note": look.pk,
        "brought": take_file(
            by=house.people["researcher"], name="a.qdpx", content=b"<Project/>"
        ).pk,
        "coder": colleague.pk,
        "memo": write_memo(by=lead, words="Made up.").pk,
        "framework": "ycff-mh",
        "version": "2018",  # incomplete, so that something can be supplied
        "concept": "social-environment",
        "earlier": "ycff",
        "before": "2012",
        "interview": interview.pk,
        "research_text": interview.text_id,
        "project": lead.project.slug,
        "coded": text.pk,
        "coding": made[0],
        "made": new_id(),
        "suggestion": new_id(),
        "factor": "staff-workload",
        "picture": "svg",
        "guide": "coreq",
        "written": "ethics",
        "edition": an_edition(lead, Audience.PUBLIC).pk,
        "page": "findings",
        "issue": name_issue(by=lead, name="Waiting").pk,
    }


def a_doubt(survey: Fieldwork, house: House) -> Response:
    """A response that came by a way that its survey does not use."""
    agreed = add_consent_text(
        by=house.people["researcher"],
        fieldwork=survey,
        purpose=Purpose.RESEARCH,
        language="en-gb",
        body="Made up.",
    )
    edition = survey.instruments.get().edition
    return stored(
        given(
            survey,
            edition,
            house.service,
            source_tag="elsewhere",
            texts={"more": ["Made up."]},
            research=Decision.YES,
            research_text=agreed,
        )
    ).response


def a_survey_of(researcher: Account, place: Place) -> str:
    """The code of a survey in whose study a researcher works."""
    survey = a_survey(researcher, place)
    open_study(
        by=researcher,
        slug="being-heard",
        title="Being heard",
        sampling=Sampling.OPEN,
        fieldworks=[survey],
    )
    return survey.code


def desk_things(house: House) -> dict[str, Any]:
    """A concern with a text and a complaint, and a reader who asked to talk."""
    concern = a_concern(house.ward, answers={"come_back": "code"})
    text = concern.response.texts.get()
    organisation = concern.organisation
    said, key = compose_text(
        words="Made up.", place=house.ward, kind=TextKind.MESSAGE, language="en-gb"
    )
    said.save()
    key.save()
    complaint = Complaint.objects.create(
        organisation=organisation,
        concern=concern,
        reference="MADE-UP",
        text=said,
        window_start=concern.window_start,
        window_kind=concern.window_kind,
    )
    report = RetaliationReport.objects.create(
        organisation=organisation,
        concern=concern,
        window_start=concern.window_start,
        window_kind=concern.window_kind,
    )
    debrief = Debrief.objects.create(
        organisation=organisation,
        reader=house.people["first_reader"],
        asked_on=clock.now().date(),
    )
    return {
        "concern": concern.pk,
        "text": text.pk,
        "complaint": complaint.pk,
        "debrief": debrief.pk,
        "report": report.pk,
    }
