"""Puts together again what page breaks and line ends cut apart."""

from __future__ import annotations

import re
from collections.abc import Iterable

from knowledge_base.intake.blocks import Block

LONG = 30
"""From this many characters on, a line that ends without a stop was cut, not ended."""

MARKER = re.compile(
    r"^(?:第[零〇一二三四五六七八九十百0-9]+[章节条编]|[一二三四五六七八九十]+、"
    r"|[（(][一二三四五六七八九十0-9]+[）)]|[0-9０-９]{1,3}[.．、](?![0-9])|附\s*件|抄送|主送)"
)
DATE = re.compile(r"^[（(]?\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日(?:印发|发布)?[）)]?$")
_STOPS = "。；！？：:;!?…”』」"
_FULL = 0.85


def healed(blocks: Iterable[Block]) -> list[Block]:
    """Return the blocks with cut paragraphs whole again; table rows stay as they are."""
    given = list(blocks)
    lines = [len(block.text) for block in given if not block.is_row]
    # Where lines are wrapped at a width, a full line goes on; where they are not, a long one does.
    full = _FULL * min(max(lines, default=LONG), LONG / _FULL)
    whole: list[Block] = []
    last = 0
    for block in given:
        before = whole[-1] if whole else None
        if before is not None and _goes_on(before, block, last >= full):
            whole[-1] = before.joined(block)
        else:
            whole.append(block)
        last = len(block.text)
    return whole


def _goes_on(before: Block, block: Block, full: bool) -> bool:
    if before.is_row or block.is_row or not full:
        return False
    if before.text[-1] in _STOPS or MARKER.match(block.text) or DATE.match(block.text):
        return False
    return not (block.opens and not _is_rest(block.text))


def _is_rest(text: str) -> bool:
    """Whether a text cannot begin a paragraph: it begins with a comma, or ends a sentence."""
    return text[0] in "，、。；：）”》" or (text[-1] in _STOPS and not MARKER.match(text))
