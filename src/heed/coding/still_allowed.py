"""Which words in a coding project their writers still let be used for its purpose.

A yes can be taken back, and a choice narrowed, long after a copy came in. What no
longer stands is read by nobody: not on the desk, not as a quote, not in a file.
"""

from django.db.models import Exists, OuterRef, Q, QuerySet

from heed.coding.models import CodedText, InterviewConsent, Project
from heed.concerns.choices import Circle
from heed.concerns.models import Concern
from heed.responses.choices import Decision, Purpose, State, WardMaySee
from heed.responses.models import ConsentDecision, TextKey, TextVersion


def still_allowed(project: Project) -> QuerySet[CodedText]:
    """The texts of a project whose writers still allow what they are coded for.

    Who takes back a yes, or whose words safeguarding has meanwhile, is not among them.
    """
    kept = Concern.objects.filter(
        response=OuterRef("text__response"), circle=Circle.SAFEGUARDING
    )
    stands = TextVersion.objects.filter(
        Q(text__response=None) | writer_allows(project),
        Q(text__interview=None) | interview_stands(project),
        Exists(TextKey.objects.filter(text=OuterRef("text"))),
        ~Exists(kept),
        pk=OuterRef("version"),
    ).exclude(text__response__state=State.WITHDRAWN)
    return CodedText.objects.filter(Exists(stands), project=project)


def interview_stands(project: Project) -> Q:
    """Transcripts of people who said yes to a project's purpose, and still do."""
    yes = InterviewConsent.objects.filter(
        interview=OuterRef("text__interview"),
        purpose=project.purpose,
        decision=Decision.YES,
        withdrawn_on=None,
    )
    return Q(Exists(yes), text__interview__withdrawn_on=None)


def writer_allows(project: Project) -> Q:
    """Answers whose writers let them be used for a project's purpose."""
    if project.purpose == Purpose.SERVICE:
        return ~Q(text__ward_may_see=WardMaySee.NOTHING)
    yes = ConsentDecision.objects.filter(
        response=OuterRef("text__response"),
        purpose=project.purpose,
        decision=Decision.YES,
        withdrawn_on=None,
    )
    return Q(Exists(yes))
