"""The small elements that many others hold."""

from heed.coding.definition.exchange import Coding, Stamp, Value
from heed.coding.formats.refi.values import as_moment
from heed.coding.formats.refi.xml_out import XmlOut


def stamped(made: Stamp) -> dict[str, str]:
    """Who and when, as attributes; what is not known is left out."""
    return {
        "creatingUser": made.by,
        "creationDateTime": as_moment(made.at) if made.at else "",
        "modifyingUser": made.changed_by,
        "modifiedDateTime": as_moment(made.changed_at) if made.changed_at else "",
    }


def write_notes(out: XmlOut, notes: tuple[str, ...]) -> None:
    """References to notes."""
    for guid in notes:
        out.empty("NoteRef", targetGUID=guid)


def write_coding(out: XmlOut, coding: Coding) -> None:
    """One coding."""
    with out.element(
        "Coding",
        guid=coding.guid,
        creatingUser=coding.by,
        creationDateTime=as_moment(coding.at) if coding.at else "",
    ):
        out.empty("CodeRef", targetGUID=coding.code)
        write_notes(out, coding.notes)


def write_value(out: XmlOut, value: Value) -> None:
    """One variable's value; a missing one has no value's element."""
    with out.element("VariableValue"):
        out.empty("VariableRef", targetGUID=value.variable)
        if value.text is not None:
            out.words(f"{value.kind}Value", value.text, always=True)
