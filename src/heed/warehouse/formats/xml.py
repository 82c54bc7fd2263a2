"""A small way to write XML: elements with their attributes, text and children."""

from collections.abc import Iterable
from pathlib import Path
from xml.etree import ElementTree as ET

from heed.instruments.formats.words import writable

LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def element(
    tag: str,
    *children: "ET.Element | Iterable[ET.Element]",
    text: object = "",
    **attributes: object,
) -> ET.Element:
    """An element; attributes that are empty are left out, ``lang`` is ``xml:lang``."""
    told = {LANG if key == "lang" else key: str(v) for key, v in attributes.items()}
    made = ET.Element(tag, {key: writable(v) for key, v in told.items() if v})
    if text != "":
        made.text = writable(str(text))
    for one in children:
        made.extend([one] if isinstance(one, ET.Element) else one)
    return made


def write_xml(root: ET.Element, path: Path) -> None:
    """Write a document, indented, in UTF-8."""
    ET.indent(root)
    content = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    path.write_bytes(content + b"\n")
