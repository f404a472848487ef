"""What the documents told earlier in the call, said again to who asks for it after a no.

再讲一遍 after 文件没有写明具体金额 wants what was told of the matter, not the no alone;
单位名字再报一遍 and 你从头再讲政府给哪样人配 name which of the answers is meant.
"""

from __future__ import annotations

import re

from care.messages import Message
from care.text import normalise
from conversation.phrases import phrase
from conversation.state import DialogueState
from conversation.waiting import BOOKING

_KEPT = 5
_LATELY = 4
"""So many other answers later a no is about something else."""
_SURELY = 2
"""So many pairs of signs in common name an answer."""


def keep(state: DialogueState, said: Message) -> None:
    """Remember the gist of an answer from the documents; count what was said since."""
    gist = _gist(said)
    reads_out = gist is not None and _READ_OUT.match(gist) is not None
    if gist is None or (reads_out and state.told):
        state.told_since += 1  # the document's own long words are no better to hear once more
        return
    state.told = [*(known for known in state.told if known != gist), gist][-_KEPT:]
    state.told_since = 0


def again(text: str, state: DialogueState) -> Message | None:
    """Return what to say to who wants an answer again; None where that is simply the last one."""
    if not state.told or state.told_since > _LATELY or state.active_loop == BOOKING:
        return None
    named = _named(text, state.told)
    if named is not None and named not in state.last_speech:
        return Message(named, named)
    told = state.told[-1]
    if told.rstrip("。") in state.last_speech:
        return None
    if _OURSELVES.search(state.last_text):
        return Message(told, told)  # 机器就机器啦，头先嗰段再讲过
    no = _NO.match(state.last_speech)
    if no is None:
        return None
    lead = phrase("told_before")
    asked = _ASKED.search(state.last_speech)
    waits = asked.group() if asked and _OFFER.match(asked.group()) is None else ""
    return Message(
        f"{no.group()}{lead.text}{told}{waits}",
        f"{no.group()}{lead.spoken(state.voice.language)}{told}{waits}",
    )


def _gist(said: Message) -> str | None:
    """Return the first sentence that the documents gave; None where they gave none."""
    near = _NEAR.search(said.text)
    if near is not None:
        return near["told"].rstrip("。") + "。"
    if not said.citations:
        return None
    first = _SENTENCE.match(said.speech)
    return first.group() if first and first.group() else None


def _named(text: str, told: list[str]) -> str | None:
    """Return the answer that a wish names, by what it gives or by its words."""
    plain = normalise(text).text
    for asks, gives in _GIVEN:
        if asks.search(plain):
            found = [gist for gist in told if gives.search(gist)]
            if found and not gives.search(told[-1]):
                return found[-1]
    pairs = {plain[i : i + 2] for i in range(len(plain) - 1)}
    shared = {gist: sum(pair in gist for pair in pairs) for gist in told}
    best = max(reversed(told), key=lambda gist: shared[gist])
    clear = shared[best] >= _SURELY and shared[best] > shared[told[-1]]
    return best if clear else None


_SENTENCE = re.compile("[^。！？!?]*[。！？!?]?")
_NO = re.compile("[^。？]{0,24}(?:没有|冇)写明[^。？]*。")
_ASKED = re.compile("[^。！？!?]+[？?]$")
_OFFER = re.compile("要不要|使唔使|要我记下|要我帮|要不")
_NEAR = re.compile("^文件只说到：(?P<told>.+)$", re.MULTILINE)
_READ_OUT = re.compile("[^，。：]{1,12}原文：")
_OURSELVES = re.compile("我是智能助手|我系智能助手")
_GIVEN = (
    (
        re.compile(
            "(?:单位|部门)[^，。]{0,4}(?:名|再|[一1][遍次]|重)|[哪边]个(?:单位|部门|局)|哪几[个家]"
        ),
        re.compile("负责|牵头|部门|[局委办]、"),
    ),
    (
        re.compile("(?:日子|日期|年份|期限|时间)[^，。]{0,4}(?:再|[一1][遍次]|重)|哪一?年|几时"),
        re.compile("20[0-9]{2}年|期末|持续实施"),
    ),
)
"""What of an answer is to be heard again, and how an answer that gives it reads."""
