"""Writes small real files: PDF pages of Chinese text, Word files with automatic numbers."""

from pathlib import Path

import docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

_TO_UNICODE = b"""/CIDInit /ProcSet findresource begin 12 dict begin begincmap
/CMapName /U def 1 begincodespacerange <0000> <FFFF> endcodespacerange
1 beginbfrange <0000> <FFFF> <0000> endbfrange endcmap end end"""


def write_pdf(path: Path, pages: list[list[str] | None]) -> Path:
    """Write pages of lines, their cells parted by a tab; None is a page with a drawing only."""
    bodies = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"",
        b"<< /Type /Font /Subtype /Type0 /BaseFont /Song /Encoding /Identity-H"
        b" /DescendantFonts [4 0 R] /ToUnicode 5 0 R >>",
        b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Song /DW 1000"
        b" /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>",
        _stream(_TO_UNICODE),
    ]
    kids = []
    for lines in pages:
        content = b"0 0 500 700 re f" if lines is None else _text(lines)
        bodies.append(_stream(content))
        kids.append(len(bodies) + 1)
        bodies.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R"
            b" /Resources << /Font << /F 3 0 R >> >> >>" % len(bodies)
        )
    listed = b" ".join(b"%d 0 R" % kid for kid in kids)
    bodies[1] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (listed, len(kids))
    out, places = b"%PDF-1.7\n", []
    for number, body in enumerate(bodies, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(bodies) + 1, table)
    start = out.index(b"xref\n0 ")
    out += b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (len(bodies) + 1, start)
    path.write_bytes(out)
    return path


def _stream(data: bytes) -> bytes:
    return b"<< /Length %d >>\nstream\n%s\nendstream" % (len(data), data)


def _text(lines: list[str]) -> bytes:
    parts = []
    for at, line in enumerate(lines):
        for column, cell in enumerate(line.split("\t")):
            code = cell.encode("utf-16-be").hex().encode()
            parts.append(
                b"BT /F 12 Tf 1 0 0 1 %d %d Tm <%s> Tj ET"
                % (60 + 160 * column, 780 - 20 * at, code)
            )
    return b"\n".join(parts)


def number_paragraphs(document: docx.document.Document, forms: list[tuple[str, str]]) -> int:
    """Add a numbering of these levels (form, text such as %1、) and return its id."""
    root = document.part.numbering_part.element
    abstract = OxmlElement("w:abstractNum")
    abstract.set(qn("w:abstractNumId"), "77")
    for depth, (form, text) in enumerate(forms):
        level = OxmlElement("w:lvl")
        level.set(qn("w:ilvl"), str(depth))
        for tag, value in (("w:start", "1"), ("w:numFmt", form), ("w:lvlText", text)):
            child = OxmlElement(tag)
            child.set(qn("w:val"), value)
            level.append(child)
        abstract.append(level)
    root.insert(0, abstract)
    number = OxmlElement("w:num")
    number.set(qn("w:numId"), "77")
    link = OxmlElement("w:abstractNumId")
    link.set(qn("w:val"), "77")
    number.append(link)
    root.append(number)
    return 77


def set_number(paragraph: docx.text.paragraph.Paragraph, number: int, depth: int) -> None:
    """Give a paragraph the next number of a numbering."""
    properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    properties.get_or_add_ilvl().val = depth
    properties.get_or_add_numId().val = number
