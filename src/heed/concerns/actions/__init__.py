"""What can happen to a concern."""

from heed.concerns.actions.ageing import due_concerns, remove_concerns
from heed.concerns.actions.caring import ask_for_debrief, record_debrief
from heed.concerns.actions.complaints import (
    ComposedComplaint,
    acknowledge_complaint,
    answer_complaint,
    compose_complaint,
    make_complaint,
    open_complaint_contact,
)
from heed.concerns.actions.composing import ComposedConcern, compose_concern
from heed.concerns.actions.copying import share_edited_copy, tell_theme
from heed.concerns.actions.deciding import (
    decide_candour,
    decide_duty_to_act,
    grade_harm,
    say_provider,
)
from heed.concerns.actions.opening import (
    Opened,
    acknowledge,
    declare_conflict,
    open_concern,
    open_contact,
    open_one,
)
from heed.concerns.actions.replying import (
    close_concern,
    invite_complaint,
    mark_acting,
    reply,
)
from heed.concerns.actions.reports import open_complaint, open_report
from heed.concerns.actions.ringing import ring_due_clocks
from heed.concerns.actions.staff import (
    move_outside,
    raise_attention,
    record_staff_concerned,
)
from heed.concerns.actions.withdrawing import settle_what_writers_added
from heed.concerns.actions.writing_back import (
    add_from_writer,
    choose_contact,
    report_retaliation,
)

__all__ = [
    "ComposedComplaint",
    "ComposedConcern",
    "Opened",
    "acknowledge",
    "acknowledge_complaint",
    "add_from_writer",
    "answer_complaint",
    "ask_for_debrief",
    "choose_contact",
    "close_concern",
    "compose_complaint",
    "compose_concern",
    "decide_candour",
    "decide_duty_to_act",
    "declare_conflict",
    "due_concerns",
    "grade_harm",
    "invite_complaint",
    "make_complaint",
    "mark_acting",
    "move_outside",
    "open_complaint",
    "open_complaint_contact",
    "open_concern",
    "open_contact",
    "open_one",
    "open_report",
    "raise_attention",
    "record_debrief",
    "record_staff_concerned",
    "remove_concerns",
    "reply",
    "report_retaliation",
    "ring_due_clocks",
    "say_provider",
    "settle_what_writers_added",
    "share_edited_copy",
    "tell_theme",
]
