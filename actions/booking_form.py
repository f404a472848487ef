"""validate_booking_form: fills the slots from a turn's words and asks the next question."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any, TypeVar

from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.booking_asides import (
    ELSEWHERE,
    FOR_OTHERS,
    SERVICES,
    about_else,
    asks_of_what_stands,
    idles,
    intent_of,
    is_aside,
    leaves,
    meant_for_desk,
    of_check,
    of_homes,
    said_of_us,
    sends_for,
    with_intent,
)
from actions.booking_lookup import Lookups
from actions.booking_memory import (
    contacts,
    draft_of,
    handed_over,
    just_booked,
    kept,
    let_go,
    memory_of,
    progress_of,
    resuming,
)
from actions.booking_opening import opened, who_sought, wondered
from actions.booking_pointed import told_beside
from actions.booking_recall import (
    beside_worry,
    recallable,
    sought,
    with_doubted,
    with_earlier,
)
from actions.booking_room import with_room
from actions.booking_worry import OFFER, advised
from actions.desk_after import declines_consult
from actions.services import Services
from actions.turn import CurrentTurn
from care.booking_after import asks_after, asks_health, only_wonders, orders_now
from care.booking_again import as_before, goes_by_day, on_day_of
from care.booking_changes import Search
from care.booking_dialogue import Step, advance, resume
from care.booking_hearing import hear
from care.booking_later import put_first
from care.booking_services import service_in
from care.booking_settling import Setting
from care.booking_words import joined, lookup
from care.bookings import Draft, Progress
from care.desk import asks
from care.desk_homes import asked_of_home
from care.desk_words import say as desk_say
from care.errors import StorageUnavailable
from care.extractors.times import Resolved
from care.text import normalise
from storage import Transaction

_Read = TypeVar("_Read")


class ValidateBookingForm(Action):
    """The booking form's own validation. It sets no slot where a turn is a side question."""

    def __init__(self, services: Services) -> None:
        self._lookups = Lookups(services)
        self._database = services.database

    def name(self) -> str:
        """Return the name under which Rasa knows the action."""
        return "validate_booking_form"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Any
    ) -> list[Any]:
        """Move the booking on by one turn."""
        turn = CurrentTurn.of(tracker)
        setting = Setting(turn.now, turn.language, turn.caller)
        draft, progress = draft_of(tracker), progress_of(tracker)
        found = memory_of(tracker).get("lookup")
        intent, confidence = intent_of(tracker)
        anew = (intent.startswith("book_") and confidence >= 0.6) or orders_now(turn.text)
        if progress.asked is None and not found:
            stands = asks_of_what_stands(turn.text) and await self._lookups.made_in(turn)
            if stands or of_check(tracker, turn):  # 要不要我先买好水龙头 orders no repair
                return handed_over(tracker)
            edit = await self._edit(tracker, turn, draft, progress)
            if edit is not None:
                # 刚才那单再加一包饼干 orders nothing new
                search = Search(edit, turn_id=turn.turn_id)
                return await self._found(dispatcher, tracker, turn, search)
            if asks_after(turn.text):
                # 前几天叫你们来修水龙头，人呢: what was sent for is looked up, not sent for anew
                return await self._found(
                    dispatcher, tracker, turn, Search("check", turn_id=turn.turn_id), waited=True
                )
        if meant_for_desk(turn.text, progress, (found or {}).get("asked")):
            # 你搞错了，我是想夸她: no booking was meant, whatever was asked for
            return [*let_go(tracker, draft), *handed_over(tracker)]
        if found and (not anew or found.get("asked") in ("which", "confirm")):
            return await self._look_up(dispatcher, tracker, turn, Search.from_json(found))
        named = service_in(normalise(turn.text).text)
        alone = named is None or named[0] == "健康咨询"  # 订饭，血压高要清淡 is no worry
        worry = intent == "book_health_consult" and progress.asked in (None, OFFER) and alone
        if worry and of_homes(tracker) and asked_of_home(turn.text):
            return handed_over(tracker)  # 里面有没有医生，他心脏不好 is asked of the home sought
        if worry and asks_health(turn.text):
            return await advised(dispatcher, tracker, turn, self._database)
        if progress.asked is None and not progress.queue and only_wonders(turn.text):
            service = named[0] if named else SERVICES.get(intent)
            return wondered(dispatcher, tracker, turn, service)
        if progress.asked is None or found:
            goes_by = progress.queue or as_before(turn.text)
            before = await self._lookups.made_in(turn) if goes_by else []
            meant = (sought(tracker) if found else None) or SERVICES.get(intent)  # 重新约一个
            draft, heard, progress = opened(tracker, turn, meant, before)
            draft = who_sought(draft, found)
            read = replace(draft, service=heard.service)
            heard = await self._read(
                partial(with_doubted, heard=heard, draft=read, turn=turn), heard
            )
        elif resuming(tracker):
            step = resume(draft, progress, setting)
            dispatcher.utter_message(json_message=step.message.to_json())
            return [SlotSet("requested_slot", step.progress.asked)]
        elif (of_us := said_of_us(turn)) is not None:
            # 那你们这里是做什么的 is no question for staff to answer
            dispatcher.utter_message(json_message=of_us.to_json())
            step = resume(draft, progress, setting)
            dispatcher.utter_message(json_message=step.message.to_json())
            return kept(tracker, draft, step.progress)
        else:
            draft, progress = put_first(draft, progress, turn.text)
            asked, own, waiting = progress.asked, progress.offered_caller, progress.queue
            heard = hear(
                turn.text, asked=asked, draft=draft, now=turn.now, offered=own, waiting=waiting
            )
            dated = heard.when != Resolved() and not (
                asks(turn.text) or declines_consult(heard.text)
            )
            if progress.asked == OFFER and not (heard.yes or dated):
                return handed_over(tracker)  # an address or a name takes up no offer
            if progress.asked == OFFER:
                progress = Progress()
            elif turn.urgent:
                # 胰岛素昨晚用完了: no day of the booking is moved by what has to be followed up
                answers = beside_worry(heard, progress.asked)
                if answers is None:
                    step = resume(draft, progress, setting)
                    dispatcher.utter_message(json_message=step.message.to_json())
                    return kept(tracker, step.draft, step.progress)
                heard = answers
            elif idles(heard, progress, turn.text):
                return self._let_go(dispatcher, tracker, draft, progress, setting)
            elif is_aside(heard, intent, confidence):
                return []
            elif heard.for_desk and not heard.firm and not heard.price:
                # 我吃低保的能不能减: whatever it was taken for, the documents are asked
                return handed_over(tracker, stay=progress.asked, to="action_answer_policy")
            if draft.date is None and goes_by_day(heard.text):
                made = await self._lookups.made_in(turn)
                heard = on_day_of(heard, made[-1], heard.text) if made else heard
            heard = with_intent(heard, intent, confidence)
        # 就送到刚才讲的那里: what was told beside the form, in an emergency too
        beside = told_beside(tracker, turn, draft, heard)
        heard = await self._read(beside, heard) if beside else heard
        step = advance(draft, progress, heard, setting)
        if step.outcome == "ask" and recallable(
            step.progress.asked, progress.asked, heard, step.draft
        ):
            slot = str(step.progress.asked)
            earlier = partial(with_earlier, heard=heard, draft=draft, turn=turn, slot=slot)
            heard = await self._read(earlier, heard)
            step = advance(draft, progress, heard, setting)
        step = await self._fitted(step, draft, setting)
        if step.outcome == "stop" and intent in ELSEWHERE and confidence >= 0.6:
            # 唔使约啦，倒系想补一笔档案: what is wished for instead is answered at once
            return [*let_go(tracker, draft), *handed_over(tracker)]
        if step.message.text:
            dispatcher.utter_message(json_message=step.message.to_json())
        if step.outcome == "book":
            note = [SlotSet("note", step.draft.note)] if step.draft.note != draft.note else []
            memory = memory_of(tracker) | {"booking": step.progress.to_json()}
            return [*note, SlotSet("confirm", True), SlotSet("memory", memory)]
        if step.outcome == "stop":
            return let_go(tracker, draft)
        told = progress.told or (bool(progress.asked) and step.draft != draft)
        return kept(tracker, step.draft, replace(step.progress, told=told))

    def _let_go(
        self,
        dispatcher: CollectingDispatcher,
        tracker: Tracker,
        draft: Draft,
        progress: Progress,
        setting: Setting,
    ) -> list[Any]:
        """Ask once more of who never gave a detail; the second time, no booking was meant."""
        if progress.idle:
            said = desk_say("talk.let_go", setting.language)
            dispatcher.utter_message(json_message=said.to_json())
            return kept(tracker, contacts(draft), Progress())
        step = resume(draft, replace(progress, idle=progress.idle + 1), setting)
        dispatcher.utter_message(json_message=step.message.to_json())
        return kept(tracker, draft, step.progress)

    async def _fitted(self, step: Step, before: Draft, setting: Setting) -> Step:
        """Hold the step against the provider's calendar; without the database it stays."""
        if step.draft.date is None or step.draft.time is None or step.outcome != "ask":
            return step
        return await self._read(lambda tx: with_room(tx, step, before, setting), step)

    async def _read(self, add: Callable[[Transaction], _Read], known: _Read) -> _Read:
        """Return what the database adds to what is known; without it that stays."""

        def read() -> _Read:
            with self._database.read() as tx:
                return add(tx)

        try:
            return await asyncio.to_thread(read)
        except StorageUnavailable:
            return known

    async def _look_up(
        self,
        dispatcher: CollectingDispatcher,
        tracker: Tracker,
        turn: CurrentTurn,
        search: Search,
    ) -> list[Any]:
        """Go on looking for a booking that exists (actions.booking_lookup)."""
        memory = memory_of(tracker)
        if search.turn_id == turn.turn_id or resuming(tracker):
            return [SlotSet("memory", memory), SlotSet("requested_slot", search.asked)]
        intent, confidence = intent_of(tracker)
        if self._lookups.beside(turn, search) is not None:
            return await self._found(dispatcher, tracker, turn, search)
        if intent in FOR_OTHERS and confidence >= (0.9 if intent == "emergency" else 0.6):
            return []
        heard = hear(turn.text, asked=None, draft=Draft(), now=turn.now)
        if sends_for(heard, search):
            draft, told, progress = opened(tracker, turn, None)
            draft = who_sought(draft, search.to_json())
            step = advance(draft, progress, told, Setting(turn.now, turn.language, turn.caller))
            dispatcher.utter_message(json_message=step.message.to_json())
            return kept(tracker, step.draft, replace(step.progress, told=True))
        if about_else(heard, intent, search):
            return handed_over(tracker, stay=search.asked)
        if leaves(heard, turn.text, search):
            return handed_over(tracker)
        return await self._found(dispatcher, tracker, turn, search)

    async def _edit(
        self, tracker: Tracker, turn: CurrentTurn, draft: Draft, progress: Progress
    ) -> str | None:
        """Return what the turn does to a booking just made, where it opened the form."""
        if progress.queue or resuming(tracker) or not just_booked(tracker, turn):
            return None
        return await self._lookups.edit_in(turn)

    async def _found(
        self,
        dispatcher: CollectingDispatcher,
        tracker: Tracker,
        turn: CurrentTurn,
        search: Search,
        *,
        waited: bool = False,
    ) -> list[Any]:
        """Move a search on, and keep where it stands; `waited`: in vain for somebody to come."""
        message, after = await self._lookups.step(turn, search)
        message = joined([lookup("waited", turn.language), message]) if waited else message
        dispatcher.utter_message(json_message=message.to_json())
        memory = memory_of(tracker) | {"stands_at": turn.ordinal}
        memory["lookup"] = None if after is None else after.to_json()
        asked = None if after is None else after.asked
        return [SlotSet("memory", memory), SlotSet("requested_slot", asked)]
