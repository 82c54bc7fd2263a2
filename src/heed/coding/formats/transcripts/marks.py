"""Time marks and speakers' labels, as transcripts write them."""

import re

# 1:02:03.4, 00:12, 0:0:0.0, 00:00:01,000; hours may be left out.
TIME = r"(?:\d{1,3}:)?\d{1,2}:\d{1,2}(?:[.,]\d{1,9})?"
_TIME = re.compile(r"(?:(\d{1,3}):)?(\d{1,2}):(\d{1,2}(?:[.,]\d{1,9})?)")
GAP = r"[ \t]{0,8}"  # with a most, so that no line costs more than its length
ARROW = re.compile(rf"^{GAP}({TIME}){GAP}-->{GAP}({TIME})(?:[ \t].*)?$")

LABEL = r"[^\W_][^\n:\[\]()<>?!;]{0,39}?"
_SENTENCE = re.compile(r"[.,]\s+[a-z]|\.$|,$|\d{1,2}$(?<=\bat \d)")
# Labels that are believed where they stand once; others must stand at least twice.
SURE = re.compile(
    r"(?:int|interviewer|researcher|facilitator|moderator|participant|respondent|"
    r"interviewee|speaker|service user|carer|staff|nurse|p|r|i|s|su|ppt)"
    r"[ _-]?\d{0,3}",
    re.IGNORECASE,
)
MOST_WORDS = 5


def seconds(written: str) -> float | None:
    """Seconds from the beginning; ``None`` for what is no time."""
    match = _TIME.fullmatch(written.strip())
    if match is None:
        return None
    hours, minutes, rest = match.groups()
    moment = float(rest.replace(",", "."))
    if (int(minutes) > 59 and hours) or moment >= 60:
        return None
    return int(hours or 0) * 3600 + int(minutes) * 60 + moment


def could_be_label(words: str) -> bool:
    """Whether some words before a colon or a time may name a speaker."""
    words = words.strip()
    if not words or len(words.split()) > MOST_WORDS or _SENTENCE.search(words):
        return False
    return words[0].isupper() or SURE.fullmatch(words) is not None


def is_sure(label: str) -> bool:
    """Whether a label names a speaker even where it stands only once."""
    return SURE.fullmatch(label.strip()) is not None
