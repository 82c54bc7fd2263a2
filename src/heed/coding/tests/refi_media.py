"""Films, recordings, pictures and PDFs as other programs write them, made up here."""

from xml.sax.saxutils import quoteattr

from heed.coding.tests.refi_foreign import CODE, SOURCE, USER, selection
from heed.coding.tests.refi_made import guid

PLACES = {
    "VideoSource": 'begin="{0}" end="{1}"',
    "AudioSource": 'begin="{0}" end="{1}"',
    "PictureSource": 'firstX="{0}" firstY="{1}" secondX="{2}" secondY="{3}"',
    "PDFSource": 'page="0" firstX="{0}" firstY="{1}" secondX="{2}" secondY="{3}"',
}


def coding(number, code=CODE):
    """One coding."""
    return (
        f'<Coding guid="{guid(number)}" creatingUser="{USER}">'
        f'<CodeRef targetGUID="{code}"/></Coding>'
    )


def mark(kind, number, *place, name="", inside=""):
    """One mark in a source of that kind."""
    tag = kind.replace("Source", "Selection")
    where = PLACES[kind].format(*(*place, 0, 0, 0, 0))
    return (
        f'<{tag} guid="{guid(number)}" {where} name={quoteattr(name)}>{inside}</{tag}>'
    )


def medium(kind, inside, *, name="Talk", number=50):
    """A source of that kind with a file of its own in the package."""
    path = f"internal://{guid(number)}.mov"
    return (
        f'<{kind} guid="{guid(number)}" name="{name}" path="{path}">{inside}</{kind}>'
    )


def transcript(inside="", *, tag="Transcript", number=3):
    """The words of something, in a file of their own."""
    path = f"internal://{guid(number)}.txt"
    return f'<{tag} guid="{guid(number + 40)}" plainTextPath="{path}">{inside}</{tag}>'


TIMED = (
    f'<SyncPoint guid="{guid(52)}" timeStamp="0" position="4"/>'
    f'<SyncPoint guid="{guid(53)}" timeStamp="900" position="8"/>'
    f'<TranscriptSelection guid="{guid(54)}" fromSyncPoint="{guid(52)}" '
    f'toSyncPoint="{guid(53)}">{coding(55)}</TranscriptSelection>'
)
LOUD = selection(1, 13, 17)
TEXT = {f"{SOURCE}.txt": b"The ward was loud last night."}
