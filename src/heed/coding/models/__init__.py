"""What is kept about coding: the frameworks, and what is coded to them."""

from heed.coding.models.answered import Answered
from heed.coding.models.basis import StatedBasis
from heed.coding.models.brought import BroughtFile
from heed.coding.models.codings import Coding, Excerpt, Memo, Resolution
from heed.coding.models.counted import CountedPerson
from heed.coding.models.editions import OUTSIDE, Edition, Step
from heed.coding.models.frameworks import (
    Code,
    Crosswalk,
    Framework,
    Kind,
    Relation,
    Status,
)
from heed.coding.models.interviews import (
    ByWhom,
    Contact,
    Ending,
    Interview,
    InterviewConsent,
    Paper,
    PaperKind,
    Speaker,
    SpeakerRole,
    TurnList,
)
from heed.coding.models.issues import Issue, IssueChange
from heed.coding.models.memos import MemoSpeaksOf, MemoToLookAt, WhyLook
from heed.coding.models.projects import (
    Coder,
    FrameworkInUse,
    ImportedFile,
    Project,
    Source,
)
from heed.coding.models.suggested import (
    Dismissal,
    KnownText,
    Run,
    Sighting,
    SuggestedCode,
    TrainedModel,
    WhereShown,
)
from heed.coding.models.summaries import Summary, SummaryBasis
from heed.coding.models.units import CodedText, Mark, Sample

__all__ = [
    "OUTSIDE",
    "Answered",
    "BroughtFile",
    "ByWhom",
    "Code",
    "CodedText",
    "Coder",
    "Coding",
    "Contact",
    "CountedPerson",
    "Crosswalk",
    "Dismissal",
    "Edition",
    "Ending",
    "Excerpt",
    "Framework",
    "FrameworkInUse",
    "ImportedFile",
    "Interview",
    "InterviewConsent",
    "Issue",
    "IssueChange",
    "Kind",
    "KnownText",
    "Mark",
    "Memo",
    "MemoSpeaksOf",
    "MemoToLookAt",
    "Paper",
    "PaperKind",
    "Project",
    "Relation",
    "Resolution",
    "Run",
    "Sample",
    "Sighting",
    "Source",
    "Speaker",
    "SpeakerRole",
    "StatedBasis",
    "Status",
    "Step",
    "SuggestedCode",
    "Summary",
    "SummaryBasis",
    "TrainedModel",
    "TurnList",
    "WhereShown",
    "WhyLook",
]
