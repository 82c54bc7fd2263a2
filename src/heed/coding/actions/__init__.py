"""Everything that happens in this room, one function each."""

from heed.coding.actions.arriving import (
    bring_in,
    bring_in_everywhere,
    draw_sample,
)
from heed.coding.actions.coding import (
    apply_code,
    find_hard,
    mark_text,
    open_coded_text,
    take_off,
)
from heed.coding.actions.issues import (
    merge_issues,
    move_issue,
    name_issue,
    rename_issue,
    split_issue,
)
from heed.coding.actions.memos import write_memo
from heed.coding.actions.projects import (
    add_coder,
    add_source,
    close_project,
    end_coder,
    open_project,
    use_framework,
)
from heed.coding.actions.settling import settle
from heed.coding.actions.withdrawing import forget_coded_texts

__all__ = [
    "add_coder",
    "add_source",
    "apply_code",
    "bring_in",
    "bring_in_everywhere",
    "close_project",
    "draw_sample",
    "end_coder",
    "find_hard",
    "forget_coded_texts",
    "mark_text",
    "merge_issues",
    "move_issue",
    "name_issue",
    "open_coded_text",
    "open_project",
    "rename_issue",
    "settle",
    "split_issue",
    "take_off",
    "use_framework",
    "write_memo",
]
