"""The slots of the frame, and what a public page must and must not hold."""

import pytest
from django.test import RequestFactory

from heed.ui import frame
from heed.ui.tests.rendering import render

PAGE = '{% extends "ui/question.html" %}'


def page(source=PAGE, **context):
    return render(source, RequestFactory().get("/"), **context)


def test_an_empty_slot_shows_nothing():
    assert frame.slot("help", None) is None


def test_a_filled_slot_is_asked_for_this_page():
    frame.fill("footer", lambda request: [frame.Link(request.path, "/privacy/")])
    assert '<a href="/privacy/">/</a>' in page()


def test_an_unknown_slot_is_a_mistake():
    with pytest.raises(ValueError, match="There is no slot “advert”"):
        frame.fill("advert", lambda request: None)


def test_a_page_may_bring_its_own_help_or_none(monkeypatch):
    block = frame.HelpBlock([frame.HelpContact("From the slot", [])])
    monkeypatch.setattr(frame, "_slots", {"help": lambda request: block})
    assert "From the slot" in page()
    own = frame.HelpBlock([frame.HelpContact("The page's own", [])])
    assert "The page&#39;s own" in page(help_block=own)
    assert "From the slot" not in page(help_block=None)


def test_help_stands_before_the_question():
    block = frame.HelpBlock([frame.HelpContact("A nurse", [])])
    html = page(help_block=block)
    assert html.index('id="urgent-help"') < html.index("<main")


def test_forms_are_never_filled_by_the_browser():
    # Else Back shows the last person's words on a shared tablet.
    assert 'autocomplete="off"' in page()


def test_every_question_can_be_skipped():
    assert 'name="skip"' in page()
    # Enter must send the answer, so the first button is not the one that skips.
    html = page()
    assert html.index("Continue") < html.index('name="skip"')


def test_a_public_page_asks_for_no_session():
    class Untouchable(dict):
        """A session that must not be read."""

        def __getattribute__(self, name):
            raise AssertionError(f"The page asked its session for {name}.")

    request = RequestFactory().get("/")
    request.session = Untouchable()
    html = render(PAGE, request)
    assert "csrfmiddlewaretoken" not in html


def test_a_page_with_a_session_can_have_its_token():
    assert "csrfmiddlewaretoken" in page(csrf=True)


@pytest.mark.parametrize("base", ["base", "staff", "print", "error", "question"])
def test_no_page_has_inline_style_or_script(base):
    html = page(f'{{% extends "ui/{base}.html" %}}')
    assert " style=" not in html
    assert "<script>" not in html
    assert "javascript:" not in html
    assert " onclick" not in html


@pytest.mark.parametrize("base", ["base", "staff", "print", "error", "question"])
def test_no_page_bears_the_marks_of_others(base):
    html = page(f'{{% extends "ui/{base}.html" %}}', page_title="X")
    assert ">NHS" not in html
    assert "assets.nhs.uk" not in html
    assert "manifest.json" not in html
    assert "og:image" not in html


def test_a_name_of_the_frame_does_not_hide_a_page_s_own_variable():
    source = (
        '{% extends "ui/question.html" %}'
        "{% block question %}{{ menu }}{{ button }}{{ help }}{% endblock %}"
    )
    assert "abc" in page(source, menu="a", button="b", help="c")


def test_forms_can_be_sent_under_the_referrer_policy(settings):
    # Under “no-referrer” browsers send “Origin: null”, and every form is refused.
    assert settings.SECURE_REFERRER_POLICY == "same-origin"
