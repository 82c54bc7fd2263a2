"""Routing, checked by a slow second implementation on generated questionnaires."""

from hypothesis import given
from hypothesis import strategies as st

from heed.instruments.definition import GROUPS, Missing, parse
from heed.instruments.routing import next_item, previous_item, shown_items
from heed.instruments.tests.samples import asking, document, item
from heed.instruments.validator import compile_validator

CODES = ("a", "b", "c")
KINDS = ("one_choice", "several", "long_text")


def leaf(earlier):
    def of(name):
        codes = ["written"] if earlier[name] == "long_text" else CODES
        chosen = st.lists(st.sampled_from(codes), min_size=1, unique=True)
        return chosen.map(lambda found: {"item": name, "is": found})

    return st.sampled_from(sorted(earlier)).flatmap(of)


def conditions(earlier):
    return st.recursive(
        leaf(earlier),
        lambda inner: (
            st.lists(inner, min_size=1, max_size=3).map(lambda parts: {"all": parts})
            | st.lists(inner, min_size=1, max_size=3).map(lambda parts: {"any": parts})
            | inner.map(lambda part: {"not": part})
        ),
        max_leaves=4,
    )


@st.composite
def questionnaires(draw):
    earlier, items = {}, []
    for number in range(draw(st.integers(1, 7))):
        kind = draw(st.sampled_from(KINDS))
        made = item(f"q{number}", kind)
        made["groups"] = draw(st.lists(st.sampled_from(GROUPS), max_size=2))
        if earlier and draw(st.booleans()):
            made["shown_if"] = draw(conditions(earlier))
        items.append(made)
        earlier[f"q{number}"] = kind
    return document(*items)


def answers_to(kind):
    nothing = st.sampled_from([Missing.SKIPPED, Missing.NOT_REACHED])
    if kind == "long_text":
        return nothing | st.just("written")
    if kind == "several":
        return nothing | st.lists(st.sampled_from(CODES), min_size=1, unique=True)
    return nothing | st.sampled_from(CODES)


@st.composite
def cases(draw):
    data = draw(questionnaires())
    answers = {i["code"]: draw(answers_to(i["kind"])) for i in data["items"]}
    return data, draw(st.sampled_from(GROUPS)), answers


def true_by_hand(condition, shown, answers):
    """Straight from the sentence in the documentation, over raw data."""
    if "item" in condition:
        if condition["item"] not in shown:
            return False
        answer = answers[condition["item"]]
        given_codes = answer if isinstance(answer, list) else [answer]
        return any(code == wanted for code in given_codes for wanted in condition["is"])
    if "not" in condition:
        return not true_by_hand(condition["not"], shown, answers)
    parts = condition.get("all") or condition["any"]
    results = [true_by_hand(part, shown, answers) for part in parts]
    return False not in results if "all" in condition else True in results


def shown_by_hand(data, answers, group):
    shown = []
    for one in data["items"]:
        if one["groups"] and group not in one["groups"]:
            continue
        if "shown_if" in one and not true_by_hand(one["shown_if"], shown, answers):
            continue
        shown.append(one["code"])
    return shown


@given(cases())
def test_it_agrees_with_a_slow_second_implementation(case):
    data, group, answers = case
    shown = shown_items(parse(data), answers, group=group)
    assert [one.code for one in shown] == shown_by_hand(data, answers, group)


@given(cases())
def test_the_validator_hides_exactly_the_same_items(case):
    data, group, answers = case
    posted = {
        code: []
        if isinstance(answer, Missing)
        else [answer] * isinstance(answer, str) or list(answer)
        for code, answer in answers.items()
    }
    checked = compile_validator(parse(data))(posted, group=group)
    hidden = {c for c, a in checked.document.items() if a is Missing.NOT_SHOWN}
    assert set(checked.document) - hidden == set(shown_by_hand(data, answers, group))


@given(cases())
def test_forwards_and_backwards_are_the_same_way(case):
    data, group, answers = case
    definition, way, here = parse(data), [], None
    while found := next_item(definition, answers, group=group, after=here):
        here = found.code
        way.append(here)
    assert way == shown_by_hand(data, answers, group)
    back = []
    while here:
        back.append(here)
        found = previous_item(definition, answers, group=group, before=here)
        here = found.code if found else None
    assert back == way[::-1]


def test_a_hidden_answer_counts_for_nothing():
    definition = asking(
        item("first"),
        item("second", shown_if={"item": "first", "is": ["a"]}),
        item("third", shown_if={"item": "second", "is": ["b"]}),
    )
    answers = {"first": "c", "second": "b"}
    shown = shown_items(definition, answers, group="carer")
    assert [one.code for one in shown] == ["first"]


def test_not_holds_for_a_skip():
    definition = asking(
        item("first"), item("second", shown_if={"not": {"item": "first", "is": ["a"]}})
    )
    shown = shown_items(definition, {"first": Missing.SKIPPED}, group="staff")
    assert [one.code for one in shown] == ["first", "second"]
