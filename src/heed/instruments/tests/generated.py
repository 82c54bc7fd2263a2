"""Questionnaires of every shape, for property tests."""

import string

from hypothesis import strategies as st

from heed.instruments.definition import GROUPS, parse
from heed.instruments.definition.missing import RESERVED_CODES

VARIANTS = ("en-gb", "en-gb-easy", "cy", "cy-easy")
# Letters, and what makes trouble in one format or another.
TROUBLE = "=+-@'\"|,;:${}[]()<>&\\\t\n\r\x00\x07\x85\xa0\u2028\ufffe😀ŵé_x000D_#"
texts = st.text(st.sampled_from(string.ascii_letters + " ." + TROUBLE), max_size=25)
lines = texts.map(str.strip).filter(lambda text: text.strip("\x85\xa0\u2028 \t\n\r"))
lines = lines.map(lambda text: f"w{text}w") | st.sampled_from(
    ["=1+1", "@SUM(A1)", "-5", "'=x", "plain", "1, a | 2, b", "${first}", "NA", "yes"]
)
codes = st.from_regex(r"\A[a-z][a-z0-9_]{0,12}\Z").filter(
    lambda code: code not in RESERVED_CODES
)


def unique_codes(least, most):
    """Several codes, none of them twice."""
    return st.lists(codes, min_size=least, max_size=most, unique=True)


common = st.dictionaries(st.sampled_from(VARIANTS), lines, max_size=3)


@st.composite
def words(draw):
    """A text in some variants, with a group's own words now and then."""
    found = dict(draw(common))
    if draw(st.integers(0, 3)) == 0:
        own = draw(st.dictionaries(st.sampled_from(VARIANTS), lines, max_size=2))
        found[draw(st.sampled_from(GROUPS))] = own
    return found


@st.composite
def options(draw, names, *, several=False):
    """Options with these codes."""
    made = []
    for name in names:
        option = {"code": name, "words": draw(words())}
        if draw(st.booleans()):
            option["explain"] = draw(words())
        if several and draw(st.booleans()):
            option["exclusive"] = True
        made.append(option)
    return made


@st.composite
def kind_keys(draw, kind):
    """What an item of a kind has of its own."""
    if kind in {"one_choice", "several"}:
        names = draw(unique_codes(2, 4))
        made = {"options": draw(options(names, several=kind == "several"))}
        return made | ({"ordered": True} if kind == "one_choice" else {})
    if kind == "five_point":
        end = draw(st.sampled_from(["first", "last", "neither"]))
        return {"options": draw(options(draw(unique_codes(5, 5)))), "better_end": end}
    if kind == "consent":
        yes_or_no = draw(options(["yes", "no"]))
        return {"options": yes_or_no, "purpose": draw(codes), "text_version": 3}
    if kind == "number":
        least = draw(st.integers(-(10**12), 10**12))
        most = least + draw(st.integers(1, 10**6))
        made = {"least": least, "most": most, "decimals": draw(st.integers(0, 3))}
        return made | draw(st.fixed_dictionaries({}, optional={"unit": words()}))
    if kind == "date":
        return {
            "coarseness": draw(st.sampled_from(["day", "month", "year"])),
            "earliest_year": draw(st.sampled_from([1800, 1900, 1950, 2100])),
            "future": draw(st.booleans()),
        }
    if kind == "statement":
        return {}
    made = {"longest": draw(st.integers(1, 10_000)), "kept_from_place": True}
    if kind == "short_text":
        made |= {"contact": draw(st.booleans()), "names_person": draw(st.booleans())}
    return made | ({"most": draw(st.integers(1, 50))} if kind == "text_list" else {})


KINDS = (
    *("one_choice", "several", "five_point", "consent", "number", "date"),
    *("short_text", "long_text", "text_list", "statement"),
)


@st.composite
def an_item(draw, code, earlier):
    """One item that may depend on earlier ones."""
    kind = draw(st.sampled_from(KINDS))
    item = {"code": code, "kind": kind, "ask": draw(words())}
    item |= draw(kind_keys(kind))
    if kind in {"number", "date"} and draw(st.booleans()):
        item["options"] = draw(options(draw(unique_codes(1, 2))))
    if draw(st.booleans()):
        item |= {"hint": draw(words()), "picture": "a-picture", "why": draw(texts)}
        item |= {"who_uses": draw(lines), "groups": ["carer"]}
    if draw(st.integers(0, 4)) == 0:
        known = {"scheme": "S", "version": "1", "field": draw(lines)}
        item["maps_to"] = [known]
    routed = [one for one in earlier if answers_of(one)]
    if routed and draw(st.booleans()):
        item["shown_if"] = draw(conditions(routed))
    return item


def answers_of(item):
    """The codes on which a later item may depend."""
    if "options" in item:
        return [option["code"] for option in item["options"]]
    return ["written"] if item["kind"].endswith(("text", "list")) else []


def conditions(routed):
    """Conditions over earlier items, nested a little."""
    leaves = st.sampled_from(routed).flatmap(
        lambda item: st.fixed_dictionaries(
            {
                "item": st.just(item["code"]),
                "is": st.lists(
                    st.sampled_from(answers_of(item)), min_size=1, max_size=3
                ),
            }
        )
    )
    return st.recursive(
        leaves,
        lambda inner: (
            st.fixed_dictionaries({"not": inner})
            | st.fixed_dictionaries({"all": st.lists(inner, min_size=1, max_size=3)})
            | st.fixed_dictionaries({"any": st.lists(inner, min_size=1, max_size=3)})
        ),
        max_leaves=4,
    )


@st.composite
def definitions(draw):
    """A questionnaire that the schema takes, ready to be published or not."""
    items = []
    for code in draw(unique_codes(1, 5)):
        items.append(draw(an_item(code, items)))
    data = {
        "code": draw(st.sampled_from(["a-study", "x", "meta-2"])),
        "version": draw(st.integers(1, 32_000)),
        "title": draw(words()),
        "about": draw(texts),
        "groups": list(GROUPS),
        "languages": draw(st.sampled_from([["en-gb"], ["cy"], ["en-gb", "cy"]])),
        "easy_read": draw(st.booleans()),
        "marked_translation": {"cy": "a checker"},
        "items": items,
    }
    if draw(st.booleans()):
        notice = {name: draw(words()) for name in ("limits", "reading", "could_tell")}
        data["before_free_text"] = {"version": 2, **notice}
    return parse(data)
