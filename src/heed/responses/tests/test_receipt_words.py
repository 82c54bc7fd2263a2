"""The words of a receipt: made from a secret, and read back as people type them."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heed.responses.receipt_words import GUESSES, normalise, word_list, words_from
from heed.responses.receipt_words.spelling import one_slip_away, plain

secrets = st.binary(min_size=16, max_size=64)
languages = st.sampled_from(["en", "cy"])


def one_slip_apart(one, other):
    """The slow, obvious way: strip what both begin and end with, look at the rest."""
    while one and other and one[0] == other[0]:
        one, other = one[1:], other[1:]
    while one and other and one[-1] == other[-1]:
        one, other = one[:-1], other[:-1]
    swapped = len(one) == 2 and one == other[::-1]
    return swapped or {len(one), len(other)} in ({1}, {0, 1})


def canonical(words):
    return " ".join(plain(word) for word in words)


@given(secrets, languages)
def test_it_works(secret, language):
    words = words_from(secret, language)

    assert len(words) == 6
    assert set(words) <= set(word_list(language))
    assert normalise(" ".join(words)) == canonical(words)


def test_guessing_means_sixty_six_bits():
    assert GUESSES == 2**66


def test_known_secrets_give_known_words():
    """Receipts on paper must outlive any change of this code."""
    assert " ".join(words_from(b"a secret that never changes", "en")) == (
        "reduce skater attend looser its amp"
    )
    assert " ".join(words_from(b"a secret that never changes", "cy")) == (
        "nodyn profi arfer gwlyb galwad amlder"
    )


def test_every_word_is_as_likely_as_every_other():
    draws = 4000
    seen = Counter(w for n in range(draws) for w in words_from(n.to_bytes(8), "en"))
    expected = 6 * draws / 2048
    chi_squared = sum((seen[w] - expected) ** 2 / expected for w in word_list("en"))

    # 2,047 degrees of freedom: mean 2,047, standard deviation 64.
    assert abs(chi_squared - 2047) < 5 * 64


def test_each_place_draws_from_the_whole_list():
    receipts = [words_from(n.to_bytes(8), "en") for n in range(4000)]

    for place in range(6):
        assert len({receipt[place] for receipt in receipts}) > 1700


@given(
    secrets, languages, st.sampled_from([" ", ", ", "-", " - ", "\n", "\u00a0", "."])
)
def test_marks_between_words_do_not_matter(secret, language, mark):
    words = words_from(secret, language)

    assert normalise(mark.join(words)) == canonical(words)


@given(secrets, languages)
def test_case_numbers_and_accents_do_not_matter(secret, language):
    words = words_from(secret, language)
    numbered = " ".join(f"{at}. {word.upper()}" for at, word in enumerate(words, 1))

    assert normalise(numbered) == canonical(words)
    assert normalise(plain(numbered)) == canonical(words)


@given(secrets, languages, st.integers(0, 5), st.data())
def test_one_slip_is_mended_only_where_one_word_is_that_near(
    secret, language, place, data
):
    words = [plain(word) for word in words_from(secret, language)]
    known = {plain(word) for word in word_list(language)}
    typed = data.draw(st.sampled_from(sorted(one_slip_away(words[place]) - known)))
    meant = [word for word in known if one_slip_apart(word, typed)]

    read = normalise(" ".join([*words[:place], typed, *words[place + 1 :]]))

    # A slip that leaves no letters, or more than one near word, is not guessed at.
    assert read == (" ".join(words) if len(meant) == 1 else None)


@given(st.text(max_size=500))
def test_anything_typed_is_read_or_refused_without_a_fault(typed):
    read = normalise(typed)

    assert read is None or normalise(read) == read


@pytest.mark.parametrize(
    "typed",
    ["", "zebra", "zebra " * 5, "zebra " * 7, "xqzw " * 6, "zebra " * 6 + " " * 400],
)
def test_what_cannot_be_six_words_is_refused(typed):
    assert normalise(typed) is None
