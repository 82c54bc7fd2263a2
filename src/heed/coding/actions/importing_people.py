"""Who coded in another program, by a label; nobody's name is kept."""

from heed.coding.actions.importing_telling import Telling
from heed.coding.choices import CoderKind, CoderRole
from heed.coding.definition.exchange import Project as Exchanged
from heed.coding.models import Coder, Project
from heed.people.days import today_of

NOBODY = "not named in the file"


class Coders:
    """The coders of a file; each is made when the first thing of theirs comes in."""

    def __init__(self, project: Project, theirs: Exchanged, telling: Telling) -> None:
        self.project, self.telling = project, telling
        self.names = {one.guid: one.name or NOBODY for one in theirs.users}
        self.today = today_of(project.organisation)
        self.made: dict[str, Coder] = {}

    def __getitem__(self, guid: str) -> Coder:
        """Who did something; one coder stands for all whom the file does not name."""
        who = guid if guid in self.names else ""
        if who not in self.made:
            self.made[who] = Coder.objects.create(
                organisation=self.project.organisation,
                project=self.project,
                account=None,
                role=CoderRole.CODER,
                kind=CoderKind.ELSEWHERE,
                label=f"Elsewhere {len(self.made) + 1}",
                since=self.today,
                until=self.today,
            )
        return self.made[who]

    def named(self) -> tuple[tuple[str, str], ...]:
        """Each label here with the name in the file; and those who did nothing."""
        idle = sum(guid not in self.made for guid in self.names)
        self.telling.add(
            "Users", idle, "users who did nothing that came in.", "They have no label."
        )
        self.telling.add(
            "Users",
            len(self.made),
            "names of coders.",
            "Nobody without an account is kept by name; the list of labels is told.",
        )
        return tuple(
            (coder.label, self.names.get(guid, NOBODY))
            for guid, coder in self.made.items()
        )
