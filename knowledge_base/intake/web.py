"""HTML files as blocks: the article, without menus and scripts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from care.errors import ContentError
from knowledge_base.intake.blocks import Block
from knowledge_base.intake.plain import decode

_DROPPED = "script|style|noscript|nav|header|footer|aside|form|button|iframe|svg|template|head"
_INLINE = {"a", "abbr", "b", "big", "code", "em", "font", "i", "mark", "small", "span", "strong"}
_INLINE |= {"sub", "sup", "u", "ins", "label", "q", "cite", "o:p"}
_CHARSET = re.compile(rb"<meta[^>]+charset=[\"']?([\w-]+)", re.IGNORECASE)
_ARTICLE = 0.8
"""A part with this share of all the words is the article; the rest around it is the site."""


def read_html(path: Path) -> Iterator[Block]:
    """Read an .html file.

    Raises:
        ContentError: where there is no text in it.
    """
    from lxml import etree, html

    data = path.read_bytes()
    try:
        root = html.document_fromstring(_decoded(data, path))
    except (etree.LxmlError, ValueError) as error:
        raise ContentError(f"{path}: 不是能读的 HTML（{error}）；请另存网页再添加。") from error
    for element in root.xpath(
        "|".join(f"//{name}" for name in _DROPPED.split("|")) + "|//comment()"
    ):
        element.drop_tree()
    walker = _Walker()
    walker.walk(_article(root))
    walker.flush()
    yield from walker.blocks


def _decoded(data: bytes, path: Path) -> str:
    named = _CHARSET.search(data[:4096])
    if named:
        codec = named.group(1).decode("ascii").lower()
        try:
            return data.decode("gb18030" if codec.startswith("gb") else codec)
        except (UnicodeDecodeError, LookupError):
            pass  # many pages name one encoding and are saved in another
    return decode(data, path)


def _article(root: Any) -> Any:
    """Go down while one child holds nearly all of the words."""
    element = root.find("body") if root.find("body") is not None else root
    while True:
        whole = len(element.text_content().strip()) or 1
        children = [c for c in element if isinstance(c.tag, str)]
        main = max(children, key=lambda child: len(child.text_content()), default=None)
        if main is None or len(main.text_content().strip()) < _ARTICLE * whole:
            return element
        if main.tag in _INLINE or main.tag in ("p", "table", "ul", "ol"):
            return element
        element = main


class _Walker:
    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._line: list[str] = []
        self._tables = 0

    def walk(self, element: Any) -> None:
        """Take an element and all below it, in order."""
        if element.tag == "table" and not element.xpath(".//table"):
            self.flush()
            self._table(element)
            return
        block = isinstance(element.tag, str) and element.tag not in _INLINE
        if block:
            self.flush()
        self._line.append(element.text or "")
        for child in element:
            if isinstance(child.tag, str):
                self.walk(child)
            self._line.append(child.tail or "")
        if block:
            self.flush()

    def flush(self) -> None:
        """End the paragraph."""
        words = re.sub(r"[ \t\r\n\xa0]+", " ", "".join(self._line)).strip(" 　")
        self._line = []
        if words:
            self.blocks.append(Block((words,), f"第{len(self.blocks) + 1}段", opens=True))

    def _table(self, table: Any) -> None:
        self._tables += 1
        below: dict[int, tuple[int, str]] = {}
        for at, row in enumerate(table.xpath(".//tr"), 1):
            cells: list[str] = []
            for cell in row.xpath("./td|./th"):
                self._spanned(below, cells)
                words = re.sub(r"\s+", "", cell.text_content())
                rows = _number(cell.get("rowspan"))
                if rows > 1:
                    below[len(cells)] = (rows, words)
                cells.append(words)
            self._spanned(below, cells)
            for column, (rows, words) in list(below.items()):
                below[column] = (rows - 1, words)
            if any(cells):
                place = f"第{self._tables}个表格第{at}行"
                self.blocks.append(Block(tuple(cells), place, table=self._tables))

    @staticmethod
    def _spanned(below: dict[int, tuple[int, str]], cells: list[str]) -> None:
        """Repeat a cell that reaches down from a row above."""
        while len(cells) in below and below[len(cells)][0] > 0:
            cells.append(below[len(cells)][1])


def _number(value: str | None) -> int:
    return int(value) if value and value.isdecimal() else 1
