"""``heed audit verify``: is the audit trail as it was written?"""

import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from heed.safeguards import audit
from heed.safeguards.models import AuditEntry


class Command(BaseCommand):
    help = "Check that no entry of the audit trail was changed, added or removed."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--json", action="store_true", help="Print one JSON object."
        )
        parser.add_argument(
            "--anchor",
            type=Path,
            help="A file outside the database with the ends of the chains at the last "
            "check. It is compared, then brought up to date. It shows when the whole "
            "database was put back to an earlier day.",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        verdicts = [audit.verify(one) for one in audit.chains()]
        rolled_back = _rolled_back(options["anchor"])
        sound = not rolled_back and all(verdict.whole for verdict in verdicts)
        if options["json"]:
            self.stdout.write(json.dumps(_as_data(verdicts, rolled_back, sound)))
        else:
            self._say(verdicts, rolled_back)
        if not sound:
            raise CommandError("The audit trail has been touched. Tell the board.")
        if options["anchor"]:
            ends = {str(v.organisation): [v.entries, v.head] for v in verdicts}
            options["anchor"].write_text(json.dumps(ends))

    def _say(self, verdicts: list[audit.Verdict], rolled_back: list[str]) -> None:
        for verdict in verdicts:
            where = "" if verdict.whole else f" It breaks at {verdict.broken_at}."
            self.stdout.write(
                f"{verdict.organisation}: {verdict.entries} entries. "
                f"{verdict.reason}{where}"
            )
        for organisation in rolled_back:
            self.stdout.write(
                f"{organisation}: entries that the anchor knows are not there."
            )
        if not verdicts:
            self.stdout.write("Nothing has been recorded yet.")


def _rolled_back(anchor: Path | None) -> list[str]:
    """The organisations whose chain no longer holds what the anchor remembers."""
    if anchor is None or not anchor.exists():
        return []
    gone = []
    for organisation, (position, seal) in json.loads(anchor.read_text()).items():
        entry = AuditEntry.objects.filter(
            organisation=organisation, position=position
        ).first()
        if position and (entry is None or bytes(entry.seal).hex() != seal):
            gone.append(organisation)
    return gone


def _as_data(
    verdicts: list[audit.Verdict], rolled_back: list[str], sound: bool
) -> dict[str, Any]:
    return {
        "sound": sound,
        "rolled_back": rolled_back,
        "chains": [
            {
                "organisation": str(v.organisation),
                "entries": v.entries,
                "broken_at": v.broken_at,
                "reason": v.reason,
            }
            for v in verdicts
        ],
    }
