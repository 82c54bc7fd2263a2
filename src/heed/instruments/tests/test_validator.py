"""The compiled validator: a clean document or errors, whatever is posted."""

import json
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heed.foundation import clock
from heed.instruments.checks.words import cleaned
from heed.instruments.definition import GROUPS, Missing
from heed.instruments.tests.samples import asking, item, options
from heed.instruments.validator import check_one, compile_validator

NOT_SURE = options("not_sure")
ALL_KINDS = asking(
    item("one"),
    item("many", "several"),
    item("scale", "five_point"),
    item("agree", "consent"),
    item("count", "number", options=NOT_SURE),
    item("share", "number", decimals=1),
    item("when", "date", options=NOT_SURE),
    item("day", "date", coarseness="day", future=True),
    item("short", "short_text", longest=20),
    item("long", "long_text", longest=50),
    item("lines", "text_list", most=3, longest=10),
    item("notice", "statement"),
    item("after", shown_if={"item": "one", "is": ["a"]}),
    item("for_staff", groups=["staff"]),
)
check = compile_validator(ALL_KINDS)
EMPTY = {
    code: Missing.SKIPPED
    for code in ALL_KINDS.by_code
    if code not in {"notice", "after", "for_staff"}
} | {"after": Missing.NOT_SHOWN, "for_staff": Missing.NOT_SHOWN}


def answer(code, *values, **more):
    """What one item's answer becomes, or the sentence that refuses it."""
    posted = {code: list(values), **{k.replace("_", "-"): [v] for k, v in more.items()}}
    checked = check.check_one(code, posted)
    return checked.errors.get(code) or checked.texts.get(code) or checked.document[code]


def test_it_works():
    posted = {
        "one": ["a"],
        "many": ["c", "a"],
        "count": ["3"],
        "when": ["not_sure"],
        "long": ["Words."],
        "lines": ["One", "Two"],
    }
    checked = check(posted, group="carer")
    assert checked.document == EMPTY | {
        "one": "a",
        "many": ["a", "c"],
        "count": 3,
        "when": "not_sure",
        "long": "written",
        "lines": "written",
        "after": Missing.SKIPPED,
    }
    assert checked.texts == {"long": "Words.", "lines": ["One", "Two"]}


def test_nothing_posted_is_all_skipped():
    assert check({}, group="carer").document == EMPTY


def test_blanks_are_skips():
    blank = {code: ["", " "] for code in ("short", "long", "lines", "count", "when")}
    assert check({**blank, "one": [""], "many": [""]}, group="carer").document == EMPTY


def test_what_was_not_reached_is_not_skipped():
    document = check({"one": ["b"]}, group="carer", reached="many").document
    assert document["many"] is Missing.SKIPPED
    assert document["scale"] is Missing.NOT_REACHED
    assert document["after"] is Missing.NOT_SHOWN


def test_words_beyond_the_last_page_seen_are_kept():
    checked = check({"long": ["Kept."]}, group="carer", reached="one")
    assert checked.texts == {"long": "Kept."}


def test_missing_is_never_blank_or_zero_when_stored():
    stored = json.loads(json.dumps(check({}, group="carer", reached="one").document))
    assert set(stored.values()) == {"skipped", "not_shown", "not_reached"}


def test_an_answer_hidden_by_a_change_is_left_out_and_named():
    checked = check({"one": ["b"], "after": ["c"]}, group="carer")
    assert checked.document["after"] is Missing.NOT_SHOWN
    assert checked.left_out == ("after",)


def test_one_bad_answer_keeps_the_whole_from_being_stored():
    checked = check({"one": ["z"], "long": ["Words."]}, group="carer")
    assert (checked.ok, checked.document, checked.texts) == (False, {}, {})


def test_a_question_of_another_form_is_refused():
    assert set(check({"elsewhere": ["a"]}, group="carer").errors) == {"elsewhere"}


def test_the_pages_own_fields_are_not_read():
    assert check({"_token": ["x"]}, group="carer").ok


def test_a_statement_has_no_answer():
    assert check.check_one("notice", {}).document == {}
    assert check_one(ALL_KINDS.by_code["notice"], {}).document == {}


def test_one_item_without_a_validator():
    assert check_one(ALL_KINDS.by_code["one"], {"one": ["b"]}).document == {"one": "b"}


def test_an_unknown_item_is_a_bug():
    with pytest.raises(KeyError):
        check.check_one("elsewhere", {})


def test_a_date_has_a_field_for_each_part():
    assert check.fields_of("when") == ("when", "when-year", "when-month")
    assert check.fields_of("one") == ("one",)


@pytest.mark.parametrize(
    ("code", "values", "kept"),
    [
        ("one", ["a", "a"], "a"),
        ("count", ["0"], 0),
        ("count", [" 7 "], 7),
        ("count", ["3.0"], 3),
        ("count", ["not_sure"], "not_sure"),
        ("share", ["2.5"], 2.5),
        ("when", ["2025-02"], "2025-02"),
        ("short", ["two\r\nlines"], "two lines"),
        ("lines", ["one\ntwo\r\n\r\n three "], ["one", "two", "three"]),
    ],
)
def test_what_is_kept(code, values, kept):
    assert answer(code, *values) == kept


