"""What speech leaves in a text: fillers, stutters, repeats, digits spoken one by one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

import yaml

from care.errors import ContentError
from care.text.dialects import FOLDER
from care.text.mapped import Mapped

_HAN = "\u3400-\u9fff\U00020000-\U0003ffff"
_DIGITS = dict(zip("幺零〇一二三四五六七八九", "100123456789", strict=True))
# A run of spoken digits: four or more; three with a 幺 or 零 in it (120 is 幺二零); or joined to
# digits already written. Shorter ones are amounts and ages (三四个, 七八十岁).
_SPOKEN = re.compile(
    "[幺零〇一二三四五六七八九]{4,}"
    "|(?=[一二三四五六七八九]{0,2}[幺零〇])[幺零〇一二三四五六七八九]{3}"
    "|(?<=[0-9]{3})[幺零〇一二三四五六七八九]{1,}(?![十百千万亿点分个岁])"
    "|[幺零〇一二三四五六七八九]{2,}(?=[0-9]{3})"
)
_TRIPLED = re.compile(f"(?![0-9零〇一二三四五六七八九十百千万])([{_HAN}])\\1\\1+")
# Not across numerals: 三十三十 or 12 12 are not stammering; 大后天 后天 are two days.
_REPEATED = re.compile(
    "(?!(?<=大)[后前][天日])"
    f"((?:(?![0-9零〇一二两三四五六七八九十百千万幺])[{_HAN}]){{2,8}}?)(?:[,，、 。.…-]*\\1)+"
)
_UNSAID = re.compile(r"[^0-9a-z\u3400-\u9fff\U00020000-\U0003ffff]+")
_MARKS = re.compile(r"([!?,;。、…~.\-])\1+")


def tidy(mapped: Mapped) -> None:
    """Take out fillers, stutters and repeats and write spoken digits as digits, in place."""
    habits = _habits()
    if habits.fillers:
        fillers = habits.fillers.finditer(mapped.text)
        mapped.apply([(m.start(), m.end(), "") for m in fillers if not m["kept"]])
    mapped.apply([(m.start(), m.end(), _digits(m.group())) for m in _SPOKEN.finditer(mapped.text)])
    mapped.apply([(m.start() + 1, m.end(), "") for m in _TRIPLED.finditer(mapped.text)])
    mapped.apply([(m.start() + 1, m.end(), "") for m in habits.doubled.finditer(mapped.text)])
    mapped.apply([(m.end(1), m.end(), "") for m in _REPEATED.finditer(mapped.text)])
    mapped.apply([(m.start() + 1, m.end(), "") for m in _MARKS.finditer(mapped.text)])


def said(text: str) -> str:
    """Strip normalised text to what is spoken: no punctuation, no spaces.

    Pauses are where a recogniser puts them, so they must not count.
    """
    return _UNSAID.sub("", text.lower())


@dataclass(frozen=True)
class _Habits:
    fillers: re.Pattern[str]
    doubled: re.Pattern[str]


def _digits(run: str) -> str:
    return "".join(_DIGITS[character] for character in run)


@lru_cache(maxsize=1)
def _habits() -> _Habits:
    """Compile `fillers.yaml`: sounds (anywhere), openers (at a clause's start), doubled, kept."""
    data = yaml.safe_load((FOLDER / "fillers.yaml").read_text(encoding="utf-8"))
    try:
        sounds, openers, doubled, kept = (
            "|".join(re.escape(str(word)) for word in sorted(data[name], key=len, reverse=True))
            for name in ("sounds", "openers", "doubled", "kept")
        )
    except (KeyError, TypeError) as error:
        raise ContentError(
            f"fillers.yaml: 应有 sounds、openers、doubled、kept 四个词表;出错处:{error!r}。"
        ) from error
    gap = "[,，、…。.!！~ -]*"
    fillers = (
        f"(?P<kept>{kept})|(?:{sounds}){gap}|(?:(?<=^)|(?<=[,，。!！?？;；、… ]))(?:{openers}){gap}"
    )
    return _Habits(re.compile(fillers), re.compile(f"({doubled})\\1"))
