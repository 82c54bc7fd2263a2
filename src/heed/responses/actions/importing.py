"""Bringing in the feedback that an organisation already holds."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, time
from itertools import islice
from uuid import UUID

from django.db import transaction

from heed.foundation import clock
from heed.foundation.keyring import keys
from heed.foundation.keys import Purpose
from heed.foundation.windows import Window, window_of
from heed.foundation.writer import Outcome, Submission, submit_all
from heed.instruments.actions import publish_edition
from heed.instruments.models import Edition
from heed.people.actions import found_organisation, open_place
from heed.people.models import Account, Place
from heed.responses.actions.giving import Given, compose_response
from heed.responses.choices import Entrance, Group, Mode
from heed.responses.formats.import_map import ImportMap
from heed.responses.formats.import_rows import ImportedRow
from heed.responses.formats.problems import RowProblem
from heed.responses.imported import SCORE, comment_code, definition_for
from heed.responses.models import Fieldwork, FieldworkPlace, SourceRecord
from heed.safeguards.audit import About, Event, record

BATCH = 200
Row = ImportedRow | list[RowProblem]


@dataclass(frozen=True)
class ImportSite:
    """Where a file's rows go: made ready once, before the first row."""

    by: Account
    organisation: Place
    fieldwork: Fieldwork
    edition: Edition
    places: dict[str, Place]


@dataclass
class Tally:
    """What became of the rows; the three numbers add up to the rows of the file."""

    stored: int = 0
    duplicates: int = 0
    refused: int = 0
    problems: list[RowProblem] = field(default_factory=list)

    @property
    def rows(self) -> int:
        """How many rows were read."""
        return self.stored + self.duplicates + self.refused


@transaction.atomic
def prepare_import(*, by: Account | None, spec: ImportMap, nation: str) -> ImportSite:
    """Find or make the organisation, places, questionnaire and fieldwork of a map."""
    organisation, account = _organisation(by, spec, nation)
    edition = publish_edition(by=account, definition=definition_for(spec))
    places = _places(account, organisation, spec)
    fieldwork = _fieldwork(account, spec, places)
    return ImportSite(account, organisation, fieldwork, edition, places)


def import_rows(*, site: ImportSite, rows: Iterable[Row]) -> Iterator[Tally]:
    """Store rows in batches; each batch's tally is given as it is committed.

    A duplicate is the same source and source id, never an equal text. A row that is
    sent again after a crash is found as a duplicate, so an import may be repeated.
    """
    rows = iter(rows)
    while batch := list(islice(rows, BATCH)):
        yield _import_batch(site, batch)


@transaction.atomic
def finish_import(*, site: ImportSite, tally: Tally) -> None:
    """Put on record who brought in how much, from which source."""
    record(
        by=site.by.id,
        event=Event.IMPORTED,
        about=About("fieldwork", site.fieldwork.id),
        organisation=site.organisation.id,
        details={
            "stored": tally.stored,
            "duplicates": tally.duplicates,
            "refused": tally.refused,
        },
    )


def known_look_ups(
    organisation: UUID, source: str, look_ups: list[bytes]
) -> set[bytes]:
    """Which of these source ids were brought in before."""
    found = SourceRecord.objects.filter(
        organisation=organisation, source=source, look_up__in=look_ups
    )
    return {bytes(one) for one in found.values_list("look_up", flat=True)}


def source_look_up(row: ImportedRow) -> bytes:
    """A source's identity of a row, as a hash that only this installation can make."""
    return keys().keyed_hash(Purpose.IMPORT, f"{row.source}\x1f{row.source_id}")


def _import_batch(site: ImportSite, batch: list[Row]) -> Tally:
    tally = Tally()
    fresh: dict[bytes, ImportedRow] = {}
    for row in batch:
        if isinstance(row, list):
            tally.refused += 1
            tally.problems += row
        elif (look_up := source_look_up(row)) in fresh:
            tally.duplicates += 1
        else:
            fresh[look_up] = row
    source = next((row.source for row in fresh.values()), "")
    known = known_look_ups(site.organisation.id, source, list(fresh))
    tally.duplicates += len(known)
    new = {one: row for one, row in fresh.items() if one not in known}
    _store(site, new, tally)
    return tally


