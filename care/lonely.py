"""What lonely callers speak of (`lonely.yaml`), and what is asked back.

Who wants somebody to keep another company, or to come and keep themselves company, orders a
service (`company.yaml`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from care.text import normalise

_THEMES = Path(__file__).with_name("lonely.yaml")
_COMPANY = Path(__file__).with_name("company.yaml")


@dataclass(frozen=True)
class Theme:
    """Something that lonely callers speak of, and what is asked back.

    `again`: what is asked where they come back to it.
    `comforts`: who says it is comforted, whatever the turn was taken for.
    """

    says: re.Pattern[str]
    theme: str
    reply: str
    unless: re.Pattern[str] | None = None
    comforts: bool = False
    again: str | None = None


def theme_of(text: str) -> Theme | None:
    """Return what a lonely caller speaks of."""
    plain = normalise(text).text
    for theme in _themes():
        if theme.says.search(plain) and not (theme.unless and theme.unless.search(plain)):
            return theme
    return None


def asks_opinion(text: str) -> bool:
    """Tell whether a caller wants to hear what we think of it: 你讲后生人系咪都系噉."""
    return _OPINION.search(normalise(text).text) is not None


_OPINION = re.compile(
    "(?:你|您)(?:们)?(?:来|给我|自己|也)*(?:讲|说|话|看|觉得|认为|评评)(?!话|过|了|给|的|得|什么)[^，。]{0,24}"
    "(?:是不是|对不对|怪不怪|好不好|该不该|算不算|奇不奇怪|气不气|好笑|(?:[吗么]|不)[啊呀]?[?？]?$)"
)


def company_for_another(text: str) -> bool:
    """Tell whether a caller wants somebody sent to keep another person company."""
    return _wants_company("another", text)


def company_for_self(text: str) -> bool:
    """Tell whether a lonely caller wants somebody to come: 有没有人上门陪我聊天.

    Who has nobody, or wants us to talk with them now, wishes for no visit.
    """
    return _wants_company("own", text)


def company_on_the_way(text: str) -> bool:
    """Tell whether a caller wants somebody to go along somewhere: 找个人陪我走一趟银行.

    没人陪我去 wishes for nothing, and who is asked along to hand over money is not to be.
    """
    return _wants_company("along", text)


def company_in(plain: str) -> tuple[int, int] | None:
    """Return where a normalised text wishes for company, whoever it is for."""
    for wanted, unless in _company().values():
        match = wanted.search(plain)
        if match is not None and unless.search(plain) is None:
            return match.span()
    return None


def _wants_company(whose: str, text: str) -> bool:
    plain = normalise(text).text
    wanted, unless = _company()[whose]
    return wanted.search(plain) is not None and unless.search(plain) is None


@cache
def _company() -> dict[str, tuple[re.Pattern[str], re.Pattern[str]]]:
    loaded = yaml.safe_load(_COMPANY.read_text(encoding="utf-8"))
    return {
        whose: (re.compile("|".join(entry["any"])), re.compile("|".join(entry["not"])))
        for whose, entry in loaded.items()
    }


@cache
def _themes() -> tuple[Theme, ...]:
    loaded = yaml.safe_load(_THEMES.read_text(encoding="utf-8"))
    return tuple(
        Theme(
            re.compile(e["says"]),
            e["theme"],
            e["reply"],
            re.compile(e["not"]) if "not" in e else None,
            bool(e.get("comforts")),
            e.get("again"),
        )
        for e in loaded
    )


def goes_about(text: str) -> bool:
    """Tell whether who talked is done and goes about something: 舒服多了，我去煮汤圆吃."""
    plain = normalise(text).text
    last = [part for part in _STRETCHES.split(plain) if part][-1:]
    if not last or _PAST.search(plain):
        return False
    return _EASED.search(plain) is not None or _OFF_TO.match(last[0]) is not None


def goes_to_bed(text: str) -> bool:
    """Tell whether who is done goes to sleep: 好了，我去洗脚睡觉了."""
    return _TO_BED.search(normalise(text).text) is not None


_TO_BED = re.compile(
    "(?:睡|休息|上床|躺下|歇息|眯)(?:觉|下|一下|一会)?(?:去)?(?:了|啦|咯|先|吧|[,，。]|$)"
)
_STRETCHES = re.compile("[,，。;；!！?？\\s]+")
_PAST = re.compile("昨|前[天日晚]|那[天时次]|时候|以前|每[天次晚]|天天|不[想敢肯]|[吗么]$|[?？]")
_EASED = re.compile(
    "(?:讲|说|聊|谈|倾)[^，。,]{0,8}(?:舒服|好受|好过|开心|轻松|舒畅|松快|亮堂|开朗)(?:了|好|很|许)*(?:多|些|一点|了)"
)
_OFF_TO = re.compile(
    "(?:那|好|行)?(?:我|我们)(?:要|得|先|也|就|该|准备|想)+(?:去)?(?:洗脚|洗澡|冲凉|睡|休息|做饭|煮饭|煮菜|吃饭|喂[鸡鸭狗猫]|收衣|收衫|接孙)[^，。,]{0,6}(?:了|先|啦|咯|$)"
    "|(?:那|好|行)?(?:我|我们)(?:要|得|先|也|就|该|准备)*去(?!死|跳|找[他她]|年|哪|过)[^，。,]{1,8}(?:了|先|啦|咯|吃|饭|觉|电视|$)"
    "|不(?:跟|同|和|陪)你(?:讲|聊|说|倾)(?:话|天)?了|(?:讲|聊|说)到这(?:里|儿)?"
)
