"""Codebooks and projects as files that other programs read."""

import io
import re
from importlib.metadata import PackageNotFoundError, version
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from heed.coding.definition.exchange import Code, Project, Set, Source
from heed.coding.definition.exchange_marks import described
from heed.coding.errors import ExchangeRefused
from heed.coding.formats.refi.counting import Counting, Ruler, Unit
from heed.coding.formats.refi.elements import (
    stamped,
    write_coding,
    write_notes,
    write_value,
)
from heed.coding.formats.refi.programs import origin_for
from heed.coding.formats.refi.results import Losses
from heed.coding.formats.refi.soundness import check
from heed.coding.formats.refi.texts import MARK, text_from
from heed.coding.formats.refi.values import as_moment
from heed.coding.formats.refi.xml_out import XmlOut
from heed.instruments.formats.losses import How, Loss

PROJECT = "urn:QDA-XML:project:1.0"
CODEBOOK = "urn:QDA-XML:codebook:1.0"
_HALVES = re.compile("[\ud800-\udfff]")
NO_XML = "XML cannot hold them; each became a replacement character."
Written = tuple[bytes, tuple[Loss, ...]]


def write_project(project: Project, *, unit: Unit = Unit.CODE_POINTS) -> Written:
    """A .qdpx file and what it could not take; positions are counted in ``unit``.

    The standard counts code points. NVivo, MAXQDA and ATLAS.ti count UTF-16 units.
    """
    check(project)
    losses, file = Losses(), io.BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as package:
        with package.open(_part("project.qde"), "w") as stream:
            out = XmlOut(stream)
            _Writer(out, unit).project(project)
        for source in project.sources:
            package.writestr(
                _part(f"sources/{source.guid}.txt"), _words(source, losses)
            )
    _tell_changed(out, losses)
    return file.getvalue(), losses.all()


def write_codebook(project: Project) -> Written:
    """A .qdc file of the project's codes and sets of codes, and what it leaves out."""
    check(project)
    if not project.codes:
        raise ExchangeRefused("There are no codes to write.", "Add a code first.")
    losses, file = Losses(), io.BytesIO()
    out = XmlOut(file)
    writer = _Writer(out, Unit.CODE_POINTS)
    with out.element("CodeBook", xmlns=CODEBOOK, origin=_origin(Unit.CODE_POINTS)):
        writer.codes(project.codes, with_notes=False)
        writer.sets(_sets_of_codes(project, losses), member="guid")
    for code in project.codes:
        if code.notes:
            losses.add(code.name, "Codes", f"{len(code.notes)} notes.", NO_NOTES)
    _tell_changed(out, losses)
    return file.getvalue(), losses.all()


NO_NOTES = "A codebook has codes, their descriptions and their sets alone."


def _sets_of_codes(project: Project, losses: Losses) -> list[Set]:
    for one in project.sets:
        others = len(one.sources) + len(one.notes)
        if others:
            losses.add(one.name, "Sets", f"{others} texts and notes in it.", NO_NOTES)
    return [one for one in project.sets if one.codes or not (one.sources or one.notes)]


def _origin(unit: Unit) -> str:
    try:
        return origin_for(version("heed"), unit)
    except PackageNotFoundError:
        return origin_for("unreleased", unit)


def _part(name: str) -> ZipInfo:
    """A part without a time: two exports of the same project are the same file."""
    part = ZipInfo(name)
    part.compress_type = ZIP_DEFLATED
    return part


def _words(source: Source, losses: Losses) -> bytes:
    # Readers take a mark at the beginning away, so a text's own needs another.
    text = MARK * source.text.startswith(MARK) + source.text
    whole = _HALVES.sub("\ufffd", text)
    if whole != text:
        losses.add(
            source.name,
            "TextSource",
            "Halves of characters.",
            "UTF-8 cannot hold them; each became a replacement character.",
            How.CHANGED,
        )
    return whole.encode()


def _tell_changed(out: XmlOut, losses: Losses) -> None:
    if out.changed:
        told = f"Control characters in {out.changed} names or descriptions."
        losses.add("", "the XML", told, NO_XML, How.CHANGED)


