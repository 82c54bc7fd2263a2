"""Two films coded in ATLAS.ti 26, made up after what is published of two real files.

Their names, numbers and times are those of the findings of qdpx-toolkit
(docs/reference/refi-qda.md); the words of comments and the name of the film are ours.
"""

from heed.coding.tests.refi_made import guid, packed

NAME = "Talk on the ward-2.MP4"
SOMEBODY = "a-persons-name"
HELLO, TEST, FILM, WHO, PROGRAM = (guid(number) for number in range(1, 6))
# Begin and end in milliseconds, name, comment, codes; no two of them overlap.
MARKS = (
    (2274, 6120, "2s", "", (HELLO, TEST)),
    (7241, 14243, "7s", "", ()),
    (15010, 18900, "15s", "", (HELLO, TEST)),
    (19377, 20911, "19s", "Two of them talk at once.", ()),
    (21477, 21477, "21s", "She turns round here.", ()),
    (24050, 28010, "24s", "", ()),
    (29108, 29700, "29s", "", ()),
    (29760, 34002, "29s", "Look at the door.", ()),
)
COMMENTS = {comment for _b, _e, _n, comment, _c in MARKS if comment}
CODES = "".join(
    f'<Code guid="{one}" name="{name}" isCodable="true"/>'
    for one, name in ((HELLO, "hello"), (TEST, "test"))
)


def marked(number, begin, end, name, comment="", codes=()):
    """One marked time with its codings, as the program writes it."""
    said = f"<Description>{comment}</Description>" * bool(comment)
    who = f'creatingUser="{WHO}" creationDateTime="2026-09-13T10:{number:02}:00Z"'
    codings = "".join(
        f'<Coding guid="{guid(10 * number + n)}" {who}><CodeRef targetGUID="{code}"/>'
        "</Coding>"
        for n, code in enumerate(codes, 1)
    )
    return (
        f'<VideoSelection guid="{guid(10 * number)}" name="{name}" begin="{begin}" '
        f'end="{end}" {who}>{said}{codings}</VideoSelection>'
    )


def trial(film, codes=""):
    """The project of both files, in a package with the XML named after it."""
    book = f"<CodeBook><Codes>{codes}</Codes></CodeBook>" * bool(codes)
    xml = (
        '<?xml version="1.0" encoding="utf-8"?><Project '
        'xmlns="urn:QDA-XML:project:1.0" name="Trial" '
        f'origin="ATLAS.ti 26.1.2 (34883)" creatingUserGUID="{WHO}" '
        'creationDateTime="2026-09-13T10:00:00Z" '
        f'basePath="/Users/{SOMEBODY}/Desktop/Trial Media/Project Media">'
        f'<Users><User guid="{WHO}" name="Coder"/>'
        f'<User guid="{PROGRAM}" name="ATLAS.ti"/></Users>{book}'
        f'<Sources><VideoSource guid="{FILM}" name="{NAME}" '
        f'path="relative:///{guid(9)}.mov" creatingUser="{WHO}">{film}'
        "</VideoSource></Sources></Project>"
    )
    return packed(xml, name="Trial.qde")


BASELINE = trial(marked(2, *MARKS[1][:3]))
CODED = trial(
    "".join(marked(number, *one) for number, one in enumerate(MARKS, 1)), CODES
)
