"""Text and Markdown files as blocks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from care.errors import ContentError
from knowledge_base.intake.blocks import Block

_RULE = re.compile(r"^\s*\|?\s*:?-{2,}:?\s*(\|\s*:?-{2,}:?\s*)*\|?\s*$")
_SIGNS = re.compile(r"^\s{0,3}(?:#{1,6}\s+|>\s?|[-*+]\s+)")
_EMPHASIS = re.compile(r"(\*\*|__|`)(.+?)\1")
_NUMBERED = re.compile(r"^(\d+)\\?\.\s+")


def decode(data: bytes, path: Path) -> str:
    """Return the text of a file in UTF-8, UTF-16 (with its mark) or GB 18030.

    Raises:
        ContentError: where the bytes are none of these.
    """
    codecs = ["utf-16"] if data[:2] in (b"\xff\xfe", b"\xfe\xff") else ["utf-8-sig", "gb18030"]
    for codec in codecs:
        try:
            text = data.decode(codec)
        except UnicodeDecodeError:
            continue
        bad = next(
            (at for at, sign in enumerate(text) if sign < " " and sign not in "\t\n\r\f"), -1
        )
        if bad >= 0:
            line = text.count("\n", 0, bad) + 1
            raise ContentError(
                f"{path}: 第{line}行有控制字符（U+{ord(text[bad]):04X}），不像文字文件；"
                "请另存为 UTF-8 的 .txt 再添加。"
            )
        return text
    raise ContentError(f"{path}: 编码既不是 UTF-8 也不是 GB18030；请另存为 UTF-8 再添加。")


def read_text(path: Path) -> Iterator[Block]:
    """Read a text file: a line a block; lines that begin with a tab are the cells of a table."""
    lines = decode(path.read_bytes(), path).replace("\f", "\n").splitlines()
    cells: list[tuple[int, str]] = []
    table = 0
    for at, line in enumerate([*lines, ""], 1):
        if line.startswith("\t") and line.strip() and "\t" not in line.strip():
            cells.append((at, line.strip()))
            continue
        if not line.strip() and at <= len(lines):
            continue
        if cells:
            table += 1
            yield from _rows(cells, table)
            cells = []
        if not (words := line.strip()):
            continue
        if "\t" in words:
            own = tuple(cell.strip() for cell in words.split("\t") if cell.strip())
            yield Block(own, f"第{at}行", table=table)
            continue
        yield Block((words,), f"第{at}行", opens=line.startswith(("　　", "    ")))


def read_markdown(path: Path) -> Iterator[Block]:
    """Read a Markdown file; its signs are dropped, its tables become rows."""
    table, within = 0, False
    for at, line in enumerate(decode(path.read_bytes(), path).splitlines(), 1):
        place = f"第{at}行"
        if not line.strip() or re.fullmatch(r"\s*([-*_]\s*){3,}", line):
            within = False
            continue
        if "|" in line and (line.strip().startswith("|") or within):
            if not within:
                table, within = table + 1, True
            if not _RULE.match(line):
                cells = [_bare(cell) for cell in line.strip().strip("|").split("|")]
                yield Block(tuple(cells), place, table=table)
            continue
        within = False
        opens = bool(_SIGNS.match(line))
        words = _NUMBERED.sub(r"\1.", _bare(_SIGNS.sub("", line)))
        if words:
            yield Block((words,), place, opens=opens)


def _bare(text: str) -> str:
    return _EMPHASIS.sub(r"\2", text).strip()


def _rows(cells: list[tuple[int, str]], table: int) -> Iterator[Block]:
    """Group the cells of a table that was saved a cell a line: a row begins with the next number.

    A heading between rows (一、…) stands alone; what comes before the first number is the head.
    Where there is no number, these are lines that were set in.
    """
    row: list[tuple[int, str]] = []
    number = 0

    def done() -> Iterator[Block]:
        if row:
            yield Block(tuple(words for _, words in row), f"第{row[0][0]}行", table=table)
            row.clear()

    numbers = [words for _, words in cells if words.isdecimal()]
    if not numbers:
        yield from (Block((words,), f"第{at}行", opens=True) for at, words in cells)
        return
    columns = 0
    for at, words in cells:
        if columns and len(row) == columns and number == int(numbers[-1]):
            yield from done()
            yield Block((words,), f"第{at}行", opens=True)
            continue
        group = re.match(r"^[一二三四五六七八九十]+、", words) and numbers
        if (words.isdecimal() and int(words) == number + 1) or group:
            columns = columns or len(row)
            yield from done()
            number += not group
        row.append((at, words))
        if group:
            yield from done()
    yield from done()
