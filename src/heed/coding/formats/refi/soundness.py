"""Whether a project can be written at all: proper identities, nothing that dangles."""

from collections.abc import Iterable, Iterator

from heed.coding.definition.exchange import (
    Case,
    Code,
    Project,
    Set,
    Source,
    Stamp,
)
from heed.coding.errors import ExchangeRefused
from heed.coding.formats.refi import values

_REMEDY = "This is a fault of Heed; please report it."


def check(project: Project) -> None:
    """Refuse what no other program could follow."""
    _check_identities(project)
    _check_tree(project)
    codes = {one.guid for one in project.codes}
    notes = {one.guid for one in project.notes}
    users = {one.guid for one in project.users}
    variables = {one.guid for one in project.variables}
    texts = {one.guid for one in project.sources}
    marked = {one.guid for source in project.sources for one in source.selections}
    held = [value for source in project.sources for value in source.values]
    held += [value for case in project.cases for value in case.values]
    _within("codes", (one.code for one in project.codings()), codes)
    _within("users", (one for one in _people(project) if one), users)
    _within("notes", _notes(project), notes)
    _within("variables", (value.variable for value in held), variables)
    groups: tuple[Case | Set, ...] = (*project.cases, *project.sets)
    for group in groups:
        _within("codes", group.codes, codes)
        _within("texts", group.sources, texts)
    for case in project.cases:
        _within("selections", case.selections, marked)
    for source in project.sources:
        _check_spans(source)
    if not all(values.fits(v.kind, v.text) for v in held if v.text is not None):
        raise ExchangeRefused("A variable's value is not of its kind.", _REMEDY)


def _check_spans(source: Source) -> None:
    if "\r" in source.text:
        raise ExchangeRefused("A text has other line ends than line feeds.", _REMEDY)
    longest = len(source.text)
    for one in source.selections:
        if not 0 <= one.start <= one.end <= longest:
            raise ExchangeRefused("A selection lies outside its text.", _REMEDY)


def _check_tree(project: Project) -> None:
    """Each code comes after its parent, with nothing of another branch between."""
    branch: list[str] = []
    for code in project.codes:
        while branch and branch[-1] != code.parent:
            branch.pop()
        if code.parent and not branch:
            raise ExchangeRefused("A code does not follow its parent.", _REMEDY)
        branch.append(code.guid)


def _check_identities(project: Project) -> None:
    groups: tuple[Iterable[str], ...] = (
        (one.guid for one in project.users),
        (one.guid for one in project.codes),
        (one.guid for one in project.variables),
        (one.guid for one in project.cases),
        (one.guid for one in project.sources),
        (one.guid for one in project.notes),
        (one.guid for one in project.sets),
        (one.guid for source in project.sources for one in source.selections),
        (one.guid for one in project.codings()),
    )
    for group in groups:
        seen: set[str] = set()
        for guid in group:
            if guid in seen or values.guid(guid) != guid or not guid:
                raise ExchangeRefused("Two things have one identity, or none.", _REMEDY)
            seen.add(guid)


def _within(what: str, guids: Iterable[str], there: set[str]) -> None:
    if not there.issuperset(guids):
        raise ExchangeRefused(
            f"Something refers to {what} that are not there.", _REMEDY
        )


def _people(project: Project) -> Iterator[str]:
    for coding in project.codings():
        yield coding.by
    for made in _stamps(project):
        yield made.by
        yield made.changed_by


def _stamps(project: Project) -> Iterator[Stamp]:
    yield project.made
    for note in project.notes:
        yield note.made
    for source in project.sources:
        yield source.made
        for one in source.selections:
            yield one.made


def _notes(project: Project) -> Iterator[str]:
    yield from project.about
    holders: tuple[Code | Source | Set, ...] = (
        *project.codes,
        *project.sources,
        *project.sets,
    )
    for holder in holders:
        yield from holder.notes
    for source in project.sources:
        for one in source.selections:
            yield from one.notes
    for coding in project.codings():
        yield from coding.notes
