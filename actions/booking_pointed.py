"""What was told earlier in the call, an emergency included, where the caller points back at it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from rasa_sdk import Tracker

from actions.booking_memory import memory_of, progress_of
from actions.booking_recall import missed_in_alarm, told_in, with_alarm
from actions.turn import CurrentTurn
from care.booking_hearing import Heard
from care.booking_pointing import points_back
from care.bookings import Draft
from care.text import normalise
from storage import Transaction

_OTHERS = "(?:[他她佢]|对方|那边|骗子|邻居|隔壁|[老阿]?[妈爸婆公]|儿子?|女儿?|仔|孙)"
_ANOTHERS = re.compile(f"{_OTHERS}[^,，。]{{0,4}}(?:电话|手机|号码|名字|[叫姓])")
_OWN_NAME = re.compile("(?<![他她佢])我(?:叫|姓|名|的名)|我是(?!他|她|佢|不)")


def told_beside(
    tracker: Tracker, turn: CurrentTurn, draft: Draft, heard: Heard
) -> Callable[[Transaction], Heard] | None:
    """Return what reads the turns of the call for what the form did not hear; None: nothing to.

    That is what the turn points back to, and what was told in a turn that became an alarm.
    """
    asked = progress_of(tracker).asked
    waits = asked is not None and not memory_of(tracker).get("lookup")
    since = missed_in_alarm(tracker, turn) if waits else None
    pointed = bool(points_back(turn.text, asked))
    if since is None and not pointed:
        return None

    def read(tx: Transaction) -> Heard:
        told = with_pointed(tx, heard, draft, turn, asked) if pointed else heard
        return told if since is None else with_alarm(tx, told, draft, turn, since, asked)

    return read


def with_pointed(
    tx: Transaction, heard: Heard, draft: Draft, turn: CurrentTurn, asked: str | None
) -> Heard:
    """Add the place, number or name that the turn says was told before, the latest first.

    A number or name counts where it is the caller's own. Who points back at where they are need
    not say who they are either; all of it is read back before anything is booked.
    """
    pointed = points_back(turn.text, asked)
    wanted = pointed | {"name"} if "address" in pointed else pointed
    for past in reversed(tx.turns.of(turn.conversation_id)):
        if past.ordinal >= turn.ordinal:
            continue
        told = told_in(past.text, draft, turn.now)
        plain = normalise(past.text).text
        for slot in wanted:
            if getattr(heard, slot) is None and not getattr(draft, slot):
                heard = replace(heard, **_told(slot, told, plain, pointed))
    return heard


def _told(slot: str, told: Heard, plain: str, pointed: frozenset[str]) -> dict[str, Any]:
    """Return what one turn told of a slot, as changes to what is heard."""
    value = getattr(told, slot)
    if value is None:
        return {}
    if slot == "address":
        return {"address": value, "county": told.county, "town": told.town}
    if _ANOTHERS.search(plain) or (slot == "phone" and not value.complete):
        return {}
    if slot == "name" and slot not in pointed and not _OWN_NAME.search(plain):
        return {}
    return {slot: value}
