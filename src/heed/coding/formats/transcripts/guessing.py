"""Who may be who in a transcript: a guess from labels and questions, for a person.

Whoever brings a transcript in confirms it or says otherwise; nothing rests on it alone.
"""

import re
from collections import Counter

from heed.coding.formats.transcripts.turns import Transcript

ASKS = re.compile(
    r"(interviewer|researcher|moderator|facilitator|int|iv|i|q)[ .#-]{0,2}\d{0,2}",
    re.IGNORECASE,
)
ANSWERS = re.compile(
    r"(participant|interviewee|respondent|service[ -]user|patient|carer|p|sp|r|a)"
    r"[ .#-]{0,2}\d{0,3}",
    re.IGNORECASE,
)


def interviewers(found: Transcript) -> set[str]:
    """The labels that look like whoever asked; empty where nobody can tell.

    A label that says so is believed. Otherwise the one voice that asks most, and asks
    in most of its turns, is taken, unless it is the only voice.
    """
    labels = found.speakers
    named = {one for one in labels if ASKS.fullmatch(one.strip())}
    if named or len(labels) < 2:
        return named if len(named) < len(labels) else set()
    unknown = [one for one in labels if not ANSWERS.fullmatch(one.strip())]
    asked, turns = Counter[str](), Counter[str]()
    for turn in found.turns:
        turns[turn.speaker] += 1
        asked[turn.speaker] += found.said(turn).rstrip().endswith("?")
    often = [one for one in unknown if 2 * asked[one] > turns[one]]
    return {max(often, key=lambda one: asked[one])} if often else set()
