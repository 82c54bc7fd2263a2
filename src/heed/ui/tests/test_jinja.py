"""The template environment, whose settings were each found by a fault."""

import pytest
from django.test import RequestFactory
from django.utils import translation
from jinja2 import ChainableUndefined

from heed.ui import jinja
from heed.ui.tests.rendering import render


def test_the_components_macros_need_forgiving_undefined():
    assert render("{{ nothing.at.all }}") == ""
    assert jinja.environment().undefined is ChainableUndefined


def test_blocks_leave_no_blank_lines():
    assert render("{% if true %}\n  {% set x = 1 %}\nx\n{% endif %}\n") == "x\n"


def test_compiled_templates_are_kept(settings, tmp_path):
    settings.HEED_DATA_DIR = tmp_path
    env = jinja.environment()
    env.bytecode_cache.get_bucket(env, "x", None, "source")
    assert (tmp_path / "jinja-cache").is_dir()


def test_text_is_escaped():
    assert render("{{ x }}", x="<b>") == "&lt;b&gt;"


def test_the_nonce_is_printed_although_it_is_lazy():
    class Lazy:
        """As django-csp's nonce: false until somebody asks for it as text."""

        asked = False

        def __bool__(self):
            return self.asked

        def __str__(self):
            self.asked = True
            return "abc"

    request = RequestFactory().get("/")
    request.csp_nonce = Lazy()
    source = "{% set nonce = csp_nonce(request) %}{% if nonce %}{{ nonce }}{% endif %}"
    assert render(source, request) == "abc"


def test_a_message_with_named_blanks_is_filled_and_escaped():
    words = render('{{ _("Last checked: %(date)s.", date=x) }}', x="<b>")
    assert words == "Last checked: &lt;b&gt;."


def test_addresses_are_made_from_names(settings):
    settings.ROOT_URLCONF = "heed.ui.tests.gallery.urls"
    assert render('{{ static("ui/css/heed.css") }}') == "/static/ui/css/heed.css"


@pytest.mark.parametrize(
    ("code", "written", "direction"),
    [("en-gb", "en-GB", "ltr"), ("cy", "cy", "ltr"), ("ar", "ar", "rtl")],
)
def test_the_page_says_its_language(code, written, direction):
    with translation.override(code):
        html = render('{% extends "ui/base.html" %}', RequestFactory().get("/"))
    assert f'<html lang="{written}" dir="{direction}">' in html


def test_a_welsh_page_says_that_it_awaits_a_checker():
    request = RequestFactory().get("/")
    with translation.override("cy"):
        welsh = render('{% extends "ui/base.html" %}', request)
    english = render('{% extends "ui/base.html" %}', request)
    assert "yn aros i rywun ei wirio" in welsh
    assert "heed-translation-note" not in english
