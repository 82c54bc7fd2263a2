"""The controlled words of coding, one list each."""

from django.db.models import TextChoices


class Unit(TextChoices):
    """What coders judge: a part of a text that they choose, or the whole of it."""

    SPAN = "span", "Passages that the coder selects"
    WHOLE = "whole", "The whole text"


class CoderRole(TextChoices):
    """What somebody does in a coding project."""

    LEAD = "lead", "Leads the project, and settles disagreements"
    ADJUDICATOR = "adjudicator", "Settles disagreements, and does not code"
    CODER = "coder", "Codes, and sees nobody else's codes"


class CoderKind(TextChoices):
    """From which experience somebody codes; agreement is told between kinds too."""

    RESEARCHER = "researcher", "Researcher"
    LIVED = "lived_experience", "Lived experience"
    MACHINE = "machine", "Suggestions by a model"
    ELSEWHERE = "elsewhere", "Coded in another program"


WITHOUT_ACCOUNT = frozenset({CoderKind.MACHINE, CoderKind.ELSEWHERE})


class MarkState(TextChoices):
    """How far one coder is with one text."""

    OPEN = "open", "Opened"
    DONE = "done", "Done"
    SKIPPED = "skipped", "Skipped; no reason is asked"


class SettledBy(TextChoices):
    """How a disagreement was settled."""

    THIRD = "third", "Decided by somebody who had not coded it"
    CONSENSUS = "consensus", "Agreed on by those who coded it"


class IssueAct(TextChoices):
    """What happened to an issue; its history is never rewritten."""

    NAMED = "named", "Named"
    RENAMED = "renamed", "Renamed"
    MOVED = "moved", "Moved to another factor"
    MERGED = "merged", "Merged into another issue"
    SPLIT = "split", "Split into several issues"
