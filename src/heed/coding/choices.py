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


class Shown(TextChoices):
    """Where a project shows suggested codes at the desk."""

    NOWHERE = "nowhere", "Nowhere"
    SINGLY = "singly", "On texts that one person codes"
    SAMPLES = "samples", "On all texts, also those that several people code"


class NextBy(TextChoices):
    """In which order a coder is given texts that nobody has coded."""

    CHANCE = "chance", "In the project's order, which chance made"
    DOUBT = "doubt", "Where the model is least sure first"


class Part(TextChoices):
    """What a text was to a model."""

    LEARNT = "learnt", "Learnt from"
    ASIDE = "aside", "Kept aside, to test it"
    NEW = "new", "Not coded, or not settled, when it learnt"


class Gone(TextChoices):
    """Why a model is in use no more."""

    REPLACED = "replaced", "A newer one took its place"
    TAKEN_BACK = "taken back", "Words that it learnt from may no longer be used"
    CLOSED = "closed", "The project was closed"


class Errand(TextChoices):
    """What a piece of long work is for."""

    TRAIN = "train", "Learn from what was coded"
    SUGGEST = "suggest", "Look at texts that came in since"


class RunState(TextChoices):
    """How far a piece of long work is."""

    WAITING = "waiting", "Asked for"
    RUNNING = "running", "Under way"
    DONE = "done", "Done"
    REFUSED = "refused", "Not done"
    STOPPED = "stopped", "Broken off"


class Basis(TextChoices):
    """On which ground words that another program brought may be used."""

    AGREED = "agreed", "The people whose words these are agreed to this use"
    APPROVED = "approved", "A committee allowed this use without asking each person"
    PUBLISHED = "published", "These words were published"
    MADE_UP = "made_up", "These words are made up"


class BringState(TextChoices):
    """How far a file of another program is on its way in."""

    TO_READ = "to read", "Waits to be read"
    READING = "reading", "Is being read"
    READ = "read", "Waits for a decision"
    TO_BRING = "to bring", "Waits to be brought in"
    BRINGING = "bringing", "Is being brought in"
    DONE = "done", "Is in"
    REFUSED = "refused", "Could not be read"
