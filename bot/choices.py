"""The two intents that a caller is asked to choose between: their names, and which was picked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

import yaml

from care.desk import asks
from care.errors import ContentError
from care.extractors import times
from care.text import normalise

_CHOICES = Path(__file__).with_name("intents.yaml")
_FIRST = re.compile(
    r"(?:就|要|选|是|我要)*(?:第一|前面|前一|头一|1)(?:个|种|样|项)?(?:的|那个|吧|啊|呀)*"
)
_SECOND = re.compile(
    r"(?:就|要|选|是|我要)*(?:第二|后面|后一|2)(?:个|种|样|项)?(?:的|那个|吧|啊|呀)*"
)


def pick(text: str, offered: Sequence[str]) -> str | None:
    """Return the offered intent that 第一个, 后面那个 or its own name picks, or None."""
    said = re.sub(r"[，。！？,.!?\s]", "", normalise(text).text)
    for pattern, intent in zip((_FIRST, _SECOND), offered, strict=False):
        if pattern.fullmatch(said) or said == choices().get(intent):
            return intent
    booking = [intent for intent in offered if intent.startswith("book_")]
    if len(booking) == 1 and len(offered) > 1 and _tells_when(text):
        return booking[0]  # 礼拜日朝晨八点半, to 您是想预约家政，还是改预约
    return None


def _tells_when(text: str) -> bool:
    """Tell whether a turn tells a day and an hour, and changes, asks and calls off nothing."""
    plain = normalise(text).text
    told = {found.kind for found in times.find(plain)}
    return {"date", "time"} <= told and not (asks(plain) or _MOVES.search(plain))


_MOVES = re.compile("改|换|挪|推|取消|退|查|不[要去来用]")


@lru_cache(maxsize=1)
def choices() -> dict[str, str]:
    """Return how each intent that may be offered is called, from `bot/intents.yaml`."""
    data = yaml.safe_load(_CHOICES.read_text(encoding="utf-8"))
    for intent, label in data.items():
        if not isinstance(label, str) or not label:
            raise ContentError(f"bot/intents.yaml, {intent}: give a short label as text.")
    return dict(data)
