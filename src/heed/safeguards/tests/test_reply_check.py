"""A reply that says who wrote, or tells about care, is noticed before it is sent."""

import pytest

from heed.safeguards.reply_check import check


@pytest.mark.parametrize(
    ("reply", "code"),
    [
        ("As your named nurse I am sorry.", "confirms"),
        ("We think it is clear who wrote this.", "confirms"),
        ("I recognised your handwriting.", "confirms"),
        ("Your mother told us too.", "confirms"),
        ("When you were admitted we were short of staff.", "care"),
        ("We have changed your medication.", "care"),
        ("You were restrained for your own good.", "care"),
        ("Your care plan will be looked at.", "care"),
        ("As we discussed yesterday, it is mended.", "meeting"),
        ("I will come and see you tomorrow.", "meeting"),
        ("The light in your room is mended.", "meeting"),
        ("Dear Priya, thank you.", "named"),
        ("We have spoken to Priya about it.", "named"),
        ("On 3 March we met the team.", "when"),
        ("The tap in room 12 is mended.", "where"),
        ("This is completely confidential.", "promise"),
        ("We guarantee anonymity.", "promise"),
    ],
)
def test_it_works(reply, code):
    assert code in {warning.code for warning in check(reply)}


@pytest.mark.parametrize(
    "reply",
    [
        "Thank you for telling us. We are sorry that the ward felt unsafe.",
        "The night team now checks the corridor every hour. The ward manager leads it.",
        "We could not change this, because the building is not ours.",
        "Dear writer, you can add more here with your words.",
    ],
)
def test_a_good_reply_has_no_warning(reply):
    assert check(reply) == []


def test_a_warning_points_at_its_words():
    reply = "We have changed your medication."
    (warning,) = check(reply)
    assert reply[warning.start : warning.end] == "your medication"
    assert warning.reason.endswith(".")


def test_known_names_are_noticed():
    assert check("we spoke with parveen", names=("Parveen Akhtar",))
