"""The steps of a file that was brought: each is taken once, whoever asks for it."""

from pydantic import BaseModel

from heed.coding import brought_files
from heed.coding.choices import BringState
from heed.coding.models import BroughtFile
from heed.coding.queries.brought import report_of
from heed.foundation import clock

# What is under way, and what it waited as.
UNDER_WAY = {
    BringState.READING: BringState.TO_READ,
    BringState.BRINGING: BringState.TO_BRING,
}
ASKED = tuple(UNDER_WAY.values())


def turn(brought: BroughtFile, before: str, after: BringState, **more: object) -> bool:
    """Take one step, unless somebody else took it."""
    at = BroughtFile.objects.filter(pk=brought.pk, state=before)
    turned = at.update(state=after, beat=clock.now(), **more)
    if turned:
        brought.refresh_from_db()
    return bool(turned)


def give_up(brought: BroughtFile, refusal: str, *, is_codebook: bool = False) -> bool:
    """Say why a file was not read, or not brought in; the latter may be tried again."""
    said = {"refusal": refusal, "is_codebook": is_codebook}
    report = sealed_report(brought, report_of(brought).model_copy(update=said))
    if brought.state in {BringState.BRINGING, BringState.TO_BRING}:
        return turn(brought, brought.state, BringState.READ, report=report)
    turned = turn(brought, brought.state, BringState.REFUSED, report=report)
    if turned:
        brought_files.remove(brought.pk)
    return turned


def sealed_report(brought: BroughtFile, report: BaseModel) -> bytes:
    """A report as it lies in the row."""
    return sealed_part(brought, "report", report.model_dump_json())


def sealed_part(brought: BroughtFile, part: str, words: str) -> bytes:
    """Something that is said of a file, under the file's own key."""
    key = bytes(brought.key)
    return brought_files.sealed_beside(brought.pk, key, part, words.encode())
