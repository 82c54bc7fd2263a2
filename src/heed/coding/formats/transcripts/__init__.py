"""Reads transcripts of interviews: who spoke when, and what they said.

``read(content, name)`` takes a file as it came and gives a :class:`Transcript`: one
plain text, the exact place of each turn in it, and everything that was left out.
"""

from heed.coding.formats.transcripts.guessing import interviewers
from heed.coding.formats.transcripts.reading import read
from heed.coding.formats.transcripts.turns import (
    Limits,
    Note,
    Transcript,
    TranscriptRefused,
    Turn,
)

__all__ = [
    "Limits",
    "Note",
    "Transcript",
    "TranscriptRefused",
    "Turn",
    "interviewers",
    "read",
]
