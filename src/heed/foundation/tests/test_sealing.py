import pytest
from hypothesis import given
from hypothesis import strategies as st

from heed.foundation.keys import Keys
from heed.foundation.sealing import (
    SealBroken,
    new_data_key,
    open_sealed,
    seal,
    unwrap,
    wrap,
)

KEY = new_data_key()
ROW = "responses.text/7f3c/original"


@given(st.binary(max_size=2000))
def test_it_works(plaintext):
    sealed = seal(plaintext, key=KEY, row=ROW)
    assert open_sealed(sealed, key=KEY, row=ROW) == plaintext


def test_what_postgresql_gives_back_opens():
    sealed = memoryview(seal(b"words", key=KEY, row=ROW))
    assert open_sealed(sealed, key=KEY, row=ROW) == b"words"


def test_it_hides_the_words_and_never_seals_twice_alike():
    one, two = (seal(b"nobody listened", key=KEY, row=ROW) for _ in range(2))
    assert b"nobody" not in one
    assert one != two


@pytest.mark.parametrize("row", ["responses.text/7f3d/original", "responses.text"])
def test_it_does_not_open_in_another_row(row):
    with pytest.raises(SealBroken):
        open_sealed(seal(b"words", key=KEY, row=ROW), key=KEY, row=row)


def test_it_does_not_open_with_another_key():
    with pytest.raises(SealBroken):
        open_sealed(seal(b"words", key=KEY, row=ROW), key=new_data_key(), row=ROW)


@given(st.data())
def test_one_altered_bit_is_refused(data):
    sealed = bytearray(seal(b"words", key=KEY, row=ROW))
    place = data.draw(st.integers(0, len(sealed) - 1))
    sealed[place] ^= 1 << data.draw(st.integers(0, 7))
    with pytest.raises(SealBroken):
        open_sealed(bytes(sealed), key=KEY, row=ROW)


@given(st.binary(max_size=60))
def test_anything_else_is_refused(found):
    with pytest.raises(SealBroken):
        open_sealed(found, key=KEY, row=ROW)


def test_a_seal_needs_its_row():
    with pytest.raises(ValueError, match="name of its row"):
        seal(b"words", key=KEY, row="")


def test_a_wrapped_key_opens_in_its_row_only():
    wrapped = wrap(KEY, row=ROW)
    assert KEY not in wrapped
    assert unwrap(wrapped, row=ROW) == KEY
    with pytest.raises(SealBroken):
        unwrap(wrapped, row="another row")


def test_a_wrapped_key_needs_the_key_file(settings):
    wrapped = wrap(KEY, row=ROW)
    settings.HEED_KEYS = Keys(bytes(32))
    with pytest.raises(SealBroken):
        unwrap(wrapped, row=ROW)
