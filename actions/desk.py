"""The desk: every turn that is no booking, told to those who answer it, stored in one transaction.

`action_desk` and `action_answer_policy` answer a turn; where a question then waits for its answer
they open `intake_form`, whose validation takes the next turn first. A side question is left to
Rasa's rules (the form is rejected), answered, and the waiting question put again.
"""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import ActiveLoop, FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions import desk_taken
from actions.booking_lookup import Lookups
from actions.booking_memory import FORM as BOOKING
from actions.booking_memory import just_booked, memory_of
from actions.desk_booked import about_booked
from actions.desk_missed import missed_since, with_missed
from actions.desk_outcome import Hearing, Outcome
from actions.desk_people import told_by
from actions.desk_resuming import put_again
from actions.desk_returning import returned
from actions.desk_storing import keep, open_handoff, open_urgent
from actions.desk_talk import settled
from actions.desk_turn import answered, taken_up
from actions.desk_visit import asked_of_visit
from actions.services import Services
from actions.turn import CurrentTurn
from care.booking_after import asks_after, wants_reassurance
from care.booking_edits import adds_note
from care.booking_old_one import asks_if_gone
from care.clock import SHANGHAI
from care.desk import Desk
from care.desk_letting_go import lets_go
from care.desk_words import joined
from care.errors import StorageUnavailable
from care.policy_terms import put_right
from care.telling import hear, with_calling_number
from care.voice import asks_besides, of_the_voice

FORM = "intake_form"
POLICY = frozenset({"政策咨询", "资格查询"})
"""Topics of enquiries that the documents are asked about."""
_BOOKED = 3
"""So many turns after the form's last question, a yes or thanks is for the booking."""

_REMEMBERED = 40
"""So many turns back a caller may ask what they said."""
_DOING = frozenset(
    {"action_talk_to_human", "action_escalate", "action_submit_booking"}
    | {f"action_{task}_booking" for task in ("check", "change", "cancel")}
)
"""Actions after which a caller who says 好 wants nothing more, whatever turn it is."""
_UNHEARD = frozenset({"out_of_scope", "nlu_fallback", "inform"})
_UNSURE = 0.5
_ANSWERING = frozenset(
    {"action_desk", "action_answer_policy", "action_talk_to_human", "action_escalate", BOOKING}
)


def hearing(services: Services, tracker: Tracker, turn: CurrentTurn, desk: Desk) -> Hearing:
    """Return a turn as it was understood, heard beside the question that waits at the desk."""
    found = (tracker.latest_message or {}).get("intent") or {}
    asked, intent = desk.pending.asked if desk.pending else None, str(found.get("name") or "")
    if intent == "slower_louder" and not of_the_voice(turn.text):
        intent = "inform"
    elif intent == "slower_louder" and asks_besides(turn.text):
        intent = "ask_policy" if desk.clause is not None else "inform"
    # names, places and numbers are taken from the turn as it came
    telling = hear(turn.text, asked, turn.now.astimezone(SHANGHAI).date())
    telling = replace(telling, text=put_right(telling.text))
    return Hearing(
        services,
        replace(turn, text=put_right(turn.text)),
        intent,
        float(found.get("confidence") or 0.0),
        with_calling_number(telling, turn.own_number),
        inside_booking=(tracker.active_loop or {}).get("name") == BOOKING,
        earlier=tuple(text for text, _ in _said(tracker)),
        guesses=tuple(guess for _, guess in _said(tracker)),
        applied=_applied(tracker, turn),
        dealt=_dealt_with(tracker, desk),
    )


