"""What is told of home with no wish in it (`small_talk.yaml`), and one sentence that takes it up.

我那两个仔啊，一年回来一次，唉 after a booking is no lonely talk, and nothing to refuse.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from care.messages import Message
from care.text import normalise

_FILE = Path(__file__).with_name("small_talk.yaml")
_LONGEST = 60


@dataclass(frozen=True)
class SmallTalk:
    """One thing that people tell of home, and the sentence that takes it up."""

    id: str
    says: re.Pattern[str]
    reply: Message
    unless: re.Pattern[str] | None = None


def taken_up(text: str) -> SmallTalk | None:
    """Return what a text tells of home; None where it asks, wishes, grieves or is long.

    Who grieves or is afraid is comforted elsewhere (`care.lonely`).
    """
    plain = normalise(text).text
    if len(plain) > _LONGEST or _NOT_SO_LIGHT.search(plain):
        return None
    for told in _all():
        if told.says.search(plain) and not (told.unless and told.unless.search(plain)):
            return told
    return None


_NOT_SO_LIGHT = re.compile(
    "[?？]|[吗么]$|怎么办|怎么回事|什么时候|多少|几[时点号钱]|能不能|可不可以|有没有|是不是"
    "|去世|过世|不在了|没了(?=$|[,，。])|走了(?=$|[,，。]|[0-9一二三两几多]+年)|想哭|难过|难受|伤心|不想活|寻死|没意思|害怕|心慌"
    "|投诉|举报|反映|人工$|真人|救命|着火|煤气|[摔跌]|晕|喘|痛|疼|流血|骂|打(?:我|他|她|人)|饿"
)


@cache
def _all() -> tuple[SmallTalk, ...]:
    loaded = yaml.safe_load(_FILE.read_text(encoding="utf-8"))
    return tuple(
        SmallTalk(
            e["id"],
            re.compile(e["says"]),
            Message(e["reply"], e["reply"]),
            re.compile(e["not"]) if "not" in e else None,
        )
        for e in loaded
    )
