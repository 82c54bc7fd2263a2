"""Who coded in another program: somebody here, or somebody outside by a label.

Nobody's name is kept. Whoever brings a project in may say which of its coders has an
account; that person comes into the project with what they coded.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from heed.coding.actions.importing_telling import Telling
from heed.coding.actions.projects import add_coder
from heed.coding.choices import CoderKind, CoderRole
from heed.coding.definition.exchange import Project as Exchanged
from heed.coding.errors import NoSuchCoder
from heed.coding.models import Coder, Project
from heed.people.days import today_of
from heed.people.models import Account

NOBODY = "not named in the file"


@dataclass(frozen=True)
class Known:
    """A coder of a file who has an account, and from which experience they code."""

    account: Account
    kind: CoderKind = CoderKind.RESEARCHER


class Coders:
    """The coders of a file, in the order in which something of theirs came in."""

    def __init__(
        self, theirs: Exchanged, telling: Telling, known: Mapping[str, Known]
    ) -> None:
        """``known`` says of an identity, or of a name, in the file who that is."""
        self.telling = telling
        self.names = {one.guid: one.name or NOBODY for one in theirs.users}
        for said in known:
            if said not in self.names and said not in self.names.values():
                raise NoSuchCoder(said, sorted(set(self.names.values())))
        found = {g: known.get(g) or known.get(n) for g, n in self.names.items()}
        self.known = {guid: who for guid, who in found.items() if who}
        self.came: dict[str, Coder | None] = {}

    def who(self, guid: str) -> str:
        """Who did something; one stands for all whom the file does not name."""
        who = self._one(guid)
        self.came.setdefault(who, None)
        return who

    def seated(self, lead: Coder) -> Mapping[str, Coder]:
        """A seat in the project for each of them."""
        for who in self.came:
            known = self.known.get(who)
            if known is None:
                self.came[who] = self._outside(lead.project)
            elif known.account == lead.account:
                self.came[who] = lead
            else:
                self.came[who] = add_coder(
                    by=lead,
                    account=known.account,
                    role=CoderRole.CODER,
                    kind=known.kind,
                )
        return {who: coder for who, coder in self.came.items() if coder}

    def _outside(self, project: Project) -> Coder:
        today = today_of(project.organisation)
        before = sum(c is not None and c.account is None for c in self.came.values())
        return Coder.objects.create(
            organisation=project.organisation,
            project=project,
            account=None,
            role=CoderRole.CODER,
            kind=CoderKind.ELSEWHERE,
            label=f"Elsewhere {before + 1}",
            since=today,
            until=today,
        )

    def tell(self) -> None:
        """What is lost of them, once all that came is known."""
        idle = sum(self._one(guid) not in self.came for guid in self.names)
        self.telling.add(
            "Users", idle, "users who did nothing that came in.", "They have no label."
        )
        self.telling.add(
            "Users",
            sum(who not in self.known for who in self.came),
            "names of coders.",
            "Nobody without an account is kept by name; the list of labels is told.",
        )

    def named(self) -> tuple[tuple[str, str], ...]:
        """Each label here with the name in the file."""
        return tuple(
            (coder.label, name)
            for who, coder in self.came.items()
            for name in self._names_of(who)
            if coder
        )

    def _one(self, guid: str) -> str:
        """Two of a file who are one person here are one from here on."""
        who = guid if guid in self.names else ""
        known = self.known.get(who)
        if known is None:
            return who
        return next(g for g, k in self.known.items() if k.account == known.account)

    def _names_of(self, who: str) -> list[str]:
        names = [name for g, name in self.names.items() if self._one(g) == who]
        return names or [NOBODY]
