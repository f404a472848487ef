"""你还记得我刚才说什么吗: what the caller said in this call, told back in their own words."""

from __future__ import annotations

import re
from dataclasses import replace

from actions.desk_outcome import Hearing, Outcome
from care.desk import Desk, asks
from care.telling import mask
from care.text import normalise

_LONGEST = 28
"""So many signs are told back; 您说过 goes before them."""

_SHORT = 12
_ASIDE = re.compile(
    "考一?[考下]+你|记不记得|记得|刚才|刚刚|前面|先前|什么|来着|哪里|哪个|几[个岁时]|[你您我他她它的了吗呢啊吧呀是不有在只个条这那还都也就说讲过跟同给谁哪几名叫到来嘛没]"
)
_PARTS = re.compile("[，。！？；,.!?;]")
_SAYS_SOMETHING = 6


def recall(heard: Hearing, desk: Desk) -> Outcome:
    """Tell back the earlier words that share most with the question; the last where it is open."""
    desk = replace(desk, lost=0)
    turns = [mask(normalise(text).text)[0] for text in heard.earlier]
    told = _fitting(_ASIDE.sub("", heard.text), turns)
    if told is None:
        return Outcome(desk, (heard.say("talk.recall_none"),))
    return Outcome(desk, (heard.say("talk.recall_told", known=told + "。"),))


def _fitting(subject: str, turns: list[str]) -> str | None:
    plain = _PARTS.sub("", subject)
    if not plain:
        open_ = [parts for parts in map(_parts, turns) if len("".join(parts)) >= _SAYS_SOMETHING]
        return _window(open_[-1], 0) if open_ else None
    # one sign in common is enough only where there is but one (猫); 老家 is not 老公
    width = min(len(plain), 2)
    wanted = {plain[i : i + width] for i in range(len(plain) - width + 1)}
    best: tuple[int, list[str], int] | None = None
    for text in turns:
        parts = _parts(text)
        shared = [sum(piece in part for piece in wanted) for part in parts]
        most = max(shared, default=0)
        if most and (best is None or most >= best[0]):
            best = (most, parts, shared.index(most))
    return _window(best[1], best[2]) if best else None


def _parts(text: str) -> list[str]:
    """Split a turn; what it asks is nothing that was told."""
    return [part for part in _PARTS.split(text) if part and not asks(part)]


def _window(parts: list[str], place: int) -> str:
    told = parts[place]
    for part in parts[place + 1 :]:
        if len(told) + len(part) + 1 > _LONGEST:
            break
        told += "，" + part
    if len(told) < _SHORT and place:
        told = f"{parts[place - 1]}，{told}"
    return told[-_LONGEST:] if len(told) > 2 * _LONGEST else told[: _LONGEST + 8]
