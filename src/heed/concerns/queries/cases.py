"""What stands around a concern: decisions, grades, history, and who was told."""

from collections import Counter
from dataclasses import dataclass
from uuid import UUID

from heed.concerns.access import reads_reports
from heed.concerns.candour import Thresholds, tables_to_ask
from heed.concerns.models import (
    CandourDecision,
    Complaint,
    Concern,
    DutyDecision,
    Escalation,
    Message,
    Provider,
    RetaliationReport,
    StaffConcerned,
    StaffGrade,
)
from heed.concerns.queries.clocks import may_know
from heed.concerns.queries.texts import texts_for
from heed.people.models import Account
from heed.responses.models import Text
from heed.safeguards.audit import entries_about, openings_of
from heed.safeguards.models import AuditEntry


@dataclass(frozen=True)
class Case:
    """Everything around a concern but the words."""

    concern: Concern
    texts: list[Text]
    messages: list[Message]
    complaint: Complaint | None
    reports: list[RetaliationReport]
    grades: list[StaffGrade]
    candour: list[CandourDecision]
    duty: list[DutyDecision]
    staff: list[StaffConcerned]


@dataclass(frozen=True)
class History:
    """Who did what with a concern, and who opened its words how often."""

    entries: list[AuditEntry]
    openings: Counter[UUID]
    calls: list[Escalation]
    names: dict[UUID, str]


def case_for(account: Account, concern: Concern) -> Case:
    """What a reader needs beside the words."""
    return Case(
        concern=concern,
        texts=list(texts_for(account, concern).order_by("item", "position", "id")),
        messages=list(
            concern.messages.select_related("text").order_by("position", "id")
        ),
        complaint=Complaint.objects.filter(concern=concern).first(),
        reports=_reports(account, concern),
        grades=list(concern.staff_grades.select_related("grader")),
        candour=list(concern.candour_decisions.select_related("by")),
        duty=list(concern.duty_decisions.select_related("by", "level")),
        staff=list(concern.staff_concerned.select_related("account")),
    )


def _reports(account: Account, concern: Concern) -> list[RetaliationReport]:
    """Reports of harm for having spoken up; nothing of them for a first reader."""
    if not reads_reports(account, concern):
        return []
    return list(concern.retaliation_reports.order_by("window_start", "id"))


def candour_asked(concern: Concern) -> list[Thresholds]:
    """The tables whose thresholds are met and on which nobody has decided yet."""
    grades = list(concern.staff_grades.values_list("scale", "level"))
    decided = set(concern.candour_decisions.values_list("table", flat=True))
    return [
        table
        for table in tables_to_ask(provider_of(concern.organisation))
        if table.table not in decided
        and table.asked_by(concern.response.answers, grades)
    ]


def provider_of(organisation: UUID) -> str | None:
    """Which candour thresholds hold for an organisation, if somebody said so."""
    known = Provider.objects.filter(organisation=organisation).first()
    return known.table if known else None


def accounts_to_name(concern: Concern) -> list[Account]:
    """The accounts that a concern may be about: everybody of its organisation."""
    return list(
        Account.objects.filter(organisation=concern.organisation).order_by("name")
    )


def staff_names(concern: Concern) -> list[str]:
    """Names to look for in words before a copy of them travels."""
    accounts = Account.objects.filter(organisation=concern.organisation)
    return list(accounts.values_list("name", flat=True))


def history_of(account: Account, concern: Concern) -> History:
    """Who did what with a concern, and who opened its words how often."""
    entries = entries_about("concern", concern.id)
    openings: Counter[UUID] = Counter()
    texts = Text.objects.filter(response=concern.response_id)
    for text in texts.values_list("id", flat=True):
        openings += openings_of(text)
    calls = list(
        Escalation.objects.filter(may_know(account, "clock__"), clock__concern=concern)
        .select_related("account", "clock")
        .order_by("at", "rung", "id")
    )
    known = {entry.by for entry in entries} | set(openings)
    names = dict(Account.objects.filter(id__in=known).values_list("id", "name"))
    return History(entries, openings, calls, names)