class AtTheDesk(Action):
    """What the desk's actions have in common: a turn goes in, an outcome is stored and said."""

    own_name = "action_desk"

    def __init__(self, services: Services) -> None:
        self._services = services

    def name(self) -> str:
        """Return the name under which Rasa knows the action."""
        return self.own_name

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Any
    ) -> list[Any]:
        """Answer the turn whatever waits; a firm question that waits is put again after it."""
        turn = CurrentTurn.of(tracker)
        desk = await self._caught_up(tracker, turn, desk_of(tracker))
        heard = self._hear(tracker, turn, desk)
        edit = await self._edit(tracker, heard, desk)
        if edit is not None:
            return [FollowupAction(f"action_{edit}_booking")]
        desk = told_by(desk, heard)
        outcome = await self._settled(tracker, heard, desk)
        if outcome is None:
            outcome = await asyncio.to_thread(answered, heard, desk)
        outcome = put_again(heard, desk, outcome)
        return await self._finish(dispatcher, tracker, heard, outcome)

    async def _caught_up(self, tracker: Tracker, turn: CurrentTurn, desk: Desk) -> Desk:
        """Return the desk with what was told in turns that it did not answer."""
        since = missed_since(tracker, turn, desk)
        if since is None:
            return desk

        def read() -> Desk:
            with self._services.database.read() as tx:
                return with_missed(tx, self._services, turn, desk, since)

        try:
            return await asyncio.to_thread(read)
        except StorageUnavailable:
            return desk

    async def _edit(self, tracker: Tracker, heard: Hearing, desk: Desk) -> str | None:
        """Return what the turn does to a booking just made or touched: 绿豆唔使喇, 我还剩哪个."""
        waits = desk.pending is not None and desk.pending.firm
        unsure = heard.confidence < _UNSURE or heard.intent in _UNHEARD
        if unsure and asks_after(heard.turn.text) and not waits:
            return None if heard.inside_booking else "check"  # 大前日约咗个护士，到今日都未见人
        if heard.inside_booking or waits or not just_booked(tracker, heard.turn):
            return None
        if lets_go(heard.turn.text) and not adds_note(heard.turn.text):
            return None
        if asks_if_gone(heard.turn.text):
            return None
        if wants_reassurance(heard.text) or asked_of_visit(heard.text):
            return None
        return await Lookups(self._services).edit_in(heard.turn)

    async def _settled(self, tracker: Tracker, heard: Hearing, desk: Desk) -> Outcome | None:
        """Answer what is asked of what was done, and let go who only agrees to it."""
        asked = await about_booked(Lookups(self._services), heard, desk)
        if asked is not None or heard.inside_booking:
            return asked
        taken = desk_taken.if_taken(heard, desk)
        if taken is not None:
            return taken
        last = memory_of(tracker).get("booking_at")
        booked = isinstance(last, int) and heard.turn.ordinal - last <= _BOOKED
        return settled(heard, desk, booked=booked, dealt=heard.dealt)

    def _hear(self, tracker: Tracker, turn: CurrentTurn, desk: Desk) -> Hearing:
        return hearing(self._services, tracker, turn, desk)

    async def _finish(
        self,
        dispatcher: CollectingDispatcher,
        tracker: Tracker,
        heard: Hearing,
        outcome: Outcome,
    ) -> list[Any]:
        try:
            desk = await asyncio.to_thread(self._store, heard, outcome)
        except StorageUnavailable:
            # The caller is answered all the same; the turn itself is kept by conversation.
            desk = outcome.desk
        desk, back = returned(heard, desk)
        before = desk_of(tracker)
        desk = replace(desk, heard=heard.turn.ordinal)
        if desk.walk != before.walk:
            desk = replace(desk, walked=heard.turn.ordinal)
        of_policy = outcome.record is not None and outcome.record.topic in POLICY
        if of_policy or desk.quotes != before.quotes:
            desk = replace(desk, talked=heard.turn.ordinal)
        message = joined((*outcome.messages, *back))
        dispatcher.utter_message(json_message=message.to_json())
        memory = memory_of(tracker) | {"desk": desk.to_json()}
        if outcome.booking:
            memory["booking"] = {"queue": outcome.booking, "queued_words": outcome.words}
        events: list[Any] = [SlotSet("memory", memory), SlotSet("about_clause", desk.clause)]
        if heard.inside_booking:
            return events
        if outcome.booking:
            return [
                *events,
                ActiveLoop(None),
                SlotSet("requested_slot", None),
                FollowupAction(BOOKING),
            ]
        pending = desk.pending
        loop = FORM if pending else None
        asked = (pending.asked or pending.kind) if pending else None
        return [
            *events,
            ActiveLoop(loop),
            SlotSet("requested_slot", asked),
            FollowupAction("action_listen"),
        ]

    def _store(self, heard: Hearing, outcome: Outcome) -> Desk:
        with self._services.database.begin() as tx:
            if outcome.urgent:
                open_urgent(tx, heard, outcome.urgent)
            if outcome.person:
                open_handoff(tx, heard, outcome.desk)
            return keep(tx, heard.turn, outcome, heard.telling.denied)


