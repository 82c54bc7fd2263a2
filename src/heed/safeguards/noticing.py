"""What the word rule noticed: it raises attention, and its silence says nothing."""

import logging
from collections.abc import Iterable

from heed.safeguards import attention

log = logging.getLogger("heed.safeguards")


def noticed_in(words: Iterable[str]) -> str:
    """The version of the word rule, if it noticed something; else nothing.

    A rule that breaks raises attention too: it must not cost a person their words.
    """
    try:
        is_raised = any(attention.is_raised(text) for text in words)
        return f"words-{attention.word_list().version}" if is_raised else ""
    except Exception:
        log.exception("the word rule broke")
        return "broken"
