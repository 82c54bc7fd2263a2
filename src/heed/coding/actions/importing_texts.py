"""The texts of another program's file, sealed, with their passages and codings."""

import secrets
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from heed.coding.actions.importing_people import Coders
from heed.coding.actions.importing_rows import Rows
from heed.coding.actions.importing_telling import Telling
from heed.coding.choices import MarkState
from heed.coding.dealing import dealt
from heed.coding.definition import exchange
from heed.coding.definition.exchange_people import People, people_in
from heed.coding.models import CodedText, Coding, Excerpt, Mark, Project
from heed.foundation.ids import new_id
from heed.foundation.unsaved import unsaved
from heed.instruments.formats.losses import How
from heed.people.models import Account
from heed.responses.actions import compose_copy, compose_text
from heed.responses.choices import Group, TextKind
from heed.responses.models import TextVersion
from heed.safeguards.attention import Attention, look
from heed.safeguards.audience import Audience

GROUPS = {
    name.casefold(): group for group in Group for name in (group.value, group.label)
}
UNSEALED = TextVersion()
shuffle = secrets.SystemRandom().shuffle


@dataclass
class Tally:
    """What comes in, and where it stands, for the notes that hang on it.

    Where it does not seal, nothing can be stored of it: it tells beforehand what a
    file would cost.
    """

    seals: bool = True
    rows: Rows = field(default_factory=Rows)
    of: dict[str, CodedText] = field(default_factory=dict)  # by the source's identity
    passages: dict[str, Excerpt] = field(default_factory=dict)  # by the selection's


def compose_texts(
    by: Account,
    project: Project,
    theirs: exchange.Project,
    coders: Coders,
    codes: Mapping[str, str],
    at: datetime,
    telling: Telling,
    told: Callable[[int, int], None] | None,
    *,
    seals: bool = True,
) -> Tally:
    """Seal every text, with who said what of it, in an order that chance makes."""
    tally, people = Tally(seals), people_in(theirs)
    bringing = _Bringing(by, project, people, coders, codes, at, telling, tally)
    texts = [one for one in theirs.sources if one.text]
    telling.add(
        "Texts", len(theirs.sources) - len(texts), "texts without words.", NO_WORDS
    )
    shuffle(texts)
    places = sorted(dealt(len(texts)))
    for number, (place, source) in enumerate(zip(places, texts, strict=True), start=1):
        bringing.bring(source, place)
        if told:
            told(number, len(texts))
    _tell(theirs, people, telling)
    return tally


NO_WORDS = "There is nothing in them to code."
GUESSED = "They bear the time at which they came in, and go out again without one."
SILENT = "Whoever coded anything in a text counts as done with it; nobody else does."


