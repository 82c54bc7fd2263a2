import logging
import sys

from django.test import RequestFactory

from heed.foundation.reporting import SaysNothing, WordlessFormatter

WORDS = "what somebody wrote"


def logged(name="heed.test", message="a sentence of ours", *arguments, error=False):
    try:
        raise ValueError(WORDS)
    except ValueError:
        trouble = sys.exc_info() if error else None
    record = logging.LogRecord(
        name, logging.ERROR, __file__, 1, message, arguments, trouble, "view"
    )
    return WordlessFormatter().format(record)


def test_it_works():
    assert logged() == "ERROR heed.test a sentence of ours"


def test_an_error_is_told_by_its_kind_and_place_alone():
    line = logged(error=True)
    assert WORDS not in line
    assert "ValueError at foundation/tests/test_reporting.py:" in line
    assert "\n" not in line


def test_djangos_own_messages_are_not_repeated():
    line = logged("django.request", "Not Found: /come-back/%s", WORDS)
    assert line == "ERROR django.request view status=-"


def test_an_error_report_holds_no_answers_and_no_variables():
    report = SaysNothing()
    request = RequestFactory().post("/", {"words": WORDS})
    assert report.get_post_parameters(request) == {}
    assert report.get_traceback_frame_variables(request, sys._getframe()) == []
