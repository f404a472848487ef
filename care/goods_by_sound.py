"""What a recogniser misheard of a shopping list, put right by its sound: 机蛋两斤, 布要了.

A thing is listened for only where a list names one: beside an amount, behind the word for buying,
or where it sounds like what is on the list already, so that an edit finds it. What is a word of its
own stays as it was said (豆酱 is no 豆浆, 芹菜 no 青菜), and so does whatever shares no character
with what it might be. All keeps its length.
"""

from __future__ import annotations

import re
from functools import lru_cache

from care.booking_stock import COUNT, UNIT
from care.extractors.goods import GOODS
from care.extractors.lists import noun_of
from care.text import normalise
from care.text.sounds import readings, syllables
from care.text.tokens import tokenizer


def goods_sounded(text: str, having: tuple[str, ...]) -> str:
    """Return a turn with misheard goods and the words that order them as they were meant."""
    for pattern, to in _ORDERS:
        text = pattern.sub(to, text)
    listed = tuple(noun for item in having if len(noun := noun_of(item)) > 1)
    for run in _RUN.finditer(text):
        if len(run.group()) > 1:
            right = _run(text, *run.span(), listed)
            text = f"{text[: run.start()]}{right}{text[run.end() :]}"
    return text


_Q = f"(?:{COUNT})(?:{UNIT})"
_HAN = "[\u4e00-\u9fff]"
_RUN = re.compile(f"{_HAN}+")
_NUMBER = frozenset("零一二两三四五六七八九十百半")
_GO_BETWEEN = "(?:[也都又就还再仲只要爱买来拿称加添改换变减成到做]|我)*"
_COUNTED = re.compile(f"{_GO_BETWEEN}{_Q}")
_OF_COUNT = re.compile(f"(?:{_Q}半?的?|[买购捎])$")
_ORDERS = (
    # 在加一把挂面, 在要两斤; 现在要两斤 is itself
    (re.compile(f"(?<![现正住存实好人家我])在(?=[加要来买拿带添]多?{_Q})"), "再"),
    (re.compile("(?<=[\u4e00-\u9fff])[布步](?=[要买用](?:了|啦|喇|咯|[,，。 ]|$))"), "不"),
    (
        re.compile(f"(?<=[\u4e00-\u9fff])[还欢环患]成(?={_Q}|[\u4e00-\u9fff]{{1,5}}[,，。 ]*{_Q})"),
        "换成",
    ),
    (re.compile("[加佳]里(?=还|就|有|没|都|剩)"), "家里"),
    (re.compile("(?<=在)往上(?=[买订下])"), "网上"),
)
"""What a list is changed by, heard as what says nothing here."""
_LONG = 3
_NO_WARES = frozenset({"江油", "平果", "耗油", "清菜", "水过"})
"""Words that nobody has bought by the pound or the bottle: places, and what an engine burns."""
_WARES = frozenset({"方瓜", "鲜蛋", "兰瓜", "豉油", "番豆", "番枧"})
"""Wares of their own that no dictionary has and that sound like others."""


def _run(text: str, start: int, end: int, listed: tuple[str, ...]) -> str:
    run = text[start:end]
    done = [False] * len(run)
    for word in (*sorted(listed, key=len, reverse=True), *_known()):
        size = len(word)
        if 2 * len(set(word).intersection(run)) < size:
            continue
        for at in range(len(run) - size + 1):
            heard, to = run[at : at + size], at + size
            if any(done[at:to]):
                continue
            if heard != word:
                placed = word in listed or _in_place(text, start + at, start + to)
                if not (_alike(heard, word) and placed and _may_be(heard, word)):
                    continue
                run = run[:at] + word + run[to:]
            done[at:to] = [True] * size
    return run


def _alike(heard: str, word: str) -> bool:
    return 2 * sum(a == b for a, b in zip(heard, word, strict=True)) >= len(word)


def _in_place(text: str, start: int, end: int) -> bool:
    """Whether a thing of a list would stand here."""
    return bool(_COUNTED.match(text, end) or _OF_COUNT.search(text, max(0, start - 6), start))


def _may_be(heard: str, word: str) -> bool:
    """Whether characters that are no word of their own sound like this one."""
    if heard in _WARES or (tokenizer().FREQ.get(heard, 0) and heard not in _NO_WARES):
        return False
    if len(word) < _LONG and _NUMBER & set(heard) - set(word):
        return False  # 九斤 is no 酒精
    meant = zip(heard, word, _syllables(word), strict=True)
    if not all(a == b or (own in readings(a) and _begin_alike(a, b)) for a, b, own in meant):
        return False
    return normalise(heard).text != word  # 雞蛋 was heard right


def _begin_alike(heard: str, meant: str) -> bool:
    """Whether two characters begin alike where f and hu are not one: 番豆 is no 黄豆."""
    return {_initial(heard), _initial(meant)} != {"f", "h"}


@lru_cache(maxsize=4096)
def _initial(character: str) -> str:
    from pypinyin.constants import PINYIN_DICT

    return str(PINYIN_DICT.get(ord(character), character))[0]


@lru_cache(maxsize=1024)
def _syllables(word: str) -> tuple[str, ...]:
    return tuple(syllables(word))


@lru_cache(maxsize=1)
def _known() -> tuple[str, ...]:
    words = (word for word in GOODS.split("|") if len(word) > 1)
    return tuple(sorted(words, key=len, reverse=True))