@dataclass
class _Bringing:
    by: Account
    project: Project
    people: People
    coders: Coders
    codes: Mapping[str, str]  # the short name here, by the identity in the file
    at: datetime
    telling: Telling
    tally: Tally

    def bring(self, source: exchange.Source, position: int) -> None:
        """One text with all that was judged of it."""
        text = self.sealed(source, position)
        self.tally.of[source.guid] = text
        spans: dict[tuple[int, int], Excerpt] = {}
        said: dict[tuple[object, ...], Coding] = {}
        for one in source.selections:
            if one.end > one.start:
                excerpt = self.passage(text, one.start, one.end, spans)
                self.tally.passages[one.guid] = excerpt
                self.judge(text, excerpt, one.codings, said)
            else:
                self.empty(one)
        if source.codings:
            whole = self.passage(text, 0, len(source.text), spans)
            self.judge(text, whole, source.codings, said)
        rows = self.tally.rows
        rows.texts.append(text)
        rows.excerpts += spans.values()
        rows.codings += [(one, who, code) for (who, _, code), one in said.items()]
        self.mark(text, ((who, one.made_at) for (who, *_), one in said.items()))

    def sealed(self, source: exchange.Source, position: int) -> CodedText:
        person, group = self.people.of(source.guid)
        return unsaved(
            CodedText,
            organisation=self.project.organisation,
            project=self.project,
            version=self.version(source),
            place=self.project.place,
            person=person,
            group=GROUPS.get(group.strip().casefold(), ""),
            position=position,
            length=len(source.text),
            is_hard=self.tally.seals and look(source.text).attention is Attention.RAISE,
        )

    def version(self, source: exchange.Source) -> TextVersion:
        """The words, sealed; they came in as somebody else had edited them."""
        if not self.tally.seals:
            return UNSEALED
        text, key = compose_text(
            words=source.text,
            place=self.project.place,
            kind=TextKind.MARKS if source.of_marks else TextKind.TRANSCRIPT,
            language="en-gb",
        )
        version = compose_copy(
            by=self.by,
            text=text,
            key=key,
            words=source.text,
            audience=Audience.CUSTODIAN,
            purpose=self.project.purpose,
        )
        self.tally.rows.words.append((text, key))
        self.tally.rows.versions.append(version)
        return version

    def passage(
        self,
        text: CodedText,
        start: int,
        end: int,
        spans: dict[tuple[int, int], Excerpt],
    ) -> Excerpt:
        """The passage at a place, once however many selections lie there."""
        if (start, end) not in spans:
            spans[start, end] = unsaved(
                Excerpt,
                organisation=text.organisation,
                version=text.version,
                start=start,
                end=end,
            )
        return spans[start, end]

    def judge(
        self,
        text: CodedText,
        excerpt: Excerpt,
        codings: tuple[exchange.Coding, ...],
        said: dict[tuple[object, ...], Coding],
    ) -> None:
        for one in codings:
            what = (self.coders.who(one.by), excerpt.pk, self.codes[one.code])
            again = what in said
            self.telling.add("Codings", again, "codings twice.", "One stands.")
            if again:
                continue
            self.telling.add(
                "Codings", one.at is None, "without a time.", GUESSED, How.CHANGED
            )
            said[what] = unsaved(
                Coding,
                organisation=text.organisation,
                text=text,
                excerpt=excerpt,
                key=new_id(),
                made_at=one.at or self.at,
            )

    def empty(self, selection: exchange.Selection) -> None:
        self.telling.add(
            "Selections",
            1,
            "selections of no words.",
            "A passage has words; notes on them came in as notes on the text.",
        )
        self.telling.add(
            "Codings", len(selection.codings), "codings of no words.", NO_WORDS
        )

    def mark(self, text: CodedText, said: Iterable[tuple[str, datetime]]) -> None:
        last: dict[str, datetime] = {}
        for who, at in said:
            last[who] = max(at, last.get(who, at))
        text.is_done = bool(last)
        self.tally.rows.marks += [
            (
                unsaved(
                    Mark,
                    organisation=text.organisation,
                    text=text,
                    state=MarkState.DONE,
                    at=at,
                ),
                who,
            )
            for who, at in last.items()
        ]
        self.telling.add("Texts", 1, "texts.", SILENT, How.CHANGED)


def _tell(theirs: exchange.Project, people: People, telling: Telling) -> None:
    """What of texts, cases and sets has no place here."""
    sources, marked = theirs.sources, [s for t in theirs.sources for s in t.selections]
    values = [v for one in (*sources, *theirs.cases) for v in one.values]
    other = sum(value.variable not in people.variables for value in values)
    unsaid = sum(people.of(one.guid)[1].strip().casefold() not in GROUPS
                 for one in sources if one.text)  # fmt: skip
    named = sum(bool(s.name) for t in sources if not t.of_marks for s in t.selections)
    stamped = sum(one.made != exchange.UNKNOWN for one in (*sources, *marked))
    for where, count, what, why in (
        ("Texts", len(sources), "names of texts.", "They may name people."),
        ("Texts", unsaid, "texts whose group is not known.",
         "No case says service user, carer or staff in a variable “Group”."),
        ("Texts and selections", stamped, "marks of who made them and when.",
         "Of texts and passages that is not kept, of codings and notes it is."),
        ("Selections", named, "names.", "A passage is its words."),
        ("Variables", other, "values.", "Groups alone are kept."),
        ("Cases", len(theirs.cases), "names of cases.", "They may name people."),
        ("Cases", people.several, "texts in several cases.", "The first one counts."),
        ("Cases", sum(len(one.codes) + len(one.selections) for one in theirs.cases),
         "codes and selections of cases.", "People have texts here."),
        ("Cases", sum(bool(one.description) for one in theirs.cases),
         "descriptions of cases.", "They may name people."),
        ("Sets", len(theirs.sets), "sets.", "A sample is drawn here, by chance."),
    ):  # fmt: skip
        telling.add(where, count, what, why)
