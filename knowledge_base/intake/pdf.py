"""PDF files as blocks: lines of every page, without running heads and page numbers."""

from __future__ import annotations

import logging
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from care.errors import ContentError
from knowledge_base.intake.blocks import Block

_PAGE_NUMBER = re.compile(
    r"^[-—–－·\s]*(?:第\s*)?\d{1,4}\s*(?:页)?(?:\s*[/／共]\s*\d+\s*页?)?[-—–－·\s]*$"
)
_COLUMNS = re.compile(r"\t|[ 　]{3,}")
_COUNTED = re.compile(r"^\d{1,3}\s+[^\d\s.．、]")


def read_pdf(path: Path) -> Iterator[Block]:
    """Read a .pdf file that has text.

    Raises:
        ContentError: where it is encrypted, damaged or scanned, naming the pages without text.
    """
    pages = _pages(path)
    heads = _running(pages)
    table, within = 0, False
    for number, lines in enumerate(pages, 1):
        for at, line in enumerate(lines, 1):
            edge = at in (1, len(lines))
            if edge and (_PAGE_NUMBER.match(line) or _same(line) in heads):
                continue
            cells = tuple(cell.strip() for cell in _COLUMNS.split(line.strip()) if cell.strip())
            row = len(cells) >= 3
            if row and not within:
                table += 1
            within = row
            place = f"第{number}页第{at}行"
            if row:
                note = "从 PDF 里认出的表格行，请对照原件核对各列"
                yield Block(cells, place, table=table, note=note)
            else:
                yield Block(
                    (re.sub(r"(?<=[^\x00-\x7f]) +(?=[^\x00-\x7f])", "", line.strip()),), place
                )


def _pages(path: Path) -> list[list[str]]:
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    logging.getLogger("pypdf").setLevel(logging.ERROR)
    try:
        reader = PdfReader(path)
        if reader.is_encrypted and not reader.decrypt(""):
            raise ContentError(f"{path}: 加了密码，打不开；请去掉密码再添加。")
        if not reader.pages:
            raise ContentError(f"{path}: 一页也没有；请重新取得这个文件。")
        texts = [_text(page) for page in reader.pages]
        pictures = [at for at, page in enumerate(reader.pages) if not texts[at] and _drawn(page)]
    except ContentError:
        raise
    except (
        PyPdfError,
        OSError,
        ValueError,
        KeyError,
        TypeError,
        AttributeError,
        IndexError,
    ) as error:
        raise ContentError(
            f"{path}: 不是完整的 PDF 文件（{type(error).__name__}: {error}）；请重新取得这个文件。"
        ) from error
    except RecursionError as error:
        raise ContentError(f"{path}: PDF 的结构自己套着自己，已损坏；请重新取得。") from error
    if not any(texts):
        raise ContentError(
            f"{path}: {len(texts)} 页都没有文字，是扫描件；请先做文字识别（OCR）并核对，再添加。"
        )
    if pictures:
        pages = "、".join(str(at + 1) for at in pictures)
        raise ContentError(
            f"{path}: 第{pages}页只有图像没有文字；请先做文字识别（OCR）并核对，再添加。"
        )
    return texts


def _text(page: Any) -> list[str]:
    """Return a page's lines; those of a table as they lie side by side."""
    plain = [line for line in page.extract_text().splitlines() if line.strip()]
    laid = [
        line for line in page.extract_text(extraction_mode="layout").splitlines() if line.strip()
    ]
    columns = [line for line in laid if len(_COLUMNS.split(line.strip())) >= 3]
    same = _same("".join(plain)) == _same("".join(laid))
    return laid if len(columns) >= 2 and same else plain


def _drawn(page: Any) -> bool:
    contents = page.get_contents()
    return bool(page.images) or (contents is not None and bool(contents.get_data().strip()))


def _running(pages: list[list[str]]) -> set[str]:
    """Return the first and last lines that most pages share."""
    if len(pages) < 3:
        return set()
    edges = [_same(line) for lines in pages if lines for line in {lines[0], lines[-1]}]
    return {line for line, times in Counter(edges).items() if line and times > len(pages) / 2}


def _same(line: str) -> str:
    return re.sub(r"\s+", "", line)
