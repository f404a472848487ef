"""Requests about the talk itself: slower, louder, shorter, again, a person."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Literal, cast

import yaml

from care.booking_assent import agrees
from care.booking_told_again import asked_again
from care.glossary import term_asked
from care.person_words import without_other_words
from care.requests import wanted
from care.staff_spoken_of import about_staff
from care.text import normalise
from care.voice import asks_besides, at_the_door
from conversation.contract import Voice

Wish = Literal["slower", "louder", "shorter", "repeat", "person"]
_FILE = Path(__file__).with_name("wishes.yaml")
_LONGEST = 16
_LONGER = {"shorter": 24}
"""Who finds that too much was said tends to say so at some length."""
_HEARD = re.compile(
    "(好|嗯|哦|我|现在|这下|这回|都)*(听得?(到|见|清楚?|明白?)(了|啦)?)+(好|嗯|谢谢?|多谢|麻烦|你|您|晒|的|了)*"
)


def wish_of(text: str) -> Wish | None:
    """Return the request that a short utterance makes, or None."""
    plain = re.sub(r"[\W_]+", "", normalise(text).text)
    for wish, (any_of, none_of) in _patterns().items():
        if not plain or len(plain) > _LONGER.get(wish, _LONGEST):
            continue
        said = normalise(text).text
        if wish == "person":
            # 年轻人工作忙 names nobody to speak to
            plain = re.sub(r"[\W_]+", "", without_other_words(said))
        if any_of.search(plain) and not (none_of and none_of.search(plain)):
            if wish == "repeat" and asked_again(text) is not None:
                return None  # 你再念一次，买哪几样: the booking is to be read, not the last words
            if wish in ("repeat", "shorter") and term_asked(text) is not None:
                return None  # 没听明白，什么叫三无: the word is to be explained
            if wish != "person" and wanted("original").means(said):
                return None  # 原文怎么写的，念慢一点: the document's words, not the last ones
            if wish == "repeat" and _hears_now(said):
                return None  # 对对，刚才没听清，就这样送来
            if wanted("plainly").means(said):
                return None  # 讲那么多听不懂，到底符不符合: an answer is wanted, not the same again
            # 敲门大声点 is for whoever comes to the door
            knocks = wish in ("louder", "slower") and at_the_door(said)
            beside = wish in ("louder", "slower") and (
                _tells_besides(said, any_of) or asks_besides(text)
            )
            return None if knocks or beside or (wish == "person" and about_staff(text)) else wish
    return None


def _hears_now(said: str) -> bool:
    """Tell whether somebody who did not hear before has heard now, and agrees."""
    first, *rest = [c for c in re.split(r"[\W_]+", said) if c] or [""]
    last = rest[-1] if rest else first
    if not _WAS_UNHEARD.search(said) or _ONCE_MORE.search(said) or _WAS_UNHEARD.search(last):
        return False
    return agrees(first) or agrees(last)


def _tells_besides(said: str, any_of: re.Pattern[str]) -> bool:
    """Tell whether a clause beside the wish for the voice changes something: 慢点 饭两份就可以."""
    clauses = [c for c in re.split(r"[\W_]+", said) if c and not any_of.search(c)]
    return any(_CHANGES.search(c) and not _OF_THE_TALK.search(c) for c in clauses)


_WAS_UNHEARD = re.compile("(?:刚才|刚刚|头先|先前)[^再]{0,6}没听")
_ONCE_MORE = re.compile("再|多[一1]?[次遍]|[讲说念][一1]?[次遍下]|什么|多少|几")
_CHANGES = re.compile(
    "[一两二三四五六七八九十0-9](?:份|斤|瓶|包|袋|盒|点|号)|改[到成为在]|不要了|取消"
)
_OF_THE_TALK = re.compile("你|您|[说讲听念]|什么|还是|吗|一点|[再没]")


def is_heard(text: str) -> bool:
    """Tell whether a caller says no more than that they can hear now, and thanks."""
    plain = re.sub(r"[\W_]+", "", normalise(text).text)
    return _HEARD.fullmatch(plain) is not None


def slower(voice: Voice) -> Voice:
    """Return the voice one step slower."""
    return replace(voice, rate="slow" if voice.rate == "medium" else "x-slow")


def louder(voice: Voice) -> Voice:
    """Return the voice one step louder."""
    return replace(voice, volume="loud" if voice.volume == "medium" else "x-loud")


@cache
def _patterns() -> dict[Wish, tuple[re.Pattern[str], re.Pattern[str] | None]]:
    loaded = yaml.safe_load(_FILE.read_text(encoding="utf-8"))
    return {
        cast(Wish, name): (
            re.compile("|".join(entry["any"])),
            re.compile("|".join(entry["not"])) if entry.get("not") else None,
        )
        for name, entry in loaded.items()
    }
