"""Frameworks of every shape, for property tests."""

import string

from hypothesis import strategies as st

from heed.coding.definition.framework import parse
from heed.coding.tests.samples import a_document

# Letters, and what makes trouble in one format or another.
TROUBLE = "=+-@'\"|,;:${}[]()<>&\\\t\x85\xa0\u2028😀ŵé_x000D_#"
short = st.text(st.sampled_from(string.ascii_letters + " ." + TROUBLE), max_size=25)
lines = short.map(lambda text: f"w{text}w") | st.sampled_from(
    ["=1+1", "@SUM(A1)", "-5", "'=x", "plain", "NA", "see [see money]", "unknown"]
)
texts = st.lists(lines, min_size=1, max_size=3).map("\n".join)
slugs = st.from_regex(r"\A[a-z][a-z0-9]{0,6}(-[a-z0-9]{1,4}){0,2}\Z").filter(
    lambda slug: slug != "unknown"
)
marks = st.lists(st.sampled_from("ABCD"), min_size=1, max_size=4)
MARKS = {"A": "Reached.", "B": "A tool.", "C": "Abstracts.", "D": "Ours."}


def guides(instead):
    """Sentences for coders, some with another code to look at."""
    other = {"evidence": marks}
    if instead:
        other["instead"] = st.sampled_from(instead)
    one = st.fixed_dictionaries({"text": lines}, optional=other)
    return st.lists(one, max_size=3)


@st.composite
def codes(draw, slug, label, layers, others):
    """One code of any kind."""
    kind = draw(st.sampled_from(["factor", "factor", "outcome", "cant-code"]))
    made = {"slug": slug, "label": label, "kind": kind}
    if kind == "factor" and layers:
        made["layer"] = draw(st.sampled_from([*layers, "unknown"]))
    if draw(st.booleans()):
        made |= {"definition": draw(texts), "evidence": draw(marks)}
    made["aliases"] = draw(st.lists(lines, max_size=2))
    made["use_when"] = draw(guides(()))
    made["not_when"] = draw(guides(others))
    if draw(st.booleans()):
        made["seen_in"] = [{"what": draw(texts), "source": "nobody"}]
        made["note"] = draw(texts)
    return made


@st.composite
def frameworks(draw):
    """A framework that is consistent in itself."""
    names = draw(st.lists(slugs, min_size=1, max_size=5, unique=True))
    labels = draw(
        st.lists(
            lines,
            min_size=len(names),
            max_size=len(names),
            unique_by=lambda label: label.strip().casefold(),
        )
    )
    layers = draw(st.lists(slugs, max_size=3, unique=True))
    document = a_document(
        slug=draw(slugs),
        version=draw(st.from_regex(r"\A[a-z0-9]{1,4}(\.[0-9]{1,2})?\Z")),
        title=draw(lines),
        about=draw(texts),
        setting=draw(texts),
        marks=MARKS,
        layers=[
            {"slug": slug, "label": draw(lines), "across": draw(st.booleans())}
            for slug in layers
        ],
        codes=[
            draw(codes(slug, label, layers, names))
            for slug, label in zip(names, labels, strict=True)
        ],
    )
    if draw(st.booleans()):
        document |= {
            "status": "incomplete",
            "missing": [{"what": draw(texts), "supplied_by": draw(texts)}],
        }
    if draw(st.booleans()):
        rows = [{"new": slug, "relation": "added"} for slug in names]
        earlier = {"framework": "before", "version": "1"}
        document["crosswalks"] = [
            {"earlier": earlier, "evidence": draw(texts), "rows": rows}
        ]
    return parse(document)
