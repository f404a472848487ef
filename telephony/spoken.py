"""Screen or reply text -> what a synthetic voice can say well to an elder.

Pure functions. Numbers that are dialled are spoken one digit at a time, in words: neural voices do
not support SSML's say-as (such a sentence falls back to another voice, and Cantonese has none).
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from conversation.contract import Language


@dataclass(frozen=True)
class Pause:
    """Silence between groups of digits, long enough to write them down."""

    milliseconds: int = 300


Piece = str | Pause


def spoken(text: str, *, language: Language = "cmn", limit: int = 600) -> tuple[Piece, ...]:
    """Return what to say: cleaned, cut at a sentence's end within `limit`, digits told apart."""
    return tuple(_digits_apart(cut(clean(text), limit), language))


def clean(text: str) -> str:
    """Drop what cannot be spoken: addresses of pages, markup, brackets, emoji, control signs."""
    text = _LINK.sub(r"\1", _URL.sub("", text.replace("\r", "\n").replace("\t", " ")))
    text = "".join(c for c in text if c == "\n" or _speakable(c))
    for pattern, words in _READINGS:
        text = pattern.sub(words, text)
    text = _MARKUP.sub("", text.translate(_SIGNS))
    text = _SPACES.sub(_joined, _BREAKS.sub("。", text.strip()))
    text = _DOUBLED.sub(lambda m: _strongest(m.group()), text)
    return text.lstrip("，、；：。 ").rstrip("，、；： ")


def cut(text: str, limit: int) -> str:
    """Return `text` within `limit` characters, ended after its last whole sentence or clause."""
    if len(text) <= limit:
        return text
    head = text[:limit]
    for marks in ("。！？", "；，、"):
        end = max(head.rfind(mark) for mark in marks)
        if end >= limit // 2:
            return head[: end + 1] if marks[0] == "。" else head[:end] + "。"
    return (head.rstrip("0123456789") or head) + "。"


_URL = re.compile(r"(?:https?://|www\.)[!-~]+", re.IGNORECASE)
_LINK = re.compile(r"!?\[([^\]\n]*)\]\([^)\n]*\)")
_MARKUP = re.compile(r"[*_#`~|<>^=\\]+|^\s*(?:[-+•·]\s+)", re.MULTILINE)
_BREAKS = re.compile(r"\s*\n\s*")
_SPACES = re.compile(r"(\S?)[ \t]+(\S?)")
_DOUBLED = re.compile(r"[，、；：。！？](?:\s*[，、；：。！？])+")
_SIGNS = str.maketrans(
    dict.fromkeys("（）()【】[]〔〕「」『』{}—…", "，")
    | dict.fromkeys("《》〈〉“”\"‘’'", "")
    | {"&": "和", ",": "，", ";": "；", "?": "？", "!": "！", "℃": "度"}
)
_READINGS = (
    (re.compile(r"([0-9]{4})-0?([0-9]{1,2})-0?([0-9]{1,2})(?![0-9])"), r"\1年\2月\3日"),
    (
        re.compile(r"(?<![0-9-])([0-9]{1,4})\s*[-~～—–]\s*([0-9]{1,4})(?=[岁元人年月日天个%％])"),
        r"\1到\2",
    ),
    (re.compile(r"([0-9.]+)\s*[%％]"), r"百分之\1"),
    (re.compile(r"(?<=[元次个张份])[/／](?=[一-鿿])"), "每"),
    (re.compile(r"(?<![0-9])([0-9]{1,2})[：:]00(?![0-9])"), r"\1点"),
    (re.compile(r"(?<![0-9])([0-9]{1,2})[：:]([0-9]{2})(?![0-9])"), r"\1点\2分"),
    (re.compile(r"\+86[- ]?(?=[01][0-9])"), ""),
    (re.compile(r":"), "："),
)

# 120 元 is an amount and 120 a number to dial: what follows decides.
_UNIT = (
    r"(?!\s*(?:[.．]?[0-9]|[元块万千百亿岁人名个张床家所间户份次天日月年周号楼栋室斤公米平层度分点时秒小倍"
    r"]))"
)
_AMOUNT = r"(?<!每月)(?<!每年)(?<!每人)(?<!每天)(?<!补贴)(?<!津贴)(?<!补助)(?<!达到)(?<!超过)"
_DIALLED = re.compile(
    r"(?<![0-9.])(?:"
    r"\+?[0-9]{2,4}[- ][0-9]{3,4}[- ]?[0-9]{4}|\+[0-9]{8,15}|[0-9]{7,20}(?!\s*[元万人])"
    rf"|{_AMOUNT}(?:1(?:10|19|20|22)|12[0-9]{{3}}|9[56][0-9]{{3,4}}){_UNIT}"
    r"|(?<=编号|单号|号码|尾号|电话|热线|回拨|拨打)[是：，为 ]{0,2}[0-9](?:[0-9 -]{1,20}[0-9])"
    r"|(?<=号)[是：，为 ]{0,2}[0-9]{6}"
    r")(?![0-9])"
)
_NAMES = {"cmn": "零幺二三四五六七八九", "yue": "零一二三四五六七八九"}


def _digits_apart(text: str, language: Language) -> list[Piece]:
    pieces: list[Piece] = []
    at = 0
    for match in _DIALLED.finditer(text):
        before = text[at : match.start()] + re.sub(r"[0-9+\- ].*", "", match.group())
        if before:
            pieces.append(before)
        digits = re.sub(r"[^0-9]", "", match.group())
        for index, group in enumerate(_groups(digits)):
            if index:
                pieces.append(Pause())
            pieces.append("".join(_NAMES[language][int(d)] for d in group))
        at = match.end()
    if text[at:]:
        pieces.append(text[at:])
    return pieces


def _groups(digits: str) -> list[str]:
    """Cut a number where people cut it: 138 7751 0000, 0775 2821234, 384 712."""
    if len(digits) == 11 and digits.startswith("1"):
        sizes = [3, 4, 4]
    elif digits.startswith("0") and len(digits) > 9:
        sizes = [4, 4, len(digits) - 8] if len(digits) == 12 else [4, 3, len(digits) - 7]
    elif len(digits) <= 5:
        sizes = [len(digits)]
    else:
        sizes = [3] * (len(digits) // 3) + ([len(digits) % 3] if len(digits) % 3 else [])
    groups, at = [], 0
    for size in sizes:
        groups.append(digits[at : at + size])
        at += size
    return groups


def _speakable(character: str) -> bool:
    """Letters, marks, digits, punctuation, spaces and money: no emoji, controls or surrogates."""
    category = unicodedata.category(character)
    return category[0] in "LMNPZ" or category in ("Sc", "Sm") or character in "℃^`|"


def _joined(match: re.Match[str]) -> str:
    """Keep a space only between Latin words or numbers; Chinese has none."""
    left, right = match.groups()
    keep = left.isascii() and right.isascii() and left and right
    return f"{left} {right}" if keep else left + right


def _strongest(marks: str) -> str:
    return next(mark for mark in "？！。；：，、" if mark in marks)
