"""The controlled words of a concern, one list each."""

from django.db.models import TextChoices


class Kind(TextChoices):
    """What a person wants to tell about; several may hold."""

    WENT_WRONG = "went_wrong", "Something went wrong"
    COULD_GO_WRONG = "could_go_wrong", "Something could go wrong"
    UNEXPLAINED = "unexplained", "A bad outcome that nobody has explained"
    GOOD_CARE = "good_care", "Good care"
    SUGGESTION = "suggestion", "A suggestion"


class Topic(TextChoices):
    """What a concern is about, as its writer or a reader said; several may hold."""

    SEXUAL_SAFETY = "sexual_safety", "Sexual safety"
    RESTRAINT = "restraint", "Restraint, seclusion or medicine by force"
    RACISM = "racism", "Racism or discrimination"
    ABUSE_BY_STAFF = "abuse_by_staff", "Abuse by someone who works there"
    VIOLENCE = "violence", "Violence or threats by others"
    SELF_HARM = "self_harm", "Self-harm"
    MEDICINES = "medicines", "Medicines"
    LISTENED = "listened", "Being listened to"
    LEAVE = "leave", "Leave, or being kept in"
    GOING_HOME = "going_home", "Leaving care or waiting for it"
    STAFFING = "staffing", "Staffing"
    BUILDING = "building", "The building"
    SOMETHING_ELSE = "something_else", "Something else"


class State(TextChoices):
    """How far the service has come with a concern."""

    UNREAD = "unread", "Not read yet"
    READ = "read", "Read"
    REPLIED = "replied", "Replied"
    ACTING = "acting", "Being acted on"
    CLOSED = "closed", "Closed"
    WITHDRAWN = "withdrawn", "Taken back by the writer"


class Contact(TextChoices):
    """How the writer wants to be reached, if at all."""

    NOBODY = "nobody", "Nobody comes back to me"
    CODE = "code", "Reply by code"
    SPEAK = "speak", "Somebody speaks to me"


class Circle(TextChoices):
    """Who may read it at first: the first readers, or two roles outside the line."""

    ORDINARY = "ordinary", "First readers"
    SAFEGUARDING = "safeguarding", "Safeguarding lead and patient safety lead"


class AboutStaff(TextChoices):
    """Whether it is about someone who works here."""

    UNSAID = "", "Not said"
    YES = "yes", "Yes"
    NO = "no", "No"
    NOT_SURE = "not_sure", "Not sure"


class WhyNow(TextChoices):
    """Who or what said that a person must read it now; there is no word for less."""

    NOBODY = "", "Nobody has said so"
    WRITER = "writer", "The writer said that someone may be in danger"
    WORD_RULE = "word_rule", "A word rule noticed something"
    READER = "reader", "A reader said so"


class Promise(TextChoices):
    """What a clock promises."""

    ACKNOWLEDGED = "acknowledged", "Somebody has seen that it came"
    SECONDED = "seconded", "A second person has seen that it came"
    READ = "read", "Somebody has read it"
    REPLIED = "replied", "The writer has a reply"
    ACTED = "acted", "The writer has heard what was done"
    COMPLAINT_ACKNOWLEDGED = "complaint_acknowledged", "The complaint is acknowledged"
    COMPLAINT_ANSWERED = "complaint_answered", "The complaint is answered"


class Sender(TextChoices):
    """Who speaks in a conversation."""

    WRITER = "writer", "The writer"
    SERVICE = "service", "The service"


class Scope(TextChoices):
    """Whom an exclusion covers."""

    ACCOUNT = "account", "One account"
    WARD = "ward", "Everybody who works on the ward"
    MANAGER = "manager", "The ward's managers and their line"
    ROLE = "role", "Everybody in a role"


class WhyExcluded(TextChoices):
    """Why somebody must not read it."""

    WRITER = "writer", "The writer asked for it"
    STAFF_CONCERNED = (
        "staff_concerned",
        "It concerns this person, or their ward or line",
    )
    CONFLICT = "conflict", "The reader declared a conflict of interest"


class WhyEntrusted(TextChoices):
    """Why somebody may read a concern that their role does not reach."""

    NO_READER_LEFT = "no_reader_left", "Every reader of the place is excluded"


class HarmScale(TextChoices):
    """Physical and psychological harm are two scales and are never mixed."""

    PHYSICAL = "physical", "Physical harm"
    PSYCHOLOGICAL = "psychological", "Psychological harm"


class CandourTable(TextChoices):
    """Which thresholds of the duty of candour hold."""

    NHS = "nhs", "NHS bodies"
    OTHER = "other", "Other providers"


class CandourOutcome(TextChoices):
    """What a named person decided about the duty of candour."""

    APPLIES = "applies", "The duty applies"
    DOES_NOT = "does_not", "The duty does not apply"
    NOT_YET = "not_yet", "More must be found out first"


class DutyOutcome(TextChoices):
    """What a named person decided about acting to keep people safe."""

    CHECK_EVERYONE = "check_everyone", "Everyone at this place is checked on now"
    SAFEGUARDING = "safeguarding", "It is taken to the safeguarding team"
    EMERGENCY = "emergency", "Emergency services are told about the place"
    NOT_NOW = "not_now", "Nothing has to be done at once"


class ComplaintState(TextChoices):
    """How far a complaint has come."""

    MADE = "made", "Made"
    ACKNOWLEDGED = "acknowledged", "Acknowledged"
    ANSWERED = "answered", "Answered"
    WITHDRAWN = "withdrawn", "Taken back"


OPEN_STATES = (State.UNREAD, State.READ, State.REPLIED, State.ACTING)
# Read outside the line only; no other topic lowers anything.
ALLEGATION_TOPICS = frozenset(
    {
        Topic.SEXUAL_SAFETY.value,
        Topic.RESTRAINT.value,
        Topic.RACISM.value,
        Topic.ABUSE_BY_STAFF.value,
    }
)
