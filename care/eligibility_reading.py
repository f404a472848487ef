"""Roundabout answers to a question of eligibility, as the turn reader hears them.

当然是啦, 没那个福气 and 月月打到卡里的 stand in no list of words. Where the words say nothing the
reader decides, if it is sure; where they say yes and it surely hears a no, the no counts.
"""

from __future__ import annotations

import re

from care.errors import ContentError
from care.turns.reader import read_turn

SURELY, HARDLY = 0.85, 0.2
"""How likely the one has to be, and how unlikely the other."""

_ASKS = 0.5
"""From here on the turn asks something itself, and answers nothing."""

_RHETORIC = re.compile("还(?:用|要)(?:得着)?(?:[说讲]|问)|还(?:能|会)有假")
"""那还用说 is a yes that sounds like a no."""

_STRETCHES = re.compile("[,，。;；、!！?？\\s]+")
_BRIEF = 16
"""A longer answer may deny one thing and tell another."""


def answered(plain: str) -> bool | None:
    """Return the yes or no that a normalised text surely is to 是不是这样; None for all else."""
    if _RHETORIC.search(plain):
        return True
    try:
        acts = read_turn("walk", plain).acts
    except ContentError:
        return None
    if acts["ask"] >= _ASKS or max(acts["unknown"], acts["repeat"], acts["wait"]) >= _ASKS:
        return None
    if acts["affirm"] >= SURELY and acts["deny"] < HARDLY:
        return True
    if acts["deny"] >= SURELY and acts["affirm"] < HARDLY:
        return False
    return None


def vetoed(plain: str) -> bool:
    """Tell whether a short answer that sounds like a yes is surely a no: 以前是，现在不是了."""
    brief = len(plain) <= _BRIEF and len([p for p in _STRETCHES.split(plain) if p]) <= 2
    return brief and answered(plain) is False


def bare_no(plain: str) -> bool:
    """Whether a no is all that the first stretch says: 不是在家，去年送去了 denies else."""
    first = _STRETCHES.split(plain.strip(" ,，。"))[0]
    return len(plain) <= _CURT or _NO.fullmatch(first) is not None


_CURT = 12
"""Who says so little says no, however it begins."""
_NO = re.compile(
    "(?:哎|唉|啊|嗯|哦|都|也|就|还|真的?|我们?|他|她|佢|[1一]样|样样)*"
    "(?:没有?|冇|无|毋|不是|不|唔系|唔|没得|都没有?|不算|不属于|哪有|哪里有)(?:是|有|得|办|过|评|系)*"
    "[呀啊咯的了哦啦呢嘛诶]*"
)
