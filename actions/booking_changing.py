"""Changing and cancelling a booking that was found, and how bookings are told."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from actions.booking_submit import confirm_by_sms
from actions.consulting import log_consultation
from actions.turn import CurrentTurn
from care.booking_assent import echoes
from care.booking_changes import PROOF, Search, wanted_changes
from care.booking_dates import refused
from care.booking_edits import left_open, orders_change, repeats
from care.booking_hearing import Heard
from care.booking_reading import value_said
from care.booking_words import ask, joined, lookup, say, spoken_when
from care.bookings import Draft
from care.messages import Message
from care.records import Booking
from storage import Transaction

_STATUS = {"confirmed": "已经订好", "changed": "改过，已经订好", "cancelled": "已经取消"}


def change(
    tx: Transaction,
    turn: CurrentTurn,
    search: Search,
    heard: Heard,
    booking: Booking,
    *,
    agreed: bool,
) -> tuple[Message, Search | None]:
    """Take what is wanted otherwise, ask for a yes, and change the booking after one."""
    language = turn.language
    if heard.when.problem is not None:
        lead = refused(heard.when, heard.no_day, turn.now, language)
        what = lookup("what", language, values=named(booking))
        return joined([lead, what]), replace(search, asked="changes")
    changes = dict(search.changes)
    if "items" in changes:
        changes["items"] = tuple(changes["items"])  # a list, once it was kept in a slot
    before = replace(booking, **changes)
    proof = search.asked == "proof" or (not search.changes and search.phone is not None)
    if proof and heard.changing and _NEW_NUMBER.search(heard.text):
        proof = False  # 电话改成我女儿的，138…: no number to find the booking by
    wanted = wanted_changes(heard, before, turn.now)
    if proof:
        wanted = {k: v for k, v in wanted.items() if k not in PROOF or heard.changing}
        wanted.pop("phone", None)
        wanted.pop("name", None)
    changes |= wanted
    if "items" in changes and not changes["items"]:
        # the last thing on the list is not wanted any more
        whole = lookup("sure_cancel", language, values=named(booking))
        return whole, confirming(replace(search, task="cancel", changes=()))
    if set(changes) == {"note"} and not agreed:
        # 叫师傅带梯子: what is only to be passed on needs no yes
        return changed(tx, turn, booking, changes, "noted"), None
    assents = heard.yes or echoes(heard.text) or repeats(heard, wanted)
    assents = assents or orders_change(heard.text)
    if agreed and changes and not wanted and assents:
        return changed(tx, turn, booking, changes | {"status": "changed"}, "changed"), None
    slot = left_open(heard.text)
    if slot is not None and slot not in wanted and not agreed:
        return ask(slot, language), replace(search, asked=slot, changes=tuple(changes.items()))
    if not changes:
        return lookup("what", language, values=named(booking)), replace(search, asked="changes")
    after = as_draft(replace(booking, **changes))
    slots = [s for s in changes if s not in ("county", "town")]
    if "date" in slots or "time" in slots:
        said = [spoken_when(after.date, after.time)]
        said += [value_said(after, s) for s in slots if s not in ("date", "time")]
    else:
        said = [value_said(after, s) for s in slots]
    message = lookup("sure_change", language, service=booking.service, values="，".join(said))
    return message, confirming(replace(search, changes=tuple(changes.items())))


def confirming(search: Search) -> Search:
    """Return the search, waiting for a yes."""
    return replace(search, asked="confirm")


def changed(
    tx: Transaction,
    turn: CurrentTurn,
    booking: Booking,
    changes: dict[str, Any],
    done: str,
    ordinal: int = 0,
) -> Message:
    """Change the booking once per turn, with its consultation and its confirmation.

    `ordinal` numbers the bookings that one turn changes.
    """
    after = booking
    if tx.effects.find(turn.turn_id, "booking_change", ordinal) is None:
        after = tx.bookings.change(
            booking,
            conversation_id=turn.conversation_id,
            turn_id=turn.turn_id,
            now=turn.now,
            changes=changes,
        )
        tx.effects.add(turn.turn_id, "booking_change", booking.id, ordinal)
        verb = {"cancelled": "取消", "restored": "恢复"}.get(done, "改动")
        log_consultation(
            tx,
            turn,
            "服务预约",
            about=after.service,
            name=after.name,
            phone=after.phone,
            outcome=f"已{verb}预约{after.reference}：{named(after)}",
        )
        confirm_by_sms(tx, turn, after)
    told = lookup(done, turn.language, values=named(after), reference=after.reference)
    return joined([told, say("anything_else", turn.language)])


def named(booking: Booking) -> str:
    """Return a booking's service and time."""
    return f"{booking.service}，{spoken_when(booking.date, booking.time)}".rstrip("，")


def described(booking: Booking, language: str) -> Message:
    """Return a booking with its list, its portions and how it stands."""
    values = named(booking)
    if booking.items:
        values += "，" + "、".join(booking.items)
    if booking.quantity:
        values += f"，{booking.quantity}份"
    status = _STATUS.get(booking.status, booking.status)
    return lookup("found", language, values=values, reference=booking.reference, status=status)


def as_draft(booking: Booking | None) -> Draft:
    """Return a booking as a draft, in whose light a turn is heard."""
    return Draft() if booking is None else Draft.from_slots(vars(booking))


_NEW_NUMBER = re.compile("(?:电话|号码|手机)[^,，。;； ]{0,3}(?:改|换)[成为做到用打]")
