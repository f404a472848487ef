"""What a caller told beside the form: before it opened, or in the turn that became an alarm."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime

from rasa_sdk import Tracker

from actions.booking_memory import memory_of, said_before
from actions.turn import CurrentTurn
from care.booking_answers import calls_off
from care.booking_half_heard import goods_told, half_heard, lists_goods
from care.booking_hearing import Heard, hear
from care.booking_items import ListChange
from care.booking_services import service_in
from care.booking_taken_back import wishes_plainly
from care.bookings import Draft, with_note
from care.extractors.times import Resolved
from care.records import Turn
from care.text import normalise
from storage import Transaction

_HOME = re.compile("住|家在|屋在|地址|老家|到我?[家屋]")
_OWN_PHONE = re.compile("我的?(?:电话|手机|号码)")
_CRY = re.compile("哎呀|哎哟|啊呀|救命|不好了|天[哪啊呀]")
_ANSWERS = {
    "phone": ("phone", "this_number", "name"),
    "name": ("name", "phone"),
    "address": ("address", "county", "town", "phone", "name"),
    "quantity": ("quantity",),
    "items": ("items",),
}
"""What a turn may tell in answer to a question, though it is about something else."""
_DETAILS = (
    "care",
    "this_number",
    "quantity",
    "items",
    "note",
    "beneficiary",
    "county",
    "town",
    "second",
)
_DOUBTED = 4
_GOODS = ("items", "quantity")
_NOTED = 40
_NAMED = 4
"""So many turns back a service that was named may still be the one wished for."""
_RECALLED = frozenset({"address", "phone", "name", "note"})
ALARMS = frozenset({"emergency", "emergency_over"})
"""Intents of turns that the emergency answered."""


def beside_worry(heard: Heard, asked: str | None) -> Heard | None:
    """Return of words that somebody must follow up today what answers the form's question.

    None where they answer nothing. A day amid them tells when it happened, not when to come, unless
    it is said by itself; only a plain call-off is one whatever was asked.
    """
    if heard.stop and not heard.firm:
        return heard
    names = _ANSWERS.get(asked or "", ())
    told = {name: getattr(heard, name) for name in names if getattr(heard, name)}
    if heard.items.drop:
        # 家里米还有，大米不要了: what comes off a list is business, whatever it sounded like
        told["items"] = heard.items
    known = asked not in ("date", "time")
    if heard.when.problem is None and wishes_plainly(heard.text, changes=known):
        # 就今天中午，煤气用完了: the day is said by itself, and tells nothing of the worry
        told |= {"when": heard.when, "days": heard.days, "moved": heard.moved}
    return Heard(text=heard.text, **told) if told else None


def with_before(heard: Heard, tracker: Tracker, draft: Draft, now: datetime) -> Heard:
    """Add who calls, for whom, where and when, if told just before the service was named."""
    application = draft.offer()
    if application is not None and "items" in application.ask:
        heard = replace(heard, items=_goods_before(heard, tracker))
    for text, informs in said_before(tracker):
        told = told_in(text, draft, now)
        if not informs and not (_HOME.search(told.text) or told.town):
            # in a story 路口 is no place to come to
            told = replace(told, address=None)
        heard = _filled(heard, told)
        if told.note and application is not None and application.ends == "consultation":
            heard = replace(heard, note=with_note(heard.note, told.note))
        if told.quantity and not heard.quantity and not told.asks:
            heard = replace(heard, quantity=told.quantity)
        informs = informs or half_heard(text) is not None  # 带购…后天上午 told of this, misheard
        dated = told.when.problem is None and (informs or (told.when.date and told.when.time))
        if heard.when == Resolved() and dated and not told.asks:
            heard = replace(heard, when=told.when, days=told.days)
        elif _same_day(heard.when, told.when):
            # 年三十中午有没有饭送, and then 就系除夕嗰日: the hour stands
            heard = replace(heard, when=told.when)
    return heard


def _same_day(said: Resolved, before: Resolved) -> bool:
    """Whether a day that is said once more was told before with its hour or part of the day."""
    told = before.problem is None and bool(before.time or before.part)
    bare = said.problem is None and not (said.time or said.part)
    return told and bare and said.date is not None and said.date == before.date


def _goods_before(heard: Heard, tracker: Tracker) -> ListChange:
    """Return the turn's list after the one that was told, in pieces, before anybody knew what for.

    猪肉一斤 空心菜两把, and only then 就帮我买这些: nobody should have to say it once more.
    """
    having: tuple[str, ...] = ()
    for text, _ in reversed(said_before(tracker)):
        if having or lists_goods(text):
            having = goods_told(text, having).applied(having)
    return ListChange(heard.items.applied(having)) if having else heard.items


def wished_before(tracker: Tracker) -> str | None:
    """Return the service that one of the last turns named, for a wish that names none itself."""
    lately = said_before(tracker)[:_NAMED]
    named = (service_in(normalise(text).text) for text, _ in lately)
    return next((found[0] for found in named if found is not None), None)


def sought(tracker: Tracker) -> str | None:
    """Return the service of a booking that was looked for in vain: 查下我订的饭, 那现在订一份."""
    said = [str(e.get("text") or "") for e in tracker.events if e.get("event") == "user"]
    named = (service_in(normalise(text).text) for text in reversed(said[-_NAMED:]))
    return next((found[0] for found in named if found is not None), None)


def recallable(asked: str | None, before: str | None, heard: Heard, draft: Draft) -> bool:
    """Whether a slot is asked for again that the caller may well have told, and was not heard."""
    doubted = heard.wrong or heard.no
    return asked in _RECALLED and asked == before and not doubted and not getattr(draft, asked)


def with_earlier(
    tx: Transaction, heard: Heard, draft: Draft, turn: CurrentTurn, slot: str
) -> Heard:
    """Add what an earlier turn of this call told of a slot, the latest first."""
    for past in reversed(tx.turns.of(turn.conversation_id)):
        if past.ordinal >= turn.ordinal or past.intent in ALARMS:
            continue
        told = told_in(past.text, draft, turn.now)
        if slot == "phone" and not (told.phone and told.phone.complete):
            continue
        if getattr(told, slot) is not None:
            heard = replace(heard, **{slot: getattr(told, slot)})
            placed = slot == "address"
            return replace(heard, county=told.county, town=told.town) if placed else heard
    return heard


def missed_in_alarm(tracker: Tracker, turn: CurrentTurn) -> int | None:
    """Return the turn of the form's last question, if others than the form heard turns since."""
    last = memory_of(tracker).get("booking_at")
    return last if isinstance(last, int) and turn.ordinal - last > 1 else None


