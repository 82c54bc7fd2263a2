"""The turns of interviews that came in with another program's file."""

from collections.abc import Mapping

from heed.coding.actions.importing_texts import Tally
from heed.coding.definition.exchange_voices import ROLES, SpokenStretch
from heed.coding.models import TurnList


def keep_turns(tally: Tally, turns: Mapping[str, list[SpokenStretch]]) -> None:
    """Keep who speaks where, for each text that came in with its turns."""
    numbers = {role: number for number, role in enumerate(ROLES, start=1)}
    TurnList.objects.bulk_create(
        TurnList(
            organisation=text.organisation,
            text=text.version.text,
            version=text.version.number,
            turns=[[numbers[t.role], t.start, t.end, None, None] for t in turns[guid]],
            roles={str(number): role for role, number in numbers.items()},
        )
        for guid, text in tally.of.items()
        if guid in turns
    )
