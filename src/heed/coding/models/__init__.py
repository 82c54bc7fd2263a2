"""What is kept about coding: the frameworks, and what is coded to them."""

from heed.coding.models.codings import Coding, Excerpt, Memo, Resolution
from heed.coding.models.frameworks import (
    Code,
    Crosswalk,
    Framework,
    Kind,
    Relation,
    Status,
)
from heed.coding.models.issues import Issue, IssueChange
from heed.coding.models.projects import Coder, FrameworkInUse, Project, Source
from heed.coding.models.units import CodedText, Mark, Sample

__all__ = [
    "Code",
    "CodedText",
    "Coder",
    "Coding",
    "Crosswalk",
    "Excerpt",
    "Framework",
    "FrameworkInUse",
    "Issue",
    "IssueChange",
    "Kind",
    "Mark",
    "Memo",
    "Project",
    "Relation",
    "Resolution",
    "Sample",
    "Source",
    "Status",
]