def with_alarm(
    tx: Transaction,
    heard: Heard,
    draft: Draft,
    turn: CurrentTurn,
    since: int,
    asked: str | None = None,
) -> Heard:
    """Add what the turns of an alarm told that the draft lacks.

    The turn that became an alarm had begun as an answer: all of it counts. Later ones tell of the
    emergency, so only who calls and their own number are taken from those. Where there was no
    danger after all, nothing in the alarm was anything else than an answer.
    """
    turns = [t for t in tx.turns.of(turn.conversation_id) if since < t.ordinal < turn.ordinal]
    if heard.stop:
        return heard
    answers = mistaken(turns)
    for past in answers:
        if calls_off(normalise(past.text).text):
            return replace(heard, stop=True)  # 饭不用订了, whatever it was taken for
        told = hear(past.text, asked=asked, draft=draft, now=turn.now, past=True)
        told = _without_day(told, draft)
        if not (told.details or told.asks or told.yes or told.no):
            # 饭要打成糊: whatever it was meant for, whoever comes should know it
            told = replace(told, note=past.text[:_NOTED])
        heard = _answered(heard, told)
    first = True
    for past in turns:
        alarm = (past.verdict or {}).get("level") == "emergency" or past.intent in ALARMS
        if not alarm or past in answers:
            continue
        cry = _CRY.search(past.text, 1) if first else None
        told = told_in(past.text[: cry.start()] if cry else past.text, draft, turn.now)
        told = _without_day(told, draft)
        placed = bool(told.county or told.town)
        if not first or (draft.address and (draft.county or draft.town or not placed)):
            told = replace(told, address=None)
        phone = None if draft.phone or not (first or _OWN_PHONE.search(told.text)) else told.phone
        told = replace(told, phone=phone, name=None if draft.name else told.name, beneficiary=None)
        heard, first = _filled(heard, told), False
    return heard


def with_doubted(tx: Transaction, heard: Heard, draft: Draft, turn: CurrentTurn) -> Heard:
    """Add the goods and portions of the turns just before that were answered as an alarm.

    A list (土鸡蛋两斤，花生油一桶) tells of no danger, whatever was made of it.
    """
    for past in reversed(tx.turns.of(turn.conversation_id)):
        alarm = past.intent in ALARMS
        if past.ordinal >= turn.ordinal:
            continue
        if not alarm or turn.ordinal - past.ordinal > _DOUBTED:
            break
        told = told_in(past.text, draft, turn.now)
        new = {n: getattr(told, n) for n in _GOODS if getattr(told, n) and not getattr(heard, n)}
        heard = heard if told.asks else replace(heard, **new)
    return heard


def mistaken(turns: list[Turn]) -> list[Turn]:
    """Return the turns at which danger was asked about and none was heard in the answer.

    The dialogue went on behind them: no alert was told to the caller, and no all-clear was said.
    """
    found: list[Turn] = []
    doubted: list[Turn] = []
    for turn in turns:
        if turn.intent not in ALARMS:
            found, doubted = [*found, *doubted], []
        elif (turn.verdict or {}).get("ask"):
            doubted = [turn]
        elif doubted and turn.intent == "emergency" and not (turn.reply or {}).get("escalation"):
            doubted = [*doubted, turn]
        else:
            doubted = []
    return [*found, *doubted]


def _answered(heard: Heard, told: Heard) -> Heard:
    """Add every detail of a turn that the present one does not tell itself."""
    heard = _filled(heard, told)
    if heard.when == Resolved() and told.when.problem is None:
        heard = replace(heard, when=told.when, days=told.days)
    more = {n: getattr(told, n) for n in _DETAILS if not getattr(heard, n) and getattr(told, n)}
    return replace(heard, **more)


def told_in(text: str, draft: Draft, now: datetime) -> Heard:
    """Read a turn in which nobody had asked for anything; a town alone is no address yet."""
    asked = "address" if _HOME.search(normalise(text).text) else None
    told = hear(text, asked=asked, draft=draft, now=now, past=True)
    bare = told.address in (None, told.town, told.county, f"{told.county}{told.town}")
    return replace(told, address=None) if bare else told


def _filled(heard: Heard, told: Heard) -> Heard:
    for name in ("name", "phone", "address", "beneficiary"):
        if name == "phone" and told.phone and not told.phone.complete:
            continue
        if getattr(heard, name) is None and getattr(told, name) is not None:
            heard = replace(heard, **{name: getattr(told, name)})
            if name == "address":
                heard = replace(heard, county=told.county, town=told.town)
    return heard


def _without_day(told: Heard, draft: Draft) -> Heard:
    """Leave the day and hour of what sounded like an emergency out, where one was told already.

    我今天早上手有点麻 moves no visit; 改到下午吧 does.
    """
    if draft.date is None or told.changing:
        return told
    return replace(told, when=Resolved(), days=None, no_day=None)
