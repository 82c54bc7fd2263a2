"""The controlled words of a response, one list each."""

from django.db.models import TextChoices


class Group(TextChoices):
    """Who speaks; a person may be several, one is chosen for analysis."""

    SERVICE_USER = "service_user", "Service user"
    CARER = "carer", "Carer, family or friend"
    STAFF = "staff", "Staff"


class Mode(TextChoices):
    """How the words reached us."""

    OWN_DEVICE = "own_device", "Own device"
    TABLET = "tablet", "Shared tablet"
    PAPER = "paper", "Paper, typed in"
    TOLD = "told", "Told to a helper"
    INTERVIEW = "interview", "Interview"
    IMPORT = "import", "Import"


class Helper(TextChoices):
    """Who wrote for the person; blank where the person wrote."""

    NOBODY = "", "Nobody"
    STAFF = "staff", "A member of staff"
    FAMILY = "family", "Family or a friend"
    ADVOCATE = "advocate", "An advocate"
    ANOTHER = "another", "Somebody else"


class Entrance(TextChoices):
    """How one came in."""

    POSTER = "poster", "Poster"
    TABLET = "tablet", "Ward tablet"
    LINK = "link", "Shared link"
    INVITATION = "invitation", "Personal invitation"
    DESK = "desk", "Typed in at the desk"
    IMPORT = "import", "Import"


class InvitedBy(TextChoices):
    """How a letter reaches somebody who is asked by name."""

    EMAIL = "email", "E-mail"
    POST = "post", "Post"


class Round(TextChoices):
    """Who is written to this time."""

    FIRST = "first", "Everybody who was not written to yet"
    REMINDER = "reminder", "Everybody who was, and has not answered"
    AGAIN = "again", "Today's letters once more, with new words"


class Variant(TextChoices):
    """The wording that was shown."""

    STANDARD = "standard", "Standard"
    EASY_READ = "easy_read", "Easy Read"


class State(TextChoices):
    """How far the answers went, and whether they still stand."""

    COMPLETE = "complete", "Complete"
    PARTIAL = "partial", "Partial"
    WITHDRAWN = "withdrawn", "Withdrawn"


class Purpose(TextChoices):
    """What answers may be used for; two purposes, two consents."""

    SERVICE = "service", "Making this service safer"
    RESEARCH = "research", "Research"


class Decision(TextChoices):
    """What a person said about a purpose."""

    YES = "yes", "Yes"
    NO = "no", "No"
    NOT_ASKED = "not_asked", "Not asked"


class WardMaySee(TextChoices):
    """What the writer lets the ward see of their words, least first."""

    NOTHING = "nothing", "Nothing"
    THEMES = "themes", "Themes only"
    EDITED = "edited", "My words, edited"
    OWN_WORDS = "own_words", "My own words"


class TextKind(TextChoices):
    """What a text is."""

    ANSWER = "answer", "Answer to a question"
    MESSAGE = "message", "Message in a conversation"
    NOTE = "note", "Note by staff"
    CONTACT = "contact", "How to reach the writer"
    TRANSCRIPT = "transcript", "Transcript"
    MARKS = "marks", "What was marked in a recording, a picture or pages"


class Signal(TextChoices):
    """What may make a person look twice at a response; none decides anything.

    None is about how somebody writes, how fast, with whose help or in which wording,
    and none is about an answer that is missing or is “I don't know”.
    """

    BURST = "burst", "Many answers in a short time by one way"
    UNKNOWN_WAY = "unknown_way", "A way that the survey does not use"
    ALIKE = "alike", "The same answers as several others at the same time"
    CONTRADICTION = "contradiction", "Answers that contradict each other"
    INTEREST = "interest", "Keen interest in payment or contact"


class DoubtDecision(TextChoices):
    """What a person decides about a response that raised a question."""

    SET_ASIDE = "set_aside", "Set aside"
    KEPT = "kept", "Keep"


class DoubtReason(TextChoices):
    """Why it was decided so; the first three set aside, the others keep."""

    SAME_PERSON = "same_person", "One person seems to have answered several times"
    NOT_OF_GROUP = "not_of_group", "The person seems not to be of a group that is asked"
    NOT_EARNEST = "not_earnest", "The answers seem not to be meant"
    EXPLAINED = "explained", "There is a good explanation"
    NOT_ENOUGH = "not_enough", "The signs are too few to doubt a person"
    MISTAKE = "mistake", "It was set aside by mistake"


DOUBT_REASONS = {
    DoubtDecision.SET_ASIDE: [
        DoubtReason.SAME_PERSON,
        DoubtReason.NOT_OF_GROUP,
        DoubtReason.NOT_EARNEST,
    ],
    DoubtDecision.KEPT: [
        DoubtReason.EXPLAINED,
        DoubtReason.NOT_ENOUGH,
        DoubtReason.MISTAKE,
    ],
}