@pytest.mark.parametrize(
    ("code", "values", "said"),
    [
        ("one", ["z"], "not one of the choices"),
        ("one", ["A"], "not one of the choices"),
        ("one", ["skipped"], "not one of the choices"),
        ("one", ["a", "b"], "one answer only"),
        ("many", ["a", "z"], "not one of the choices"),
        ("scale", ["3"], "not one of the choices"),
        ("agree", ["maybe"], "not one of the choices"),
        ("count", ["11"], "from 0 to 10"),
        ("count", ["-1"], "from 0 to 10"),
        ("count", ["1e1"], "such as 3"),
        ("count", ["NaN"], "such as 3"),
        ("count", ["1,5"], "such as 3"),
        ("count", ["٣"], "such as 3"),
        ("count", ["unsure"], "not one of the choices"),
        ("count", ["1", "2"], "one answer only"),
        ("share", ["2.55"], "at most 1 number"),
        ("when", ["2025"], "not one of the choices"),
        ("day", ["2025"], "day, the month and the year"),
        ("short", ["x" * 21], "too long by 1 letter or space"),
        ("long", ["x" * 53], "too long by 3 letters or spaces"),
        ("long", ["one", "two"], "sent twice"),
        ("lines", ["a\nb\nc\nd"], "at most 3"),
    ],
)
def test_what_is_refused(code, values, said):
    assert said in answer(code, *values)


@pytest.mark.parametrize(
    ("year", "month", "result"),
    [
        ("2025", "2", "2025-02"),
        ("2025", "02", "2025-02"),
        ("2025", "", "month and the year"),
        ("2025", "13", "no such date"),
        ("25", "2", "four numbers"),
        ("1850", "2", "too long ago"),
        ("2026", "4", "still to come"),
        ("٢٠٢٥", "2", "in numbers"),
    ],
)
def test_dates_in_parts(year, month, result):
    with clock.at(datetime(2026, 3, 15, tzinfo=UTC)):
        assert result in answer("when", when_year=year, when_month=month)


def test_a_date_may_be_tomorrow_where_the_writer_is():
    with clock.at(datetime(2026, 3, 31, 23, 30, tzinfo=UTC)):
        assert answer("when", when_year="2026", when_month="4") == "2026-04"


def test_a_date_to_come_where_the_question_allows_it():
    parts = {"day_year": "2999", "day_month": "12", "day_day": "31"}
    assert answer("day", **parts) == "2999-12-31"


def test_a_date_and_not_sure_together_are_refused():
    said = answer("when", "not_sure", when_year="2025", when_month="2")
    assert "a date or the other answer" in said


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("a\r\nb\rc\u2028d\x85e", "a\nb\nc\nd\ne"),
        ("e\u0301", "é"),
        ("nul\x00l \x07bell\x1b", "null bell"),
        ("tab\tstays", "tab\tstays"),
        ("half \ud83d pair", "half \ufffd pair"),
        ("  \n around \n ", "around"),
        ("Cwmni ŵy ŷ 🙂 سلام", "Cwmni ŵy ŷ 🙂 سلام"),
    ],
)
def test_how_words_are_cleaned(typed, kept):
    assert cleaned(typed) == kept


@given(st.text())
def test_cleaning_twice_changes_nothing_more(text):
    once = cleaned(text)
    assert cleaned(once) == once
    assert once.encode().decode() == once
    assert "\x00" not in once


FIELDS = [*ALL_KINDS.by_code, *check.fields_of("when"), *check.fields_of("day")]
VALUES = st.text(max_size=60) | st.sampled_from(
    ["a", "b", "c", "yes", "no", "not_sure", "3", "2025", "2025-02", "12", "skipped"]
)
POSTED = st.dictionaries(
    st.sampled_from(FIELDS) | st.text(max_size=8), st.lists(VALUES, max_size=4)
)


def allowed(one):
    codes = {option.code for option in one.choices}
    typed = one.kind in {"number", "date"}
    return lambda value: (
        value in codes
        or (typed and not isinstance(value, Missing) and str(value)[-1].isdigit())
    )


@given(POSTED, st.sampled_from(GROUPS))
def test_any_garbage_gives_a_clean_document_or_errors(posted, group):
    checked = check(posted, group=group)
    if checked.errors:
        assert (checked.document, checked.texts) == ({}, {})
        assert all(said.endswith(".") for said in checked.errors.values())
        return
    assert set(checked.document) == set(ALL_KINDS.by_code) - {"notice"}
    for code, value in checked.document.items():
        if isinstance(value, Missing) or code in checked.texts:
            continue
        inside = allowed(ALL_KINDS.by_code[code])
        assert all(map(inside, value if isinstance(value, list) else [value]))


@given(POSTED, st.sampled_from(GROUPS))
def test_a_stored_document_checks_to_itself(posted, group):
    first = check(posted, group=group)
    if first.errors:
        return
    again = {
        code: [str(v) for v in (value if isinstance(value, list) else [value])]
        for code, value in (first.document | first.texts).items()
        if not isinstance(value, Missing)
    }
    second = check(again, group=group)
    assert (second.document, second.texts) == (first.document, first.texts)


@given(POSTED)
def test_errors_never_quote_what_was_typed(posted):
    marked = {code: ["Canary" + v for v in values] for code, values in posted.items()}
    for said in check(marked, group="staff").errors.values():
        assert "Canary" not in said
