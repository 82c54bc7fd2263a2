"""Questionnaires: those that are published, and those that are being written."""

from heed.instruments.models.drafts import Act, DraftState, QuestionnaireDraft
from heed.instruments.models.editions import Edition, Instrument

__all__ = ["Act", "DraftState", "Edition", "Instrument", "QuestionnaireDraft"]
