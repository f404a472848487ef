"""Sums of money in the caller's words: 一百块, 每个月500元, 两千三."""

from __future__ import annotations

import re

from care.extractors.goods import GOODS
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


def chosen(text: str | Normalised) -> Span | None:
    """Return the sum that counts, without the time it is for: the total, else the first.

    豆腐两块 is a quantity; 一百二 and 一千多 are sums where money is the matter.
    """
    heard = read(text)
    sums = [_bare(heard, span) for span in find(heard) if not _pieces(heard.text, span)]
    if _MONEY.search(heard.text):
        sums += [
            Span(*match.span(), said(heard, *match.span()))
            for match in _ROUND.finditer(heard.text)
            if all(match.end() <= other.start or match.start() >= other.end for other in sums)
        ]
    for span in sums:
        if re.search("(?:总共|一共|合计|共)(?:是|要)?$", heard.text[: span.start]):
            return span
    return min(sums, key=lambda span: span.start, default=None)


_PERIOD = re.compile("每个?[月年天日次人餐顿]|一个?[月年天次]")
_MONEY = re.compile("钱|费|一共|总共|[交收付缴退欠]|少|贵|一个月|退休金|工资|补贴|津贴")
_ROUND = re.compile(
    "(?<=[的说共月少收要交费是欠给领金资贴，,])[一二两三四五六七八九][百千万][零一二三四五六七八九十百千]*多?"
    "(?![0-9零一二三四五六七八九十百千万块元蚊毛个斤人岁米号年度户张名位多])"
)
_PIECES = re.compile(f"(?:{GOODS}|[了烂那这大小整])$")


def _bare(heard: Normalised, span: Span) -> Span:
    period = _PERIOD.match(heard.text, span.start, span.end)
    if period is None:
        return span
    return Span(period.end(), span.end, said(heard, period.end(), span.end))


def _pieces(text: str, span: Span) -> bool:
    """Tell two pieces of tofu from two yuan."""
    if re.fullmatch("(?:[1-9]|[一二两三四五六七八九十几])块", text[span.start : span.end]) is None:
        return False
    return _PIECES.search(text, 0, span.start) is not None
