"""What answers say about how they were given: by whom, for whom, with which limits."""

from collections.abc import Mapping
from typing import Any

from heed.instruments.definition import Definition
from heed.instruments.definition.items import ShortText
from heed.responses.choices import Helper, Mode, WardMaySee

HELPERS = {
    "staff_member": Helper.STAFF,
    "family_friend": Helper.FAMILY,
    "advocate": Helper.ADVOCATE,
}
Answers = Mapping[str, Any]

# What the last page says about coming back, by what the person chose.
NOBODY, BY_CODE, SPEAK, SPEAK_NOWHERE = "nobody", "code", "speak", "speak_nowhere"
NOT_ASKED = "not_asked"
COMPLAINT = "complaint"


def written_by(answers: Answers, mode: str) -> str:
    """The mode: told to a helper where somebody wrote for the person."""
    return Mode.TOLD if answers.get("writer") == "someone_for_me" else mode


def helped_by(answers: Answers, helper: str) -> str:
    """Who wrote for the person; somebody, where that was not said."""
    if answers.get("writer") != "someone_for_me":
        return helper
    return HELPERS.get(str(answers.get("helper")), Helper.ANOTHER)


def may_be_seen(answers: Answers) -> str:
    """What the writer lets the ward see; themes where nothing was chosen."""
    chosen = answers.get("ward_sees")
    return chosen if chosen in WardMaySee.values else WardMaySee.THEMES


def came_back_to(definition: Definition, answers: Answers) -> str:
    """Whether and how anybody comes back to the writer, for the last page."""
    if "come_back" not in definition.by_code:
        return NOT_ASKED
    chosen = answers.get("come_back")
    if chosen == SPEAK:
        where = {answers.get("contact_name"), answers.get("contact_where")}
        return SPEAK if "written" in where else SPEAK_NOWHERE
    return BY_CODE if chosen == BY_CODE else NOBODY


def contact_items(definition: Definition) -> frozenset[str]:
    """The items that say who the writer is or where to find them."""
    return _short_texts(definition, "contact")


def naming_items(definition: Definition) -> frozenset[str]:
    """The items that name who must not read it."""
    return _short_texts(definition, "names_person")


def _short_texts(definition: Definition, mark: str) -> frozenset[str]:
    return frozenset(
        item.code
        for item in definition.items
        if isinstance(item, ShortText) and getattr(item, mark)
    )
