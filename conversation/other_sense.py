"""Words of danger inside other words: 电 in 电话, 火 in 火车, 走 in 走了三年.

Where an alarm is in doubt its words are heard once more, with such words said in another way. What
is left of the alarm then is what the rest of the turn speaks of.
"""

from __future__ import annotations

import re

from care.emergencies import Verdict, check
from conversation.frame_patterns import matches, plain

_YEARS = "[一二两三四五六七八九十几多0-9]+多?(?:年|载)"
_SAID_PLAINLY: tuple[tuple[str, str], ...] = (
    (r"(?<!座)(?<!没)电话", "手机"),
    (r"电视(?:机|剧)?(?=[里上看的好,，。]|演|播|放|节目)|(?<=看)电视(?:剧|机)?", "节目"),
    ("电影", "戏"),
    ("电饭[煲锅]", "锅"),
    ("电费", "费用"),
    (r"火车(?:站)?", "班车"),
    ("火气(?:大|很大|重|好大)?", "脾气大"),
    ("(?:上|冒|来)火了?(?=$|[,，。])", "不高兴"),
    (r"(?:生|怄|赌|斗|受|激)(?:了|他的?|她的?|我的?)?气", "不高兴"),
    ("天气", "天色"),
    ("(?:客|运|福|小|和|神|脾|勇|志|力)气", "样子"),
    ("血压|血糖|血脂", "指标"),
    (f"走了(?=快|有|都|已经|成|{_YEARS})", "过世"),
    ("丢(?:脸|人(?=了|死|现眼))", "不好意思"),
    (r"(?<=[笑乐热冷冻吵烦忙急气羡馋累丑贵])得?要?死(?=我|了|人|个)", "坏"),
    ("老(?:东西|不死|鬼)", "老人"),
    ("打(?:麻将|牌|太极|扑克|字牌|球|鼓|工)", "玩"),
    ("跳(?:广场|交谊|扇子)?舞", "玩"),
)
_SIGNS = ("cry", "troubled", "right_now", "body_signs", "seeks_help")
"""Entries of frame.yaml: whatever else is said, these speak of danger."""
_RULES = tuple((re.compile(said), plainly) for said, plainly in _SAID_PLAINLY)


def said_plainly(text: str) -> str:
    """Return a text with the words that hold one of danger said in another way."""
    for said, plainly in _RULES:
        text = said.sub(plainly, text)
    return text


def heard_plainly(text: str, verdict: Verdict) -> Verdict:
    """Return what is left of a doubtful alarm; never more than there was of it."""
    other = said_plainly(text)
    if not verdict.ask or other == text:
        return verdict
    words = plain(other)
    if any(matches(name, words) for name in _SIGNS):
        return verdict
    left = check(other)
    return verdict if left.level == "emergency" else left
