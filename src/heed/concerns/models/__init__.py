"""What the concerns room keeps."""

from heed.concerns.models.access import (
    ConflictDeclaration,
    Entrusted,
    ExcludedReader,
    Received,
    StaffConcerned,
)
from heed.concerns.models.clocks import Clock, Escalation
from heed.concerns.models.concerns import Concern
from heed.concerns.models.conversation import Message
from heed.concerns.models.decisions import CandourDecision, DutyDecision, StaffGrade
from heed.concerns.models.doors import Complaint, RetaliationReport
from heed.concerns.models.organisation import Debrief, Provider

__all__ = [
    "CandourDecision",
    "Clock",
    "Complaint",
    "Concern",
    "ConflictDeclaration",
    "Debrief",
    "DutyDecision",
    "Entrusted",
    "Escalation",
    "ExcludedReader",
    "Message",
    "Provider",
    "Received",
    "RetaliationReport",
    "StaffConcerned",
    "StaffGrade",
]
