"""Word files as blocks, with the numbers that Word writes by itself."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from care.errors import ContentError
from knowledge_base.intake.blocks import Block

_UNPACKED_MOST = 200_000_000
_OLD = b"\xd0\xcf\x11\xe0"
_CHINESE = {
    "chineseCounting",
    "chineseCountingThousand",
    "japaneseCounting",
    "ideographTraditional",
    "taiwaneseCounting",
    "taiwaneseCountingThousand",
}
_PLAIN = {"decimal", "decimalFullWidth", "decimalZero", "decimalHalfWidth"}


def read_word(path: Path) -> Iterator[Block]:
    """Read a .docx file: its paragraphs and table rows in order.

    Raises:
        ContentError: where it is encrypted, of the old format, damaged, or holds tracked changes.
    """
    document = _open(path)
    body = document.element.body
    if body.xpath(".//w:del | .//w:ins | .//w:moveFrom | .//w:moveTo"):
        raise ContentError(
            f"{path}: 文件里有未处理的修订痕迹；请在 Word 里接受或拒绝全部修订再添加。"
        )
    numbers = _Numbers(document)
    paragraph, table = 0, 0
    for item in document.iter_inner_content():
        if hasattr(item, "rows"):
            table += 1
            for at, row in enumerate(item.rows, 1):
                cells = _cells(row)
                if any(cells):
                    yield Block(cells, f"第{table}个表格第{at}行", table=table)
            continue
        paragraph += 1
        lead, note = numbers.lead(item)
        for words in item.text.splitlines():
            if words.strip():
                place = f"第{paragraph}段"
                yield Block((lead + words.strip(),), place, opens=True, note=note)
                lead, note = "", None


def _open(path: Path) -> Any:
    import docx

    with path.open("rb") as file:
        if file.read(4) == _OLD:
            raise ContentError(
                f"{path}: 加了密码，或是旧的 .doc 格式；请去掉密码、另存为 .docx 再添加。"
            )
    try:
        with zipfile.ZipFile(path) as parts:
            if sum(part.file_size for part in parts.infolist()) > _UNPACKED_MOST:
                raise ContentError(f"{path}: 解开后超过 200 MB；请去掉其中的图片再添加。")
            if broken := parts.testzip():
                raise ContentError(f"{path}: 已损坏（{broken}）；请重新取得这个文件。")
        return docx.Document(str(path))
    except ContentError:
        raise
    except Exception as error:  # of many kinds: python-docx and lxml do not say which
        raise ContentError(
            f"{path}: 不是完整的 .docx 文件（{type(error).__name__}）；请重新取得这个文件。"
        ) from error


def _cells(row: Any) -> tuple[str, ...]:
    """Return a row's cells; one that spans columns counts once."""
    found: list[str] = []
    last = None
    for cell in row.cells:
        if cell._tc is not last:
            found.append(re.sub(r"\s*\n\s*", "", cell.text).strip())
        last = cell._tc
    return tuple(found)


class _Numbers:
    """Word's automatic numbers: they are not in the text, and without them no clause is found."""

    def __init__(self, document: Any) -> None:
        from docx.oxml.ns import qn

        self._name = qn
        self._counts: dict[str, dict[int, int]] = {}
        self._levels: dict[str, dict[int, tuple[str, str, int]]] = {}
        try:
            root = document.part.numbering_part.element
        except (KeyError, NotImplementedError):
            return
        own: dict[str, dict[int, tuple[str, str, int]]] = {}
        for abstract in root.findall(qn("w:abstractNum")):
            levels = {}
            for level in abstract.findall(qn("w:lvl")):
                form = self._value(level.find(qn("w:numFmt"))) or "decimal"
                text = self._value(level.find(qn("w:lvlText"))) or ""
                start = int(self._value(level.find(qn("w:start"))) or 1)
                levels[int(level.get(qn("w:ilvl")))] = (form, text, start)
            own[abstract.get(qn("w:abstractNumId"))] = levels
        for number in root.findall(qn("w:num")):
            abstract_id = self._value(number.find(qn("w:abstractNumId"))) or ""
            self._levels[number.get(qn("w:numId"))] = own.get(abstract_id, {})

    def lead(self, paragraph: Any) -> tuple[str, str | None]:
        """Return the number before a paragraph, and a note where it cannot be told for sure."""
        found = self._property(paragraph)
        if found is None:
            return "", None
        number, depth = found
        level = self._levels.get(number, {}).get(depth)
        if level is None or level[0] in ("bullet", "none"):
            return "", None
        counts = self._counts.setdefault(number, {})
        counts[depth] = counts.get(depth, level[2] - 1) + 1
        for deeper in [key for key in counts if key > depth]:
            del counts[deeper]

        def written(match: re.Match[str]) -> str:
            at = int(match.group(1)) - 1
            form, _, start = self._levels[number].get(at, level)
            return _numeral(counts.get(at, start), form)

        note = None
        if level[0] not in _CHINESE | _PLAIN:
            note = f"Word 自动编号的样式是 {level[0]}，这里写成数字，请对照原件"
        return re.sub(r"%(\d)", written, level[1]), note

    def _property(self, paragraph: Any) -> tuple[str, int] | None:
        places = [paragraph._p.pPr]
        style = paragraph.style
        while style is not None:
            places.append(style.element.pPr)
            style = style.base_style
        for place in places:
            number = place.find(self._name("w:numPr")) if place is not None else None
            if number is not None:
                known = self._value(number.find(self._name("w:numId")))
                depth = self._value(number.find(self._name("w:ilvl"))) or "0"
                return None if known in (None, "0") else (str(known), int(depth))
        return None

    def _value(self, element: Any) -> str | None:
        return None if element is None else element.get(self._name("w:val"))


def _numeral(number: int, form: str) -> str:
    from knowledge_base.intake.numerals import chinese

    return chinese(number) if form in _CHINESE else str(number)
