"""The child process that reads strangers' files."""

import os
import signal
import time

import pytest

from heed.foundation.spreadsheets.sandbox import Allowance, sandboxed
from heed.foundation.spreadsheets.sheets import SpreadsheetRefused


def count_up(most):
    yield from range(most)


def refuse():
    yield 1
    raise SpreadsheetRefused("It is torn.", "Mend it.", row=7, column="id")


def fault():
    yield 1
    raise RuntimeError("the secret words of a person")


def die():
    yield 1
    os.kill(os.getpid(), signal.SIGKILL)


def hoard():
    yield len(bytearray(2**31))


def spin():
    while True:
        pass
    yield 1


def count_into(path):
    for number in range(1_000_000):
        path.write_text(f"{number:09}")
        yield f"{number:01000}"


def test_it_works():
    assert list(sandboxed(count_up, 250)) == list(range(250))


def test_a_refusal_keeps_its_row_and_remedy():
    with pytest.raises(
        SpreadsheetRefused, match=r"Row 7, column id: It is torn\. Mend"
    ):
        list(sandboxed(refuse))


@pytest.mark.parametrize("reader", [fault, die, hoard])
def test_a_crash_is_told_plainly_and_without_anyones_words(reader):
    with pytest.raises(SpreadsheetRefused, match="could not be read") as refusal:
        list(sandboxed(reader))

    assert "secret" not in str(refusal.value)


@pytest.mark.parametrize(
    "allowance", [Allowance(cpu_seconds=1), Allowance(waiting_seconds=2)]
)
def test_endless_work_is_stopped(allowance):
    began = time.monotonic()

    with pytest.raises(SpreadsheetRefused, match="could not be read"):
        list(sandboxed(spin, allowance=allowance))

    assert time.monotonic() - began < 15


def test_the_child_waits_for_us(tmp_path):
    stream = sandboxed(count_into, tmp_path / "count")
    next(stream)
    time.sleep(1)
    waiting = (tmp_path / "count").read_text()
    time.sleep(0.5)

    assert (tmp_path / "count").read_text() == waiting
    assert int(waiting) < 1000
    stream.close()
