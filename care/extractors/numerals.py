"""Chinese and Arabic numerals as numbers: 两百三, 七十有九, 廿八, 82."""

from __future__ import annotations

import unicodedata

DIGITS = {
    **{c: i for i, c in enumerate("零一二三四五六七八九")},
    **{str(i): i for i in range(10)},
    **{c: i for i, c in enumerate("壹贰叁肆伍陆柒捌玖", 1)},
    "〇": 0,
    "幺": 1,
    "两": 2,
    "俩": 2,
    "仨": 3,
}
_UNITS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
NUMERAL = "0-9零〇一二两三四五六七八九十百千万廿卅"
"""The inside of a character class that matches one character of a numeral."""


def number(text: str) -> int | None:
    """Return the number that a numeral stands for, or None where it is none.

    A digit that follows a unit directly counts for the next lower unit (两百三 is 230, 一万二 is
    12000); 有 and 又 inside are the old way of counting on (七十有九).
    """
    text = unicodedata.normalize("NFKC", text).strip()
    text = text.replace("有", "").replace("又", "").replace("廿", "二十").replace("卅", "三十")
    if not text or len(text) > 12:
        return None
    if text.isdecimal() and text.isascii():
        return int(text)
    if all(c in DIGITS for c in text):
        return int("".join(str(DIGITS[c]) for c in text))
    return _composed(text)


def _composed(text: str) -> int | None:
    total = section = 0
    digit: int | None = None
    unit = 1
    zero = False
    for c in text:
        if c in DIGITS:
            value = DIGITS[c]
            # 1千2 and 120万 mix scripts: Arabic digits in a row are one number
            digit = digit * 10 + value if digit is not None and c.isascii() else value
            zero = value == 0 and not c.isascii()
        elif c in _UNITS:
            unit = _UNITS[c]
            section += (1 if digit is None or zero else digit) * unit
            digit, zero = None, False
        elif c == "万":
            total += (section + (digit or 0)) * 10_000
            section, digit, unit, zero = 0, None, 10_000, False
        else:
            return None
    if digit is not None and unit >= 100 and "零" not in text[-2:] and "〇" not in text[-2:]:
        digit *= unit // 10
    return total + section + (digit or 0)