class AnswerPolicy(AtTheDesk):
    """action_answer_policy: a question that the documents are asked."""

    own_name = "action_answer_policy"

    def _hear(self, tracker: Tracker, turn: CurrentTurn, desk: Desk) -> Hearing:
        heard = super()._hear(tracker, turn, desk)
        if heard.intent in ("ask_policy", "eligibility_check"):
            return heard
        # the booking form sends a question here, whatever it was taken for
        return replace(heard, intent="ask_policy", confidence=1.0)


class ValidateIntakeForm(AtTheDesk):
    """validate_intake_form: the answer to a question that waits. Sets no slot for a side turn."""

    own_name = "validate_intake_form"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Any
    ) -> list[Any]:
        """Take the answer; leave everything else to the rules."""
        turn, desk = CurrentTurn.of(tracker), desk_of(tracker)
        if _already_answered(tracker):
            asked = desk.pending.asked if desk.pending else None
            return [SlotSet("memory", memory_of(tracker)), SlotSet("requested_slot", asked)]
        desk = await self._caught_up(tracker, turn, desk)
        heard = self._hear(tracker, turn, desk)
        told = told_by(desk, heard)
        outcome = await asyncio.to_thread(taken_up, heard, told)
        if outcome is None:
            return []
        return await self._finish(dispatcher, tracker, heard, outcome)


def _already_answered(tracker: Tracker) -> bool:
    """Whether another action has answered this turn, so that its words are used up."""
    for event in reversed(tracker.events):
        if event.get("event") == "user":
            return False
        if event.get("event") == "action" and event.get("name") in _ANSWERING:
            return True
    return False


def _dealt_with(tracker: Tracker, desk: Desk) -> bool:
    """Whether anything was asked, told or done in this call that a caller may let rest."""
    if desk.rows or desk.case or desk.questions or desk.warned:
        return True
    return any(
        event.get("event") == "action" and event.get("name") in _DOING for event in tracker.events
    )


def _said(tracker: Tracker) -> list[tuple[str, str]]:
    """Return the caller's turns before this one, each with what it was most likely meant as."""
    said = [e for e in tracker.events if e.get("event") == "user"][:-1]
    turns = [(str(e.get("text") or ""), _guess(e.get("parse_data") or {})) for e in said]
    return [turn for turn in turns if turn[0]][-_REMEMBERED:]


def _guess(parsed: dict[str, Any]) -> str:
    ranked = [parsed.get("intent") or {}, *(parsed.get("intent_ranking") or ())]
    names = [str(entry.get("name") or "") for entry in ranked]
    return next((name for name in names if name not in _NOTHING), "")


_NOTHING = frozenset({"", "nlu_fallback", "out_of_scope", "inform"})


def _applied(tracker: Tracker, turn: CurrentTurn) -> str | None:
    last = memory_of(tracker).get("applied") or {}
    fresh = bool(last) and turn.ordinal - int(last["at"]) <= _BOOKED
    return str(last["service"]) if fresh else None


def desk_of(tracker: Tracker) -> Desk:
    """Return what the desk remembers of this call."""
    return Desk.from_json(memory_of(tracker).get("desk"))
