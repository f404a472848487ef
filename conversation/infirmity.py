"""A doubtful word beside a question about benefits: it is answered, and 120 is named with it.

Who asks what one may have tells how one has long been: 偏瘫，要两个人抬，服务券发不发得给他.
Asked whether there is danger, such callers lost what they had called for. True dangers are told
beside such questions as well, and are understood as surely (`docs/decisions/0121`): so the turn has
to say that it has long been so, and nothing that has only just begun. Whoever means danger after
all is told at once whom to ring.
"""

from __future__ import annotations

import asyncio

from care.eligibility_hearing import hear
from care.emergencies import Verdict
from care.errors import UpstreamUnavailable
from conversation import waiting
from conversation.frame_patterns import matches, plain
from conversation.rasa import Rasa
from conversation.state import DialogueState

_BODILY = frozenset(
    {"fall_cannot_rise", "stroke", "other_acute", "trapped", "unconscious", "breathing", "choking"}
)
"""Kinds that are heard in words for how somebody has long been."""
_QUESTIONS = frozenset({"eligibility_check", "ask_policy"})
_ACUTE = ("cry", "only_just")
"""Entries of frame.yaml: what has only just begun is no infirmity, whatever it is told beside."""
_SURE = 0.8
_PATIENCE_S = 0.4
"""How long an answer to a doubtful word may wait for what Rasa makes of it."""


async def only_tells(text: str, verdict: Verdict, state: DialogueState, rasa: Rasa) -> bool:
    """Tell whether a doubtful turn asks about benefits, or answers what their check asked.

    Where Rasa is silent it does not: the caller is asked whether there is danger.
    """
    words = plain(text)
    if not verdict.ask or verdict.kind not in _BODILY:
        return False
    if any(matches(name, words) for name in _ACUTE):
        return False  # 低保有的，哎呀她刚刚倒下去了
    pending = waiting.desk_waits_for(state)
    if pending.get("kind") == "walk" and hear(text, pending.get("asked")):
        return True
    if not matches("lasting", words):
        return False  # 阿公跌咗成朝都冇人扶得起, beside a sure question about helpers
    try:
        async with asyncio.timeout(_PATIENCE_S):
            understood = await rasa.parse(text)
    except (UpstreamUnavailable, TimeoutError):
        return False
    return understood.intent in _QUESTIONS and understood.confidence >= _SURE
