"""Everything that happens in this room, one function each."""

from heed.coding.actions.answering import (
    answer_blank,
    lists_for_study,
    open_check_list,
)
from heed.coding.actions.arriving import (
    bring_in,
    bring_in_everywhere,
    draw_sample,
    settle_coded_texts,
)
from heed.coding.actions.asking import (
    ask_for_training,
    choose_at_desk,
    look_at_new_texts,
    note_broken_off,
    say_where_shown,
)
from heed.coding.actions.asking import (
    begin as begin_run,
)
from heed.coding.actions.basis import state_basis
from heed.coding.actions.bringing import (
    decide,
    discard,
    let_go_of_brought,
    note_brought_broken_off,
    read_again,
    take_file,
)
from heed.coding.actions.carrying_in import carry_in
from heed.coding.actions.closing import (
    close_project,
    end_coder,
    reopen_project,
    take_up_again,
)
from heed.coding.actions.coding import (
    apply_code,
    find_hard,
    mark_text,
    open_coded_text,
    take_off,
)
from heed.coding.actions.copies import (
    keep_copy,
    open_research_text,
)
from heed.coding.actions.drafting import (
    accept_suggestion,
    bring_back_suggestion,
    dismiss_suggestion,
    show_suggestions,
)
from heed.coding.actions.exporting import export_matrix, export_project
from heed.coding.actions.frameworks import (
    add_code,
    load_frameworks,
    publish_framework,
    supply_missing,
)
from heed.coding.actions.imported_ageing import forget_imported_person
from heed.coding.actions.importing import import_project
from heed.coding.actions.interview_ageing import (
    withdraw_interview,
)
from heed.coding.actions.interviews import (
    end_interview,
    map_speakers,
    pause_interview,
    record_interview,
    store_transcript,
)
from heed.coding.actions.issues import (
    merge_issues,
    move_issue,
    name_issue,
    rename_issue,
    split_issue,
)
from heed.coding.actions.memos import change_memo, take_memo_back, write_memo
from heed.coding.actions.notes_left import keep_note, remove_note
from heed.coding.actions.opening import (
    open_findings,
    open_mentions,
    open_quotes,
)
from heed.coding.actions.opening_found import open_found
from heed.coding.actions.papers import (
    write_paper,
)
from heed.coding.actions.projects import (
    add_coder,
    add_interviews,
    add_source,
    open_project,
    use_framework,
)
from heed.coding.actions.publishing import (
    Choice,
    look_first,
    publish_findings,
    take_back_edition,
)
from heed.coding.actions.retiring import let_go_of_taken_back, retire
from heed.coding.actions.running import carry_out
from heed.coding.actions.seeing import note_look, see_others
from heed.coding.actions.settling import settle
from heed.coding.actions.summaries import let_go_of_summaries, write_summary
from heed.coding.actions.withdrawing import forget_coded_texts

__all__ = [
    "Choice",
    "accept_suggestion",
    "add_code",
    "add_coder",
    "add_interviews",
    "add_source",
    "answer_blank",
    "apply_code",
    "ask_for_training",
    "begin_run",
    "bring_back_suggestion",
    "bring_in",
    "bring_in_everywhere",
    "carry_in",
    "carry_out",
    "change_memo",
    "choose_at_desk",
    "close_project",
    "decide",
    "discard",
    "dismiss_suggestion",
    "draw_sample",
    "end_coder",
    "end_interview",
    "export_matrix",
    "export_project",
    "find_hard",
    "forget_coded_texts",
    "forget_imported_person",
    "import_project",
    "keep_copy",
    "keep_note",
    "let_go_of_brought",
    "let_go_of_summaries",
    "let_go_of_taken_back",
    "lists_for_study",
    "load_frameworks",
    "look_at_new_texts",
    "look_first",
    "map_speakers",
    "mark_text",
    "merge_issues",
    "move_issue",
    "name_issue",
    "note_broken_off",
    "note_brought_broken_off",
    "note_look",
    "open_check_list",
    "open_coded_text",
    "open_findings",
    "open_found",
    "open_mentions",
    "open_project",
    "open_quotes",
    "open_research_text",
    "pause_interview",
    "publish_findings",
    "publish_framework",
    "read_again",
    "record_interview",
    "remove_note",
    "rename_issue",
    "reopen_project",
    "retire",
    "say_where_shown",
    "see_others",
    "settle",
    "settle_coded_texts",
    "show_suggestions",
    "split_issue",
    "state_basis",
    "store_transcript",
    "supply_missing",
    "take_back_edition",
    "take_file",
    "take_memo_back",
    "take_off",
    "take_up_again",
    "use_framework",
    "withdraw_interview",
    "write_memo",
    "write_paper",
    "write_summary",
]
