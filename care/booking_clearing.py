"""A turn without what is known to be no place: what is to be done, when, and who is named."""

from __future__ import annotations

import re

from care.booking_services import Service
from care.extractors import places, times
from care.extractors.numerals import NUMERAL

_MARKS = ",，。;；!！?？ \n"
_PARTED = re.compile(f"[^{_MARKS}]*[{_MARKS}]?")
_PLACED = re.compile(
    "住|地址|[0-9一二三四五六七八九十][号栋楼组]|[路街巷村屯镇]|旁|对面|隔壁|后[面背头]"
)
_DOOR = re.compile(f"[{NUMERAL}]{{1,4}}号")


def without_tasks(text: str, offer: Service | None) -> str:
    """Leave out the clauses that tell what is to be done: 门口做个坡道 is no place to come to."""
    if offer is None or offer.task is None:
        return text
    clauses = _PARTED.findall(text)
    kept = [c for c in clauses if not offer.task.search(c) or _PLACED.search(c) or places.find(c)]
    return text if len(kept) == len(clauses) else "".join(kept)


def without_days(text: str, ours: str) -> str:
    """Leave out the days and times; 二十六号 that is none of `ours` is a door: 三队 二十六号."""
    pieces, at = [], 0
    for found in times.find(text):
        said = text[found.start : found.end]
        door = _DOOR.fullmatch(said) and said not in ours
        pieces.append(text[at : found.end] if door else f"{text[at : found.start]}，")
        at = max(at, found.end)
    return "".join([*pieces, text[at:]])


def without_people(text: str, name: str | None) -> str:
    """Leave out who is named."""
    text = re.sub(
        "(?:我叫|我姓|名字[叫是]?|姓名[是]?|叫做?)[\u4e00-\u9fff]{1,4}(?=[,，。]|住|$)", "，", text
    )
    return text.replace(name, "，") if name else text
