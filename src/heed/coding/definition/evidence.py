"""Where a wording comes from, marked so that nobody takes ours for the authors'."""

from typing import Literal, get_args

Mark = Literal["A", "B", "C", "D"]

MARKS: tuple[Mark, ...] = get_args(Mark)
OWN: Mark = "D"
MEANINGS: dict[Mark, str] = {
    "A": "A published definition was reached; this is it in our own words.",
    "B": "Derived from a public tool that encodes the framework.",
    "C": "From the abstracts of papers that used the framework.",
    "D": "Our own working wording. No source was reached; check it against the paper.",
}
