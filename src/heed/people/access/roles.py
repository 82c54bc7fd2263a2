"""Permissions, and the roles that carry them, in words for a manager."""

from enum import Enum
from typing import ClassVar

from heed.people.models import RoleName


class Permission(Enum):
    """Everything that a member of staff may be allowed to do."""

    SEE_WARD_VIEW = "see a ward's closed windows and the words that may travel there"
    RECORD_LOOKING = "record that the ward looked and what it did"
    TYPE_IN = "type in paper, or write for someone at their word"
    READ_WORDS = "read what people wrote, as a first reader outside the ward"
    OPEN_ORIGINALS = "open the sealed original of a text"
    READ_ALLEGATIONS = "read what says that someone who works here did harm"
    REPLY = "reply to a writer by code"
    DECIDE_DUTY = "decide what a duty to act demands"
    SEE_AGGREGATES = "see numbers above the floors, never anyone's words"
    DO_RESEARCH = "work inside a study that has its own protocol"
    LEAD_CODING = "open a coding project, and say who codes in it"
    CODE_TEXTS = "code edited copies in projects that one was let into"
    IMPORT_FEEDBACK = "bring in feedback that the organisation already holds"
    SEE_AUDIT = "see who opened what"
    MANAGE_PLACES = "open, rename and close places and keep their numbers"
    MANAGE_ACCOUNTS = "invite people and give them roles"
    PLAN_ROTA = "plan who is on call and when words are read"
    PAIR_TABLETS = "pair a shared tablet with a ward and print its poster"


READING = frozenset(
    {
        Permission.READ_WORDS,
        Permission.OPEN_ORIGINALS,
        Permission.READ_ALLEGATIONS,
        Permission.REPLY,
        Permission.DECIDE_DUTY,
    }
)


class Role:
    """What someone in this role is there for, and what they may do."""

    name: ClassVar[RoleName]
    title: ClassVar[str]
    does: ClassVar[str]
    permissions: ClassVar[frozenset[Permission]]
    works_on_the_ward: ClassVar[bool] = False


class WardStaff(Role):
    name = RoleName.WARD_STAFF
    title = "Ward staff"
    does = "Sees how the ward feels at handover and records what was done about it."
    permissions = frozenset(
        {Permission.SEE_WARD_VIEW, Permission.RECORD_LOOKING, Permission.TYPE_IN}
    )
    works_on_the_ward = True


class WardManager(Role):
    name = RoleName.WARD_MANAGER
    title = "Ward manager"
    does = "As ward staff, and looks after the ward's tablet and posters."
    permissions = WardStaff.permissions | {Permission.PAIR_TABLETS}
    works_on_the_ward = True


class FirstReader(Role):
    name = RoleName.FIRST_READER
    title = "First reader"
    does = "Reads every concern first, from outside the ward, and replies to writers."
    permissions = frozenset(
        {
            Permission.READ_WORDS,
            Permission.OPEN_ORIGINALS,
            Permission.REPLY,
            Permission.SEE_WARD_VIEW,
            Permission.TYPE_IN,
        }
    )


class SafeguardingLead(Role):
    name = RoleName.SAFEGUARDING_LEAD
    title = "Safeguarding lead"
    does = "Reads concerns about people who work here, and decides on duties to act."
    permissions = FirstReader.permissions | {
        Permission.READ_ALLEGATIONS,
        Permission.DECIDE_DUTY,
        Permission.SEE_AUDIT,
    }


class PatientSafetyLead(Role):
    name = RoleName.PATIENT_SAFETY_LEAD
    title = "Patient safety lead"
    does = "Reads concerns, decides on duties to act, and brings in older feedback."
    permissions = FirstReader.permissions | {
        Permission.READ_ALLEGATIONS,
        Permission.DECIDE_DUTY,
        Permission.SEE_AGGREGATES,
        Permission.IMPORT_FEEDBACK,
        Permission.LEAD_CODING,
        Permission.CODE_TEXTS,
    }


class SafetyPartner(Role):
    name = RoleName.SAFETY_PARTNER
    title = "Safety partner"
    does = "Works with the organisation on safety and sees numbers only, never words."
    permissions = frozenset({Permission.SEE_AGGREGATES})


class Researcher(Role):
    name = RoleName.RESEARCHER
    title = "Researcher"
    does = "Works inside studies with a protocol, on what people agreed to share."
    permissions = frozenset(
        {
            Permission.DO_RESEARCH,
            Permission.SEE_AGGREGATES,
            Permission.LEAD_CODING,
            Permission.CODE_TEXTS,
        }
    )


class CoResearcher(Role):
    name = RoleName.CO_RESEARCHER
    title = "Co-researcher"
    does = "Codes edited copies with lived experience, in projects that let them in."
    permissions = frozenset({Permission.CODE_TEXTS})


class Administrator(Role):
    name = RoleName.ADMINISTRATOR
    title = "Administrator"
    does = "Keeps places, accounts and the rota in order, and reads nobody's words."
    permissions = frozenset(
        {
            Permission.MANAGE_PLACES,
            Permission.MANAGE_ACCOUNTS,
            Permission.PLAN_ROTA,
            Permission.PAIR_TABLETS,
            Permission.SEE_AUDIT,
        }
    )


ROLES: dict[str, type[Role]] = {
    role.name.value: role
    for role in (
        WardStaff,
        WardManager,
        FirstReader,
        SafeguardingLead,
        PatientSafetyLead,
        SafetyPartner,
        Researcher,
        CoResearcher,
        Administrator,
    )
}


def roles_with(permission: Permission) -> list[str]:
    """The names of the roles that carry a permission."""
    return [name for name, role in ROLES.items() if permission in role.permissions]


def reads(role: str) -> bool:
    """Whether a role reads people's words, and so must stand outside the ward."""
    return bool(ROLES[role].permissions & READING)
