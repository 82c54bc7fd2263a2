"""A second reader of our own files: slow, obvious, and with nothing of the first."""

import zipfile
from xml.etree import ElementTree

P = "{urn:QDA-XML:project:1.0}"


def read_slowly(path):
    """What another program would see: names, words and who said what of them."""
    with zipfile.ZipFile(path) as package:
        root = ElementTree.fromstring(package.read("project.qde"))
        files = {name: package.read(name) for name in package.namelist()}
    users = {one.get("guid"): one.get("name") for one in root.iter(f"{P}User")}
    codes = {one.get("guid"): one.get("name") for one in root.iter(f"{P}Code")}
    notes = {one.get("guid"): one.find(f"{P}PlainTextContent").text or ""
             for one in root.iter(f"{P}Note")}  # fmt: skip
    texts = []
    for source in root.iter(f"{P}TextSource"):
        name = source.get("plainTextPath").replace("internal://", "sources/")
        words = files[name].decode("utf-8-sig")
        texts.append((source.get("name"), words, said_of(source, words, codes, users)))
    return {
        "users": sorted(users.values()),
        "codes": sorted(codes.values()),
        "notes": sorted(notes.values()),
        "texts": sorted(texts),
        "sets": sorted(one.get("name") for one in root.iter(f"{P}Set")),
        "cases": sorted(one.get("name") for one in root.iter(f"{P}Case")),
    }


def said_of(source, words, codes, users):
    """Each coding of a text as the words, the code and the coder."""
    found = []
    for selection in source.iter(f"{P}PlainTextSelection"):
        start, end = (int(selection.get(f"{one}Position")) for one in ("start", "end"))
        for coding in selection.iter(f"{P}Coding"):
            code = codes[coding.find(f"{P}CodeRef").get("targetGUID")]
            coder = users.get(coding.get("creatingUser"), "")
            found.append((start, end, words[start:end], code, coder))
    for coding in source.findall(f"{P}Coding"):
        code = codes[coding.find(f"{P}CodeRef").get("targetGUID")]
        found.append((0, 0, "", code, users.get(coding.get("creatingUser"), "")))
    return sorted(found)


def expected(project):
    """The same of a project in our own shape."""
    users = {one.guid: one.name for one in project.users}
    codes = {one.guid: one.name for one in project.codes}
    texts = []
    for source in project.sources:
        said = [
            (s.start, s.end, source.text[s.start : s.end], codes[c.code],
             users.get(c.by, ""))
            for s in source.selections
            for c in s.codings
        ]  # fmt: skip
        said += [(0, 0, "", codes[c.code], users.get(c.by, "")) for c in source.codings]
        texts.append((source.name, source.text, sorted(said)))
    return {
        "users": sorted(users.values()),
        "codes": sorted(codes.values()),
        "notes": sorted(one.text for one in project.notes),
        "texts": sorted(texts),
        "sets": sorted(one.name for one in project.sets),
        "cases": sorted(one.name for one in project.cases),
    }
