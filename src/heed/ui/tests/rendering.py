"""Helps tests to print a piece of template and to look at the HTML that comes."""

import re
from html.parser import HTMLParser

from django.template import engines

VOID = {"img", "input", "br", "hr", "link", "meta"}


def render(source, request=None, **context):
    """What a template's source prints."""
    return engines["jinja2"].from_string(source).render(context, request)


class Outline(HTMLParser):
    """The elements, attributes and words of some HTML, without its white space."""

    def __init__(self, without):
        super().__init__()
        self.without = without
        self.parts = []

    def handle_starttag(self, tag, attrs):
        kept = sorted((k, v or "") for k, v in attrs if k not in self.without)
        self.parts.append((tag, kept))

    def handle_endtag(self, tag):
        if tag not in VOID:
            self.parts.append(("/" + tag, []))

    def handle_data(self, data):
        words = " ".join(data.split())
        if words:
            self.parts.append(("words", words))


def outline(html, without=()):
    """A page's HTML as a list that can be compared."""
    parser = Outline(set(without))
    parser.feed(html)
    return parser.parts


def words(html):
    """The words that a reader meets, in order."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html)).strip()
