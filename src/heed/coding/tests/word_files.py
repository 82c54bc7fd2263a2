"""Word files for tests, written by hand so that each oddity can be put in."""

import io
import zipfile
from xml.sax.saxutils import escape

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def paragraph(*lines: str) -> str:
    """One paragraph; its lines are broken inside it."""
    runs = "<w:r><w:br/></w:r>".join(
        f'<w:r><w:t xml:space="preserve">{escape(line)}</w:t></w:r>' for line in lines
    )
    return f"<w:p>{runs}</w:p>"


def a_table(rows: list[tuple[str, ...]]) -> str:
    """A table of paragraphs."""
    cells = [[f"<w:tc>{paragraph(cell)}</w:tc>" for cell in row] for row in rows]
    return "<w:tbl>" + "".join(f"<w:tr>{''.join(c)}</w:tr>" for c in cells) + "</w:tbl>"


def word_file(*body: str, before: str = "") -> bytes:
    """A file of these paragraphs; ``before`` stands before the document."""
    document = (
        f'<?xml version="1.0"?>{before}<w:document xmlns:w="{W}">'
        f"<w:body>{''.join(body)}</w:body></w:document>"
    )
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", document)
    return file.getvalue()