def _store(site: ImportSite, new: dict[bytes, ImportedRow], tally: Tally) -> None:
    submissions = [_submission(site, row, look_up) for look_up, row in new.items()]
    for row, result in zip(new.values(), submit_all(submissions), strict=True):
        if result is Outcome.STORED:
            tally.stored += 1
        elif result is Outcome.REPEATED:
            tally.duplicates += 1
        else:
            tally.refused += 1
            tally.problems.append(_not_stored(row.row))


def _not_stored(row: int) -> RowProblem:
    problem = "The store did not take this row."
    return RowProblem(row, "", "", problem, "Run the import again.")


def _submission(site: ImportSite, row: ImportedRow, look_up: bytes) -> Submission:
    composed = compose_response(_given(site, row))
    source = SourceRecord(
        organisation=site.organisation.id,
        source=row.source,
        look_up=look_up,
        respondent_look_up=_respondent(row),
        response=composed.response,
        date_is_doubtful=row.date_is_doubtful,
        is_identifying=row.identifying,
        labels=row.labels,
    )
    key = UUID(bytes=look_up[:16], version=4)
    return Submission(key=key, rows=[*composed.rows, source])


def _respondent(row: ImportedRow) -> bytes | None:
    if row.respondent_id is None:
        return None
    value = f"respondent\x1f{row.source}\x1f{row.respondent_id}"
    return keys().keyed_hash(Purpose.IMPORT, value)


def _given(site: ImportSite, row: ImportedRow) -> Given:
    place = site.places[row.place.slug]
    answers: dict[str, object] = {SCORE: row.score or "skipped"}
    texts: dict[str, str | list[str]] = {}
    for position, text in enumerate(row.texts):
        code = comment_code(position)
        answers[code] = "skipped" if text.words is None else "written"
        if text.words is not None:
            texts[code] = text.words
    return Given(
        fieldwork=site.fieldwork,
        edition=site.edition,
        place=place,
        window=_window(row, place),
        group=Group.SERVICE_USER,
        mode=Mode.IMPORT,
        entrance=Entrance.IMPORT,
        language="en-gb",
        answers=answers,
        texts=texts,
    )


def _window(row: ImportedRow, place: Place) -> Window:
    noon = datetime.combine(row.period_start, time(12), tzinfo=UTC)
    return window_of(noon, row.coarseness, place.zone)


def _organisation(
    by: Account | None, spec: ImportMap, nation: str
) -> tuple[Place, Account]:
    named = spec.place.organisation
    if by is not None:
        return Place.objects.get(id=by.organisation), by
    email = f"imports@{named.slug}.invalid"
    known = Account.objects.filter(email=email).first()
    if known is not None:
        return Place.objects.get(id=known.organisation), known
    return found_organisation(
        name=named.name,
        slug=named.slug,
        nation=nation,
        admin_email=email,
        admin_name="Imports from the command line",
    )


def _places(by: Account, organisation: Place, spec: ImportMap) -> dict[str, Place]:
    wanted = {named.slug: named.name for named in spec.place.places.values()}
    known = Place.objects.filter(organisation=organisation.id, slug__in=wanted)
    places = {place.slug: place for place in known}
    for slug, name in wanted.items():
        if slug not in places and spec.place.create:
            places[slug] = open_place(
                by=by, parent=organisation, kind="service", name=name, slug=slug
            )
    return places


def _fieldwork(by: Account, spec: ImportMap, places: dict[str, Place]) -> Fieldwork:
    fieldwork, _made = Fieldwork.objects.get_or_create(
        organisation=by.organisation,
        slug=f"import-{spec.source}",
        defaults={
            "title": f"Feedback brought in from {spec.source}",
            "kind": Fieldwork.Kind.IMPORT,
            "opens_on": clock.now().date(),
        },
    )
    for place in places.values():
        FieldworkPlace.objects.get_or_create(
            fieldwork=fieldwork,
            place=place,
            defaults={"organisation": by.organisation},
        )
    return fieldwork
