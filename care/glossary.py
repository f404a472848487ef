"""What the documents' words mean, in plain spoken words: 失能是什么意思，讲白点.

The document uses these words and defines hardly any of them; who has a right to what is for those
who assess it to say, and that is told beside each (`glossary.yaml`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from care import safe_yaml
from care.errors import ContentError
from care.policy_terms import put_right
from care.text import normalise

FILE = Path(__file__).with_name("glossary.yaml")
DECIDES = frozenset({"assessed", "approved", "local"})
_NEEDED = frozenset({"says", "plain"})
_KNOWN = _NEEDED | {"yue", "decides", "clause", "quote"}


@dataclass(frozen=True)
class Term:
    """A word explained: in one sentence, who `decides` whether somebody is one, where it stands."""

    name: str
    plain: str
    yue: str
    decides: str | None = None
    clause: str | None = None
    quote: str | None = None


def term_asked(text: str) -> Term | None:
    """Return the word whose meaning a text asks for, and nothing else of it; None for none.

    服务券是什么人有的 asks for whom it is, 公建民营谁负责 who runs it: those are the documents'.
    """
    plain = put_right(normalise(text).text)
    if not _MAY_ASK.search(plain) or _OF_PAPER.search(plain):
        return None
    for term, asks in _terms():
        if asks.search(plain):
            return term
    return None


def terms() -> tuple[Term, ...]:
    """Return every word that is explained."""
    return tuple(term for term, _ in _terms())


_WHO = "(?:老人家?|老年人|的人|人员|对象|家庭|机构|养老院|方式|模式)?的?"
_WORD = "(?:这|那)?(?:一?个)?(?:词|话|两个字|三个字|四个字|名堂|说法)?"
_IS = (
    "(?:就|到底|究竟|其实|讲|说|它|又|指|,|，| )*(?:是|叫|算|即)?(?:指|讲|说|的是|一?[个些]|一种)*"
)
_MEANS = (
    "(?:什么|啥)(?:意思|东西|来的?|概念|回事|名堂|玩意儿?|含义)"
    "|(?:什么|啥)(?:样|来)?(?:[啊呀呢咧哩的嘞㗎嘛]*(?:$|[,，。?？! ]))"
    "|(?:怎么|怎|点)(?:样)?(?:一?个|的)?(?:解|讲法|意思|回事|一回事|理解)"
    "|(?:什么|哪)(?:样|种|些)?的?老?人(?:[啊呀呢咧哩的嘞㗎嘛]*(?:$|[,，。?？! ]))"
    "|怎么样的(?:一?个)?(?:老?人|东西|回事|地方)(?:[啊呀呢咧哩的嘞㗎嘛]*(?:$|[,，。?？! ]))"
    "|做什么的|做(?:什么|啥)用的?"
)
_BEFORE = (
    "(?:什么|啥)(?:样|样子)?(?:的)?(?:才|先)?(?:叫做?|是|算是?|来)(?:个|一个)?[,， ]?"
    "|(?:怎么|怎)(?:样)?(?:才|先|就)?(?:叫做?|算(?:得)?(?:是)?)"
    "|(?:到|要)(?:什么|哪种|哪个|多严重的?)(?:程度|地步|样子)?(?:才|先)?(?:叫做?|算(?:是)?)"
    "|(?:解释|讲解|说明)(?:一?下)?(?:什么是|什么叫)?"
    "|(?:不|没)(?:懂|明白|晓得|知道)(?:什么是|什么叫|啥叫|啥是)?"
)
_ENDS = "(?:老人家?|老年人|的人|人员|的|了|呢|啊|呀|嘛|吗|咧|哩)*(?=$|[,，。?？! ])"
_MAY_ASK = re.compile("什么|啥|怎么?样?|程度|解释|讲解|说明|懂|明白|[怎点]的?(?:一?个|一?回事|解)")
_OF_PAPER = re.compile(
    "文件[^，。]{0,4}(?:怎么?|如何)样?(?:讲|说|写)|原文|第[0-9一二三四五六七八九十]+条"
)
"""文件怎么讲 wants the document's own words."""


@cache
def _terms() -> tuple[tuple[Term, re.Pattern[str]], ...]:
    data: Mapping[str, Mapping[str, Any]] = safe_yaml.read(FILE)
    found = []
    for name, entry in data.items():
        term = read_term(name, entry)
        says = entry["says"]
        asks = f"(?:{says}){_WHO}{_WORD}{_IS}(?:{_MEANS})|(?:{_BEFORE})(?:{says}){_ENDS}"
        found.append((term, re.compile(asks)))
    return tuple(found)


def read_term(name: str, entry: Mapping[str, Any]) -> Term:
    """Read one entry; ContentError says what is wrong with it and what to do."""
    where = f"{FILE.name}, {name}"
    if missing := _NEEDED - set(entry):
        raise ContentError(f"{where}: {', '.join(sorted(missing))} missing; write it")
    if unknown := set(entry) - _KNOWN:
        raise ContentError(f"{where}: {', '.join(sorted(unknown))} mean nothing; take it out")
    decides = entry.get("decides")
    if decides is not None and decides not in DECIDES:
        known = ", ".join(sorted(DECIDES))
        raise ContentError(f"{where}: `decides` is {decides!r}; write one of {known}")
    if ("quote" in entry) != ("clause" in entry):
        raise ContentError(f"{where}: `clause` and `quote` go together; write both or neither")
    plain = entry["plain"]
    cited = entry.get("clause"), entry.get("quote")
    return Term(name, plain, entry.get("yue", plain), decides, *cited)