class _Writer:
    """Writes in the order that the schema asks for."""

    def __init__(self, out: XmlOut, unit: Unit) -> None:
        self._out, self._unit = out, unit

    def project(self, project: Project) -> None:
        """The whole."""
        out, made = self._out, project.made
        with out.element(
            "Project",
            xmlns=PROJECT,
            name=project.name,
            origin=_origin(self._unit),
            creatingUserGUID=made.by,
            creationDateTime=as_moment(made.at) if made.at else "",
            modifyingUserGUID=made.changed_by,
            modifiedDateTime=as_moment(made.changed_at) if made.changed_at else "",
        ):
            self._users(project)
            if project.codes:
                with out.element("CodeBook"):
                    self.codes(project.codes)
            self._variables(project)
            self._cases(project)
            self._sources(project)
            self._notes(project)
            self.sets(project.sets)
            out.words("Description", project.description)
            write_notes(out, project.about)

    def _users(self, project: Project) -> None:
        if project.users:
            with self._out.element("Users"):
                for user in project.users:
                    self._out.empty(
                        "User", guid=user.guid, name=user.name, id=user.short
                    )

    def codes(self, codes: tuple[Code, ...], *, with_notes: bool = True) -> None:
        """The tree, from its flat list, without recursion."""
        out = self._out
        open_codes: list[str] = []
        with out.element("Codes"):
            for code in codes:
                while open_codes and open_codes[-1] != code.parent:
                    open_codes.pop()
                    out.end("Code")
                out.start(
                    "Code",
                    guid=code.guid,
                    name=code.name,
                    isCodable="true" if code.codable else "false",
                    color=code.colour,
                )
                out.words("Description", code.description)
                write_notes(out, code.notes if with_notes else ())
                open_codes.append(code.guid)
            for _ in open_codes:
                out.end("Code")

    def _variables(self, project: Project) -> None:
        if not project.variables:
            return
        with self._out.element("Variables"):
            for one in project.variables:
                with self._out.element(
                    "Variable", guid=one.guid, name=one.name, typeOfVariable=one.kind
                ):
                    self._out.words("Description", one.description)

    def _cases(self, project: Project) -> None:
        if not project.cases:
            return
        out = self._out
        with out.element("Cases"):
            for case in project.cases:
                with out.element("Case", guid=case.guid, name=case.name):
                    out.words("Description", case.description)
                    self._refer("CodeRef", case.codes)
                    for value in case.values:
                        write_value(out, value)
                    self._refer("SourceRef", case.sources)
                    self._refer("SelectionRef", case.selections)

    def _refer(self, name: str, guids: tuple[str, ...]) -> None:
        for guid in guids:
            self._out.empty(name, targetGUID=guid)

    def _sources(self, project: Project) -> None:
        if project.sources:
            with self._out.element("Sources"):
                for source in project.sources:
                    self._source(source)

    def _source(self, source: Source) -> None:
        out = self._out
        ruler = text_from(MARK + source.text).ruler(Counting(self._unit))
        with out.element(
            "TextSource",
            guid=source.guid,
            name=source.name,
            plainTextPath=f"internal://{source.guid}.txt",
            **stamped(source.made),
        ):
            said = source.description
            out.words("Description", described(said) if source.of_marks else said)
            self._selections(source, ruler)
            for coding in source.codings:
                write_coding(out, coding)
            write_notes(out, source.notes)
            for value in source.values:
                write_value(out, value)

    def _selections(self, source: Source, ruler: Ruler) -> None:
        out = self._out
        for one in source.selections:
            with out.element(
                "PlainTextSelection",
                guid=one.guid,
                name=one.name,
                startPosition=str(ruler.theirs(one.start)),
                endPosition=str(ruler.theirs(one.end)),
                **stamped(one.made),
            ):
                out.words("Description", one.description)
                for coding in one.codings:
                    write_coding(out, coding)
                write_notes(out, one.notes)

    def _notes(self, project: Project) -> None:
        if not project.notes:
            return
        out = self._out
        with out.element("Notes"):
            for note in project.notes:
                with out.element(
                    "Note", guid=note.guid, name=note.name, **stamped(note.made)
                ):
                    out.words("Description", note.description)
                    out.words("PlainTextContent", note.text, always=True)

    def sets(
        self, sets: tuple[Set, ...] | list[Set], *, member: str = "targetGUID"
    ) -> None:
        """The sets; codebooks name their members otherwise than projects do."""
        if not sets:
            return
        out = self._out
        with out.element("Sets"):
            for one in sets:
                with out.element("Set", guid=one.guid, name=one.name):
                    out.words("Description", one.description)
                    for guid in one.codes:
                        out.empty("MemberCode", **{member: guid})
                    if member == "targetGUID":
                        self._refer("MemberSource", one.sources)
                        self._refer("MemberNote", one.notes)
