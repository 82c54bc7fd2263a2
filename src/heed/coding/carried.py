"""A transcript carried by its preview page: nothing is kept before a person agreed.

The page holds it and sends it back; what comes back is checked like any file.
"""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from heed.coding.formats.transcripts import Limits, Transcript, TranscriptRefused
from heed.coding.formats.transcripts.turns import Said, assemble

Seconds = Annotated[float, Field(ge=0, le=10**6)] | None


class Piece(BaseModel):
    """One turn with its words."""

    model_config = ConfigDict(extra="forbid", strict=True)
    speaker: str = Field(max_length=200)
    words: str
    begins: Seconds = None
    ends: Seconds = None


class Carried(BaseModel):
    """The turns of a transcript in their order."""

    model_config = ConfigDict(extra="forbid")
    turns: list[Piece]


def packed(found: Transcript) -> str:
    """A transcript as one line for a hidden field."""
    pieces = [
        Piece(speaker=t.speaker, words=found.said(t), begins=t.begins, ends=t.ends)
        for t in found.turns
    ]
    return Carried(turns=pieces).model_dump_json()


def unpacked(line: str) -> Transcript:
    """The transcript that a page sent back."""
    try:
        pieces = Carried.model_validate_json(line).turns
    except ValidationError:
        raise TranscriptRefused(
            "The preview did not arrive whole.", "Choose the file again."
        ) from None
    said = [Said(p.speaker, p.words, p.begins, p.ends) for p in pieces]
    words, turns = assemble(said, Limits())
    if not turns:
        raise TranscriptRefused("There are no words in it.", "Choose the file again.")
    return Transcript(words, turns, layout="")
