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
        findings = [attention.look(text) for text in words]
    except Exception:
        log.exception("the word rule broke")
        return "broken"
    raised = [f for f in findings if f.attention is attention.Attention.RAISE]
    return f"words-{raised[0].version}" if raised else ""
