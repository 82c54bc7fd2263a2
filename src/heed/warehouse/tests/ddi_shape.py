"""What DDI Codebook 2.5 allows of the elements that we write.

The official schema is under the LGPL and is not part of the project. This is our own
list of facts from it: for each element its children in their order, with those that
stand at most once marked by a ``?`` and those that must be there by a ``!``.
"""

from xml.etree import ElementTree as ET

NS = "{ddi:codebook:2_5}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
CHILDREN = {
    "codeBook": "docDscr stdyDscr! fileDscr dataDscr otherMat",
    "docDscr": "citation? guide? docStatus? docSrc notes",
    "stdyDscr": "citation! studyAuthorization stdyInfo method dataAccs notes",
    "citation": "titlStmt?! rspStmt? prodStmt? distStmt? verStmt notes",
    "titlStmt": "titl?! subTitl altTitl parTitl IDNo",
    "prodStmt": "producer copyright? prodDate prodPlac software fundAg grantNo",
    "stdyInfo": "subject abstract sumDscr notes",
    "sumDscr": "timePrd collDate nation geogCover anlyUnit universe dataKind",
    "method": "dataColl notes anlyInfo? stdyClas?",
    "dataColl": "timeMeth sampProc collMode resInstru sources? weight cleanOps",
    "dataAccs": "setAvail useStmt notes",
    "useStmt": "confDec? specPerm? restrctn? citReq? conditions? disclaimer?",
    "fileDscr": "fileTxt locMap? notes",
    "fileTxt": "fileName? fileCont? dimensns? fileType? format?",
    "dimensns": "caseQnty varQnty",
    "dataDscr": "varGrp var notes",
    "varGrp": "labl txt concept universe? notes",
    "var": "location labl qstn valrng invalrng universe sumStat txt catgry varFormat?",
    "invalrng": "item",
    "catgry": "catValu? labl txt catStat",
}
MIXED = {"qstn": {"preQTxt", "qstnLit", "postQTxt", "ivuInstr"}}
ATTRIBUTES = {
    "codeBook": "version",
    "IDNo": "agency",
    "collDate": "event date",
    "fileDscr": "ID",
    "varGrp": "type name var",
    "var": "ID name files intrvl nature representationType",
    "qstn": "responseDomainType",
    "item": "VALUE",
    "sumStat": "type",
    "catgry": "missing missType",
    "catStat": "type",
    "varFormat": "type",
}


def faults(root: ET.Element) -> list[str]:
    """Where a document is not as the standard has it."""
    found = [fault for one in root.iter() for fault in _faults(one)]
    known = {one.get("ID") for one in root.iter() if one.get("ID")}
    for one in root.iter(f"{NS}varGrp"):
        found += [f"no {ref}" for ref in one.get("var", "").split() if ref not in known]
    return found


def _faults(one: ET.Element) -> list[str]:
    tag = one.tag.removeprefix(NS)
    children = [child.tag.removeprefix(NS) for child in one]
    allowed = {*ATTRIBUTES.get(tag, "").split(), LANG}
    found = [f"{tag}@{key}" for key in one.attrib if key not in allowed]
    if tag in MIXED:
        return found + [f"{tag}/{c}" for c in children if c not in MIXED[tag]]
    marked = CHILDREN.get(tag, "").split()
    names = [name.rstrip("?!") for name in marked]
    found += [f"{tag}/{child}" for child in children if child not in names]
    places = [names.index(child) for child in children if child in names]
    found += [f"{tag}: order"] if places != sorted(places) else []
    for name, mark in zip(names, marked, strict=True):
        if "?" in mark and children.count(name) > 1:
            found.append(f"{tag}/{name} twice")
        if "!" in mark and name not in children:
            found.append(f"{tag} without {name}")
    return found
