"""Words leave the first readers only as a copy that a person looked at."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heed.concerns.actions import declare_conflict, share_edited_copy
from heed.concerns.errors import MayNotRead, OutsideTheWardOnly, WriterSaidNo
from heed.concerns.models import Concern
from heed.concerns.redactions import BLANK, Suggested, suggestions_for, without
from heed.concerns.tests.factories import WORDS, a_concern
from heed.people.tests.factories import client_for
from heed.responses.models import Text, TextVersion
from heed.responses.sealed_words import original_words, version_words
from heed.safeguards.audience import Audience

NAMED = "Nurse Petronella Quince shouted at me in room 12."


def text_of(concern):
    return Text.objects.get(response=concern.response, item="what_happened")


def share(by, concern, words="A copy.", **more):
    return share_edited_copy(
        by=by, concern=concern, text=text_of(concern), words=words, **more
    )


def test_it_works(declared, concern):
    version = share(declared, concern)
    assert version_words(version) == "A copy."
    assert version.audience == Audience.WARD
    assert original_words(text_of(concern)) == WORDS


@pytest.mark.parametrize("choice", ["nothing", "themes"])
def test_the_writer_decides(choice, declared, concern):
    Concern.objects.update(ward_may_see=choice)
    with pytest.raises(WriterSaidNo):
        share(declared, concern)
    assert not TextVersion.objects.exists()


@pytest.mark.parametrize("audience", [Audience.WARD, Audience.PUBLIC])
def test_what_is_about_staff_does_not_go_to_the_ward(audience, ward, lead):
    answers = {"about_staff": "yes", "ward_sees": "own_words"}
    concern = a_concern(ward, answers=answers)
    declare_conflict(by=lead, concern=concern, has_conflict=False)
    with pytest.raises(OutsideTheWardOnly):
        share(lead, concern, audience=audience)


def test_contact_and_names_never_travel(ward, lead):
    concern = a_concern(
        ward,
        answers={
            "come_back": "speak",
            "ward_sees": "own_words",
            "not_read_by": ["person"],
        },
        texts={"contact_name": ["Canary"], "not_read_by_name": ["Robin"]},
    )
    declare_conflict(by=lead, concern=concern, has_conflict=False)
    for item in ("contact_name", "not_read_by_name"):
        text = Text.objects.get(response=concern.response, item=item)
        with pytest.raises(MayNotRead):
            share_edited_copy(by=lead, concern=concern, text=text, words="A copy.")


def test_a_person_accepts_each_suggestion(ward, reader):
    concern = a_concern(ward, words=NAMED, answers={"ward_sees": "edited"})
    declare_conflict(by=reader, concern=concern, has_conflict=False)
    path = f"/staff/concerns/{concern.pk}/copy/{text_of(concern).pk}/"
    browser = client_for(reader)
    assert "Petronella Quince" in browser.get(path).text
    name = next(s for s in suggestions_for(NAMED) if "Quince" in s.words)
    page = browser.post(path, {"step": "look", "take_out": [name.code]}).text
    copy = page[page.index("<textarea") : page.index("</textarea>")]
    assert "Quince" not in copy
    assert "room 12" in copy
    assert not TextVersion.objects.exists()
    page = browser.post(path, {"step": "share", "words": "Somebody shouted at me."})
    assert page.status_code == 302
    assert version_words(TextVersion.objects.get()) == "Somebody shouted at me."


def test_an_empty_copy_is_refused(declared, concern):
    path = f"/staff/concerns/{concern.pk}/copy/{text_of(concern).pk}/"
    page = client_for(declared).post(path, {"step": "share", "words": ""})
    assert page.status_code == 422
    assert "Write the copy." in page.text


def test_overlapping_stretches_go_together():
    words = "one two three"
    found = [Suggested(0, 7, "", ""), Suggested(4, 13, "", "")]
    assert without(words, found) == BLANK


@given(st.text(), st.lists(st.tuples(st.integers(0, 60), st.integers(1, 20))))
def test_nothing_is_taken_out_but_what_was_accepted(words, spans):
    accepted = [
        Suggested(start, min(start + length, len(words)), "", "")
        for start, length in spans
        if start < len(words)
    ]
    hidden = {at for one in accepted for at in range(one.start, one.end)}
    kept = [c for at, c in enumerate(words) if at not in hidden]
    assert without(words, accepted).replace(BLANK, "") == "".join(kept).replace(
        BLANK, ""
    )
