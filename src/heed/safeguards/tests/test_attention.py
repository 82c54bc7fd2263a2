"""The word rule can raise attention; it has no way to lower it."""

import io
import json
import re

import pytest
import yaml
from django.core.management import call_command
from hypothesis import given
from hypothesis import strategies as st

from heed.safeguards import attention
from heed.safeguards.attention import Attention, is_raised, look
from heed.safeguards.measured_attention import measure

RAISED = [
    "I want to kill myself",
    "I WANT TO DIE!!!",
    "i dont want to be here",
    "I won't be here on Monday",
    "I won\u2019t be here much longer",
    "I am feeling suiside",
    "I waaaant to diiiiie",
    "not suicidal, honest",
    "saving up all of my tablets",
    "Dw i eisiau marw",
    "chcę umrzeć",
    "میں مرنا چاہتا ہوں",
]


@pytest.mark.parametrize("text", RAISED)
def test_it_works(text):
    assert look(text).attention is Attention.RAISE


@pytest.mark.parametrize(
    "text", ["", "The food was cold.", "Mae'r bwyd yn oer", "Crème brûlée in the café"]
)
def test_what_is_not_found_is_unknown_and_never_safe(text):
    assert look(text).attention is Attention.UNKNOWN


def test_the_rule_has_no_word_for_safe():
    assert {one.value for one in Attention} == {"raise", "unknown"}
    said = " ".join(name for name in vars(attention) if not name.startswith("__"))
    assert not {"safe", "low", "clear", "risk", "score"} & set(said.lower().split("_"))


@given(st.text(max_size=300))
def test_any_text_gets_one_of_the_two_answers(text):
    assert look(text).attention in set(Attention)


@given(st.sampled_from(RAISED), st.text(max_size=80))
def test_more_words_never_lower_attention(text, more):
    assert look(f"{text}\n\n{more}").attention is Attention.RAISE
    assert look(f"{more}\n\n{text}").attention is Attention.RAISE


@given(st.sampled_from(RAISED))
def test_a_finding_names_its_version_and_no_words(text):
    found = look(text)
    assert found.version == attention.word_list().version
    assert set(found.groups) <= {
        *attention.word_list().patterns,
        "near",
        "another language",
    }


def each_phrase():
    """Every phrase of the list as somebody might write it."""
    listed = yaml.safe_load(attention.FILE.read_text(encoding="utf-8"))
    lines = [str(line) for lines in listed["phrases"].values() for line in lines]
    return [line.replace("...", "it all").replace("*", "ing") for line in lines]


PHRASES = each_phrase()
BESIDE = st.sampled_from(["", " ", "x", "'", "I ", "!", "so ", "\u2019"])


@pytest.mark.parametrize("phrase", PHRASES)
def test_every_phrase_of_the_list_is_met(phrase):
    assert is_raised(phrase)
    assert look(f"Now {phrase}.").attention is Attention.RAISE


@given(BESIDE, st.sampled_from([*PHRASES, *RAISED, "all is well"]), BESIDE)
def test_one_search_finds_what_the_searches_of_all_groups_find(before, said, after):
    text = f"{before}{said}{after}"
    assert is_raised(text) is (look(text).attention is Attention.RAISE)


@given(st.text(alphabet="aabcl 'é", max_size=40))
def test_letters_are_evened_out_as_a_pattern_would(text):
    assert attention.evened(text) == re.sub(r"([a-z])\1+", r"\1", even_accents(text))


def even_accents(text):
    return text.replace("é", "e")


def test_a_long_text_is_looked_at_in_good_time():
    assert look("blah and tie and saving up " * 4000).attention in set(Attention)


def test_the_measure_is_honest_about_misses():
    result = measure()
    assert result.misses, "A set without misses is too easy to tell anything."
    assert set(result.asked) == {"en", "cy", "pl", "ur"}
    assert result.reach > 0.5


def test_the_command_prints_the_misses():
    out = io.StringIO()
    call_command("attention_measure", stdout=out)
    assert all(miss in out.getvalue() for miss in measure().misses)
    out = io.StringIO()
    call_command("attention_measure", "--json", stdout=out)
    assert json.loads(out.getvalue())["misses"] == measure().misses
