"""What the people of a story do: each verb of ``stories.yaml`` is one function."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from heed.concerns import actions
from heed.concerns.choices import CandourOutcome, CandourTable, DutyOutcome, HarmScale
from heed.concerns.models import Complaint, Concern, ConflictDeclaration
from heed.concerns.replies import warnings_about
from heed.config.demonstration.founding import Founded
from heed.config.demonstration.sending import key_of, work_off
from heed.people.models import Account
from heed.responses.actions import withdraw_response
from heed.responses.models import Text, Withdrawal

Step = dict[str, Any]


@dataclass(frozen=True)
class Scene:
    """One step of a story: what happens to which concern, and who does it."""

    found: Founded
    concern: Concern
    by: Account | None
    step: Step
    name: str

    @property
    def words(self) -> str:
        """What is said in this step."""
        return self.step["words"]

    @property
    def looked_at(self) -> list[str]:
        """The replier looked at every warning about these words."""
        return [warning.code for warning in warnings_about(self.words)]


def act(scene: Scene) -> None:
    """Play one step; a reader says first that they have no conflict of interest."""
    scene.concern.refresh_from_db()
    if scene.by is not None:
        _declare(scene.by, scene.concern)
    VERBS[scene.step["do"]](scene)
    work_off()


def cast(found: Founded, who: str) -> Account | None:
    """The account that plays a part; writers have none."""
    if who == "writer":
        return None
    readers = found.holding("first_reader")
    parts = {
        "reader": readers[0],
        "second": readers[1],
        "lead": found.holding("safeguarding_lead")[0],
        "safety": found.holding("patient_safety_lead")[0],
    }
    return parts[who]


def _declare(by: Account, concern: Concern) -> None:
    known = ConflictDeclaration.objects.filter(concern=concern, reader=by)
    if not known.exists():
        actions.declare_conflict(by=by, concern=concern, has_conflict=False)


def _open(scene: Scene) -> None:
    actions.open_concern(by=scene.by, concern=scene.concern)


def _acknowledge(scene: Scene) -> None:
    actions.acknowledge(by=scene.by, concern=scene.concern)


def _share(scene: Scene) -> None:
    text = Text.objects.get(response=scene.concern.response, item=scene.step["item"])
    actions.share_edited_copy(
        by=scene.by, concern=scene.concern, text=text, words=scene.words
    )


def _theme(scene: Scene) -> None:
    actions.tell_theme(by=scene.by, concern=scene.concern, theme=scene.words)


def _reply(scene: Scene) -> None:
    actions.reply(
        by=scene.by, concern=scene.concern, words=scene.words, answered=scene.looked_at
    )


def _acting(scene: Scene) -> None:
    actions.mark_acting(by=scene.by, concern=scene.concern)


def _close(scene: Scene) -> None:
    actions.close_concern(
        by=scene.by,
        concern=scene.concern,
        outcome=scene.words,
        answered=scene.looked_at,
    )


def _contact(scene: Scene) -> None:
    actions.open_contact(by=scene.by, concern=scene.concern)


def _duty(scene: Scene) -> None:
    actions.decide_duty_to_act(
        by=scene.by,
        concern=scene.concern,
        outcome=DutyOutcome(scene.step["outcome"]),
        reason=scene.words,
    )


def _candour(scene: Scene) -> None:
    actions.decide_candour(
        by=scene.by,
        concern=scene.concern,
        table=CandourTable.NHS,
        outcome=CandourOutcome(scene.step["outcome"]),
        reason=scene.words,
    )


def _grade(scene: Scene) -> None:
    actions.grade_harm(
        by=scene.by,
        concern=scene.concern,
        scale=HarmScale(scene.step["scale"]),
        level=scene.step["level"],
        reason=scene.words,
    )


def _staff(scene: Scene) -> None:
    accounts = [scene.found.people[name] for name in scene.step["accounts"]]
    actions.record_staff_concerned(
        by=scene.by, concern=scene.concern, accounts=accounts
    )


def _invite(scene: Scene) -> None:
    actions.invite_complaint(by=scene.by, concern=scene.concern)


def _hear_complaint(scene: Scene) -> None:
    complaint = Complaint.objects.get(concern=scene.concern)
    actions.acknowledge_complaint(by=scene.by, complaint=complaint)


def _add(scene: Scene) -> None:
    actions.add_from_writer(
        concern=scene.concern, words=scene.words, key=key_of(scene.name)
    )


def _complain(scene: Scene) -> None:
    actions.make_complaint(
        concern=scene.concern, words=scene.words, reach_me="", key=key_of(scene.name)
    )


def _retaliation(scene: Scene) -> None:
    actions.report_retaliation(
        concern=scene.concern, words=scene.words, key=key_of(scene.name)
    )


def _withdraw(scene: Scene) -> None:
    withdraw_response(response=scene.concern.response, reason=Withdrawal.Reason.BY_CODE)


VERBS: dict[str, Callable[[Scene], None]] = {
    "acknowledge": _acknowledge,
    "open": _open,
    "share": _share,
    "theme": _theme,
    "reply": _reply,
    "acting": _acting,
    "close": _close,
    "contact": _contact,
    "duty": _duty,
    "candour": _candour,
    "grade": _grade,
    "staff": _staff,
    "invite": _invite,
    "hear_complaint": _hear_complaint,
    "add": _add,
    "complain": _complain,
    "retaliation": _retaliation,
    "withdraw": _withdraw,
}
