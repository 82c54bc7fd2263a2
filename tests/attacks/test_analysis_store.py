"""The files of the analysis store tell neither who wrote first nor what was written.

The attacker has the files and the key file. What the files say of a row is where it
stands, in which file and group of rows, and each of its values.
"""

from datetime import UTC, datetime, timedelta

import pyarrow.parquet as pq
import pytest

from heed.foundation import clock
from heed.warehouse import layout, sealed_files
from heed.warehouse.actions import copy_closed_windows
from heed.warehouse.tests.house import House
from tests.attacks import attacker

pytestmark = pytest.mark.django_db
MORNING = datetime(2026, 3, 4, 8, tzinfo=UTC)
A_DAY = timedelta(days=1)
CANARY = "Zilverkanarie"


@pytest.fixture(autouse=True)
def folder(tmp_path, settings):
    settings.HEED_DATA_DIR = tmp_path
    return tmp_path / "warehouse"


@pytest.fixture
def house(db):
    return House()


def work_at(house, moment):
    house.settle(moment)
    with clock.at(moment):
        copy_closed_windows()


def opened(folder):
    """Each file with its rows."""
    for path in sorted(folder.glob("*/*/*.parquet")):
        yield path, sealed_files.dataset_of([path]).to_table().to_pylist()


def traces(folder, responses):
    """What the files say of each response, whose name the key file tells."""
    known = {layout.who(response): response for response in responses}
    found = {}
    for path, rows in opened(folder):
        about = {"file": path.name, "changed": path.stat().st_mtime}
        for place, row in enumerate(rows):
            response = known[row.pop("who")]
            said = {
                **about,
                "where it stands": place,
                **{k: str(v) for k, v in row.items()},
            }
            for name, value in said.items():
                found.setdefault(name, {})[response] = [value]
    return found


def arrived(house):
    """Eight windows with eight entries each, in order of arrival."""
    pause, answers = timedelta(minutes=37), ("easy", "difficult", "neither")
    return [
        [
            house.answer({"ease": answers[n % 3]}, MORNING + day * A_DAY + n * pause).id
            for n in range(8)
        ]
        for day in range(8)
    ]


def everybody(batches):
    return [response for batch in batches for response in batch]


def test_nobody_can_tell_who_wrote_first(house, folder):
    batches = arrived(house)
    work_at(house, MORNING + 40 * A_DAY)
    seen = traces(folder, everybody(batches))
    assert set(seen["where it stands"]) == set(everybody(batches))
    assert not attacker.telling(seen, batches)


def test_rows_in_order_of_arrival_would_be_seen(house, folder, monkeypatch):
    """The control: the same attack, had rows been named as they came."""
    batches = arrived(house)
    came = {r: f"{n:032x}" for n, r in enumerate(everybody(batches))}
    for name in ("layout", "actions.copying"):
        monkeypatch.setattr(f"heed.warehouse.{name}.who", came.__getitem__)
    work_at(house, MORNING + 40 * A_DAY)
    seen = attacker.telling(traces(folder, everybody(batches)), batches)
    assert "where it stands, first" in seen


def test_what_came_late_does_not_stand_apart(house, folder):
    """Half of a window is typed in weeks later; afterwards nothing parts them."""
    came = [house.answer({"ease": "easy"}, MORNING).id for _ in range(40)]
    work_at(house, MORNING + 40 * A_DAY)
    late = [house.answer({"ease": "easy"}, MORNING).id for _ in range(40)]
    work_at(house, MORNING + 60 * A_DAY)
    seen = traces(folder, came + late)
    batches = [[a, b] for a, b in zip(came, late, strict=True)]
    assert len({told[0] for told in seen["file"].values()}) == 1
    assert not attacker.telling(seen, batches)


def test_the_metadata_of_a_file_tells_no_time(house, folder):
    house.answer({"ease": "easy"}, MORNING)
    work_at(house, MORNING + 2 * A_DAY)
    back = sealed_files._factory.file_decryption_properties(
        sealed_files._connection, sealed_files._back
    )
    for path, _ in opened(folder):
        about = pq.read_metadata(path, decryption_properties=back)
        copied_on = datetime.now(UTC).date().isoformat()
        said = repr(about.metadata) + repr(about.to_dict())
        assert not any(day in said for day in ("2026-03-06", copied_on))


def test_the_canary_is_in_no_file(house, folder):
    house.answer({"ease": "easy"}, MORNING, texts={"more": f"I saw {CANARY}."})
    work_at(house, MORNING + 40 * A_DAY)
    assert [rows for _, rows in opened(folder)]
    assert CANARY not in repr([rows for _, rows in opened(folder)])
    for path in folder.rglob("*"):
        assert not path.is_file() or CANARY.encode() not in path.read_bytes()
