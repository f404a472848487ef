"""A detail that a caller asks to have confirmed: 是9月25号那天对吧, 电话是尾号0938没错吧."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from care.booking_hearing import Heard
from care.booking_reading import value_said
from care.booking_words import say, spoken_date, spoken_time
from care.bookings import Draft
from care.extractors.times import Resolved
from care.messages import Message


def verified(heard: Heard, draft: Draft, language: str) -> tuple[Heard, list[Message]]:
    """Answer a question whether something noted is so, and leave it out of what was heard.

    It is no yes to all that was read back, and changes nothing: what is noted otherwise is said.
    """
    told = _told(heard)
    if heard.phone_tail and (draft.phone or "").endswith(heard.phone_tail) and not told:
        # 最后三位是五三六, which the number ends with: it stays
        number = say("verified", language, values=value_said(draft, "phone"))
        return replace(heard, phone_tail=None, wrong=(), no=False), [number]
    if heard.changing or heard.wrong or draft.more or not _SURELY.search(heard.text):
        return heard, []
    asked = {slot: value for slot, value in told.items() if getattr(draft, slot)}
    if not asked or "items" in told:
        return heard, []
    same = all(_same(slot, value, draft) for slot, value in asked.items())
    values = "，".join(_said(draft, slot) for slot in asked)
    lead = [say("verified" if same else "noted_so", language, values=values)]
    left: dict[str, Any] = {
        slot: None for slot in ("phone", "address", "name", "quantity") if slot in asked
    }
    if "date" in asked or "time" in asked:
        heard = replace(heard, when=Resolved(), days=None, no_day=None)
    return replace(heard, **left, yes=False, no=False, wait=False, questions=()), lead


def _told(heard: Heard) -> dict[str, object]:
    when = heard.when
    told = {
        "date": when.date,
        "time": when.time or when.part,
        "phone": heard.phone.digits if heard.phone and heard.phone.complete else None,
        "address": heard.address,
        "name": heard.name,
        "quantity": heard.quantity,
        "items": heard.items or None,
    }
    return {slot: value for slot, value in told.items() if value}


def _same(slot: str, value: object, draft: Draft) -> bool:
    held = getattr(draft, slot)
    return held == value or (slot == "address" and str(value) in str(held))


def _said(draft: Draft, slot: str) -> str:
    value = getattr(draft, slot)
    if slot == "date":
        return spoken_date(str(value))
    return spoken_time(str(value)) if slot == "time" else value_said(draft, slot)


_SURELY = re.compile(
    "(?:[对没无冇][有]?错?|是)(?:吧|吗|么|嘛)|对不对|是不是|[啱系]唔[啱系]|[啱系](?:吧|咪|嘛)"
)
