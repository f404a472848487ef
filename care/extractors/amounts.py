"""Sums of money in the caller's words: 一百块, 每个月500元, 两千三."""

from __future__ import annotations

import re

from care.extractors.spans import Span, read, said
from care.text import Normalised

_N = "(?:[0-9][0-9,]*(?:\\.[0-9]+)?|[零一二两三四五六七八九十百千万亿几半]+)"
_AMOUNT = re.compile(
    f"(?<![A-Za-z])(?:每个?[月年天日次人]|一个?[月年天次](?=[0-9一二两三四五六七八九]))?{_N}[多几来]?[万千百]?[多几来]?"
    "(?:块半|块[一二三四五六七八九](?![0-9一二三四五六七八九十个斤])|块钱|元钱|块|元|毛钱?|角钱?|蚊|文钱)(?!豆腐|地|田|布|肉|砖|石|玻璃|牌|形|星|度|亭|旦|宵)"
    f"|{_N}[万千]?(?:人民币)|[¥￥]{_N}"
)


def find(text: str | Normalised) -> list[Span]:
    """Return the sums said, in order."""
    heard = read(text)
    return [
        Span(match.start(), match.end(), said(heard, *match.span()))
        for match in _AMOUNT.finditer(heard.text)
    ]
