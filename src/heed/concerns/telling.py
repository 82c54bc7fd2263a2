"""What the answers of tell-us mean for a concern: read from codes, no database.

A skipped, not shown or not reached answer is none of the codes below, so it never
counts as a no.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.db.models import TextChoices

from heed.concerns.choices import (
    ALLEGATION_TOPICS,
    AboutStaff,
    Circle,
    Contact,
    Kind,
    Scope,
    Topic,
)
from heed.people.models import RoleName
from heed.responses.choices import Group, WardMaySee

NAMING_ITEMS = ("not_read_by_role", "not_read_by_name")
CONTACT_ITEMS = ("contact_name", "contact_where")
RETALIATION_ITEM = "detriment_words"
# Words that may travel to the ward in an edited copy, if the writer allowed it.
SHAREABLE_ITEMS = frozenset(
    {
        "what_happened",
        "good_why",
        "harm_body_words",
        "harm_mind_words",
        "better_if",
        "more",
    }
)
Texts = Mapping[str, Sequence[str]]


@dataclass(frozen=True)
class Told:
    """What a person told, as far as it decides who reads it, when, and who answers."""

    kinds: tuple[str, ...]
    topics: tuple[str, ...]
    in_danger: bool
    about_staff: str
    is_bereaved: bool
    contact: str
    ward_may_see: str
    fears_retaliation: bool
    scopes: tuple[str, ...]
    roles: tuple[str, ...]
    names_somebody: bool

    @property
    def circle(self) -> Circle:
        """Who may read it unread: the first readers, or two roles outside the line.

        Whoever names a person or a job to be kept out is read by the safeguarding lead
        first, who turns the name into a block on accounts.
        """
        is_close = (
            self.about_staff in {AboutStaff.YES, AboutStaff.NOT_SURE}
            or self.names_somebody
            or self.fears_retaliation
            or bool(ALLEGATION_TOPICS.intersection(self.topics))
        )
        return Circle.SAFEGUARDING if is_close else Circle.ORDINARY


def told_in(answers: Mapping[str, Any], texts: Texts, group: str) -> Told:
    """What the answers and sealed names of one person say."""
    excluded = several(answers, "not_read_by")
    return Told(
        kinds=_known(several(answers, "kind"), _codes(Kind)),
        topics=_known(several(answers, "topics"), _codes(Topic)),
        in_danger=answers.get("danger_now") in {"yes", "not_sure"},
        about_staff=_one_of(answers, "about_staff", _codes(AboutStaff), ""),
        is_bereaved=answers.get("died") == "yes",
        contact=_one_of(answers, "come_back", _codes(Contact), Contact.NOBODY),
        ward_may_see=_one_of(
            answers, "ward_sees", _codes(WardMaySee), WardMaySee.THEMES
        ),
        fears_retaliation=bool(
            {"suffered", "fear"}.intersection(several(answers, "detriment"))
        ),
        scopes=_scopes(excluded, group),
        roles=roles_named(texts.get("not_read_by_role", ())),
        names_somebody=bool({"role", "person"}.intersection(excluded)),
    )


def several(answers: Mapping[str, Any], item: str) -> tuple[str, ...]:
    """The codes chosen for an item, whether it allows one or several."""
    value = answers.get(item)
    if isinstance(value, str):
        return (value,)
    return tuple(value) if isinstance(value, list | tuple) else ()


def roles_named(words: Iterable[str]) -> tuple[str, ...]:
    """The roles of this service whose name stands in somebody's words."""
    said = " ".join(words).casefold()
    if not said:
        return ()  # as a rule; to look up what every role is called takes long
    return tuple(role.value for role in RoleName if role.label.casefold() in said)


def _scopes(excluded: tuple[str, ...], group: str) -> tuple[str, ...]:
    """Staff are never read by their own line, whatever they chose."""
    chosen = [s.value for s in (Scope.WARD, Scope.MANAGER) if s.value in excluded]
    if group == Group.STAFF and Scope.MANAGER.value not in chosen:
        chosen.append(Scope.MANAGER.value)
    return tuple(chosen)


@cache
def _codes(choices: type[TextChoices]) -> frozenset[str]:
    """The codes of a list of choices, worked out once."""
    return frozenset(choices.values)


def _known(codes: tuple[str, ...], known: frozenset[str]) -> tuple[str, ...]:
    return tuple(code for code in codes if code in known)


def _one_of(
    answers: Mapping[str, Any], item: str, known: frozenset[str], otherwise: str
) -> str:
    value = answers.get(item)
    return value if isinstance(value, str) and value in known else otherwise
