"""What can happen at the public doors."""

from heed.reception.actions.coming_back import (
    ask_to_be_spoken_to,
    take_back,
    try_words,
)
from heed.reception.actions.complaints import begin_complaint, give_complaint
from heed.reception.actions.giving import end_sitting, give
from heed.reception.actions.invited import (
    begin_invited,
    stop_letters,
    try_invitation,
)
from heed.reception.actions.letters import problems_of, take_letter
from heed.reception.actions.receipts import words_of
from heed.reception.actions.sittings import (
    begin_sitting,
    clear_sitting,
    keep_sitting,
)
from heed.reception.actions.surveys import (
    agree,
    begin_survey,
    choose_groups,
    go_on_with,
    keep_nothing,
    note_page,
    note_visit,
    save_sitting,
)
from heed.reception.actions.tablets import (
    meet_tablet,
    new_secret,
    pair_tablet,
    revoke_tablet,
)
from heed.reception.actions.typing import type_in

__all__ = [
    "agree",
    "ask_to_be_spoken_to",
    "begin_complaint",
    "begin_invited",
    "begin_sitting",
    "begin_survey",
    "choose_groups",
    "clear_sitting",
    "end_sitting",
    "give",
    "give_complaint",
    "go_on_with",
    "keep_nothing",
    "keep_sitting",
    "meet_tablet",
    "new_secret",
    "note_page",
    "note_visit",
    "pair_tablet",
    "problems_of",
    "revoke_tablet",
    "save_sitting",
    "stop_letters",
    "take_back",
    "take_letter",
    "try_invitation",
    "try_words",
    "type_in",
    "words_of",
]
