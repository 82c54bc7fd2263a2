"""Reports as Markdown and as printable pages."""

from html.parser import HTMLParser

from markdown_it import MarkdownIt

from heed.ui.documents.document import (
    Bullets,
    Document,
    Grid,
    Heading,
    Paragraph,
)
from heed.ui.documents.markdown import as_markdown
from heed.ui.documents.pages import as_page

WHOLE = Document(
    "A <report> & more",
    (
        Heading("Part | one"),
        Paragraph("Plain *words*.\nA second line."),
        Paragraph("Who paid?", is_blank=True),
        Bullets(("one", "<script>two</script>")),
        Grid("Ease", ("Answer", "All"), (("Very | easy", "1 (1.1%)"),)),
    ),
)


def test_markdown_keeps_marks_in_words_as_words():
    html = MarkdownIt().enable("table").render(as_markdown(WHOLE))
    assert "<h1>A &lt;report&gt; &amp; more</h1>" in html
    assert "<td>Very | easy</td>" in html
    assert "Plain *words*." in html
    assert "<script>" not in html


def test_the_page_is_whole_and_needs_nothing_from_elsewhere():
    page = as_page(WHOLE)
    tags = []
    parser = HTMLParser()
    parser.handle_starttag = lambda tag, attrs: tags.append((tag, dict(attrs)))
    parser.feed(page)
    assert not {"script", "link", "img"} & {tag for tag, _ in tags}
    assert ("html", {"lang": "en-GB"}) in tags
    assert ("th", {"scope": "row"}) in tags
    assert not any("http" in str(attrs) for _, attrs in tags)


def test_a_caption_that_the_heading_has_is_not_read_twice():
    twice = Document("T", (Heading("Ease", 3), WHOLE.parts[-1]))
    assert '<caption class="said">Ease</caption>' in as_page(twice)
    assert as_markdown(twice).count("Ease") == 1
    assert "*Ease*" in as_markdown(WHOLE)


def test_a_blank_is_marked_and_counted():
    assert WHOLE.blanks == 1
    assert 'class="blank"' in as_page(WHOLE)
    assert "**To fill in:** Who paid?" in as_markdown(WHOLE)


def test_a_machine_gets_every_part():
    kinds = [part["part"] for part in WHOLE.as_json()["parts"]]
    assert kinds == ["heading", "paragraph", "paragraph", "bullets", "grid"]
