"""The desk: every turn that is no booking, told to those who answer it, stored in one transaction.

`action_desk` and `action_answer_policy` answer a turn; where a question then waits for its answer
they open `intake_form`, whose validation takes the next turn first. A side question is left to
Rasa's rules (the form is rejected), answered, and the waiting question put again.
"""

from __future__ import annotations

import asyncio
import re
from dataclasses import replace
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import ActiveLoop, FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions import desk_intake, desk_policy, desk_talk
from actions.booking_form import SERVICES
from actions.booking_memory import FORM as BOOKING
from actions.booking_memory import memory_of
from actions.consulting import log_consultation
from actions.desk_outcome import Hearing, Outcome
from actions.services import Services
from actions.turn import CurrentTurn
from care.desk import Desk, asks, says_no, says_yes
from care.emergencies.responses import for_kind
from care.errors import StorageUnavailable
from care.escalations import Request, open_escalation
from care.ids import new_id
from care.messages import Message
from care.requests import Wanted, recognise, wanted
from care.telling import MASK, Told, hear
from storage import Transaction

FORM = "intake_form"
_OFFER_LASTS = 2
"""Turns for which an offer may still be taken up."""

_ANSWERING = frozenset(
    {"action_desk", "action_answer_policy", "action_talk_to_human", "action_escalate", BOOKING}
)
_SURELY_BOOKS = 0.8
_SURELY_LEAVES = 0.8
_FOR_RULES = frozenset({"talk_to_human", "emergency"})
_CHATTING = frozenset(
    {"inform", "affirm", "deny", "out_of_scope", "nlu_fallback", "chitchat_lonely"}
)


class AtTheDesk(Action):  # type: ignore[misc]  # rasa-sdk ships no types
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
        turn, desk = CurrentTurn.of(tracker), _desk_of(tracker)
        heard = self._hear(tracker, turn, desk)
        desk = _tell(desk, heard)
        outcome = await asyncio.to_thread(_answered, heard, desk)
        outcome = _put_again(heard, desk, outcome)
        return await self._finish(dispatcher, tracker, heard, outcome)

    def _hear(self, tracker: Tracker, turn: CurrentTurn, desk: Desk) -> Hearing:
        found = (tracker.latest_message or {}).get("intent") or {}
        asked = desk.pending.asked if desk.pending else None
        return Hearing(
            self._services,
            turn,
            str(found.get("name") or ""),
            float(found.get("confidence") or 0.0),
            hear(turn.text, asked),
            inside_booking=(tracker.active_loop or {}).get("name") == BOOKING,
        )

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
        message = _joined(outcome.messages)
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
                _open_urgent(tx, heard, outcome.urgent)
            return _stored(tx, heard.turn, outcome)


class AnswerPolicy(AtTheDesk):
    """action_answer_policy: a question that the documents are asked."""

    own_name = "action_answer_policy"


class ValidateIntakeForm(AtTheDesk):
    """validate_intake_form: the answer to a question that waits. Sets no slot for a side turn."""

    own_name = "validate_intake_form"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Any
    ) -> list[Any]:
        """Take the answer; leave everything else to the rules."""
        turn, desk = CurrentTurn.of(tracker), _desk_of(tracker)
        if _already_answered(tracker):
            asked = desk.pending.asked if desk.pending else None
            return [SlotSet("memory", memory_of(tracker)), SlotSet("requested_slot", asked)]
        heard = self._hear(tracker, turn, desk)
        told = _tell(desk, heard)
        outcome = await asyncio.to_thread(_taken_up, heard, told)
        if outcome is None:
            return []
        return await self._finish(dispatcher, tracker, heard, outcome)


def _taken_up(heard: Hearing, desk: Desk) -> Outcome | None:
    """Answer the question that waits; None where the turn is about something else."""
    pending = desk.pending
    if pending is None or heard.intent in _FOR_RULES:
        return None
    request = recognise(heard.turn.text, heard.intent, heard.confidence)
    case = desk.case.request if desk.case else None
    other = request is not None and request.id not in (case, "lonely", "note_for_person")
    if pending.kind == "walk":
        found = desk_policy.go_on(heard, desk)
        return found if found is not None and not other else found if not other else None
    if pending.kind == "intake":
        if heard.telling.secret and not _told_to_pay(heard):
            return desk_intake.go_on(heard, desk)
        if other and request is not None and request.says and pending.asked not in _OPEN_ENDED:
            return None
        service = _booked_meanwhile(heard, pending.asked)
        if service is not None:
            return desk_intake.leave_for(heard, desk, service)
        return desk_intake.go_on(heard, desk)
    if heard.turn.ordinal - pending.since > _OFFER_LASTS:
        return None
    return _offer_taken(heard, desk, request)


_OPEN_ENDED = frozenset({"what", "whom", "fee", "health_note"})
_WISH = re.compile(
    "(?:再|给我|帮我|替我|想|要|重新|改).{0,6}[订约买送定]|[订约定](?:[一两二三四五六七八九十0-9个份]|餐|饭)"
)


def _booked_meanwhile(heard: Hearing, asked: str | None) -> str | None:
    """Return the service whose booking the turn asks for instead of answering."""
    service = SERVICES.get(heard.intent)
    if service is None or heard.confidence < _SURELY_BOOKS:
        return None
    # The answer to an open question may name a service without wishing for it (送饭的小李).
    return service if asked not in _OPEN_ENDED or _WISH.search(heard.text) else None


def _offer_taken(heard: Hearing, desk: Desk, request: Wanted | None) -> Outcome | None:
    if heard.intent == "goodbye" and heard.confidence >= _SURELY_LEAVES:
        return None  # 好，谢谢，再见 takes nothing up
    kind = desk.pending.kind if desk.pending else ""
    short = len(heard.text) <= 12
    free = replace(desk, pending=None)
    told = heard.telling.told
    if kind == "quote":
        wants = request is not None and request.id == "original"
        if wants or (short and request is None and says_yes(heard.text)):
            return desk_policy.read_quote(heard, free)
        if short and request is None and says_no(heard.text) and heard.intent != "ask_policy":
            return Outcome(free, (heard.say("policy.quote_declined"),))
        return None
    if kind == "note":
        agreed = says_yes(heard.text) and (short or told.phone or told.name)
        if (request is not None and request.id == "note_for_person") or told.phone or agreed:
            return desk_intake.open_case(heard, free, wanted("note_for_person"))
        if short and request is None and says_no(heard.text) and heard.intent != "ask_policy":
            return Outcome(free, (heard.say("policy.note_declined"),))
        return None
    if request is not None and request.id != "lonely":
        return None
    if short and says_yes(heard.text):
        if kind == "consult":
            return Outcome(free, (heard.say("talk.book", what="健康咨询"),), booking="健康咨询")
        if kind == "visit":
            return Outcome(free, (heard.say("talk.book", what="陪伴"),), booking="陪伴")
        if kind == "university":
            return desk_intake.open_case(heard, free, wanted("university"))
    if short and says_no(heard.text):
        if desk.lonely:
            return Outcome(free, (heard.say("talk.lonely_more"),))
        return Outcome(free, (heard.say("talk.deny"),))
    return None


def _answered(heard: Hearing, desk: Desk) -> Outcome:
    """Answer a turn that no waiting question took."""
    if desk.pending and not desk.pending.firm:
        desk = replace(desk, pending=None)
    request = recognise(heard.turn.text, heard.intent, heard.confidence)
    warned = MASK in heard.turn.text  # conversation took it out, and warns where nothing waits
    if (
        heard.telling.secret
        and not warned
        and not (request and request.id == "scam" and _told_to_pay(heard))
    ):
        return Outcome(desk, (heard.say("ask.private"),))
    if request is None:
        return _unnamed(heard, desk)
    if request.id == "scam":
        return desk_talk.scam(heard, desk, request)
    if request.id == "original":
        return desk_policy.read_quote(heard, desk)
    if request.id == "voucher_payee":
        return desk_policy.payee(heard, desk)
    if request.id in desk_talk.SIMPLE or request.id == "foul":
        return desk_talk.simple(heard, desk, request)
    if request.id == "health_question":
        return desk_talk.health(heard, desk, request)
    if request.id == "lonely":
        return desk_talk.lonely(heard, desk, request)
    if desk.case is not None and desk.case.request == request.id:
        if asks(heard.text) and request.id != "complain" and request.id != "institution":
            return desk_policy.answer(heard, desk, request.about)
        added = desk_intake.more(heard, desk)
        if added is not None:
            return added
    return desk_intake.open_case(heard, desk, request)


def _told_to_pay(heard: Hearing) -> bool:
    """Whether somebody else wants the card number or the code, not the caller to give it to us."""
    return re.search("骗|有人|对方|他们?说|[要叫让]我|陌生|来电|短信", heard.text) is not None


def _unnamed(heard: Hearing, desk: Desk) -> Outcome:
    if desk_policy.is_walk(heard):
        return desk_policy.open_walk(heard, desk)
    if heard.intent in ("ask_policy", "eligibility_check", "ask_institution"):
        return desk_policy.answer(heard, desk)
    if desk.lonely and heard.intent in _CHATTING and desk.lost == 0:
        return desk_talk.lonely(heard, desk, wanted("lonely"))
    if desk.walk and heard.intent in (_CHATTING | {"eligibility_check"}) and not desk.lonely:
        found = desk_policy.go_on(heard, desk)
        if found is not None:
            return found
    if heard.telling.phone is not None and not heard.inside_booking:
        # A number of one's own accord: to be called back, unless more is said.
        noted = desk_intake.open_case(heard, desk, wanted("note_for_person"))
        if desk.question is None and noted.desk.pending is None:
            return replace(noted, messages=(heard.say("requests.known_now"),))
        return noted
    if heard.intent == "inform":
        added = desk_intake.more(heard, desk)
        if added is not None:
            return added
    return desk_talk.plain(heard, desk)


def _put_again(heard: Hearing, before: Desk, outcome: Outcome) -> Outcome:
    """Put a firm question again that waited while something else was answered."""
    waited, desk = before.pending, outcome.desk
    if waited is None or not waited.firm or heard.inside_booking or outcome.booking:
        return outcome
    if desk.case != before.case or (desk.walk != before.walk and desk.pending != waited):
        return outcome  # something else has begun
    if desk.pending != waited:
        desk = replace(desk, pending=waited)
    question = (
        desk_policy.question(heard, desk)
        if waited.kind == "walk"
        else desk_intake.again(heard, desk)
    )
    if question is None:
        return outcome
    said = tuple(_without_offers(message) for message in outcome.messages)
    return replace(outcome, desk=desk, messages=(*said, question))


def _without_offers(message: Message) -> Message:
    speech = message.speech
    for offer in ("要不要听原文？", "要不要我记下来，请工作人员回复您？"):
        speech = speech.removesuffix(offer)
    return replace(message, speech=speech)


def _tell(desk: Desk, heard: Hearing) -> Desk:
    told = heard.telling.told
    if heard.intent == "chitchat_lonely" or desk.lonely:
        told = replace(told, beneficiary=None, conditions=())
    return replace(desk, told=desk.told.with_(told))


def _stored(tx: Transaction, turn: CurrentTurn, outcome: Outcome) -> Desk:
    """Keep the consultation of this turn, and bring the rows of this call up to date."""
    desk, record = outcome.desk, outcome.record
    facts = _facts(desk.told)
    if record is not None:
        row = log_consultation(
            tx,
            turn,
            record.topic,
            about=record.about,
            outcome=record.outcome,
            note=record.note,
            **facts,
        )
        desk = replace(desk, rows=tuple(dict.fromkeys((*desk.rows, row)))[-12:])
        if record.topic == "资格查询":
            desk = replace(desk, walk_row=row)
        elif record.of_case and desk.case is not None:
            desk = replace(desk, case=replace(desk.case, id=row))
    known = {name: value for name, value in facts.items() if value}
    contact = {name: value for name, value in known.items() if name in ("name", "phone")}
    updates: dict[str, dict[str, Any]] = {row: dict(contact) for row in desk.rows}
    if record is None and desk.rows:
        updates[desk.rows[-1]] |= known
    current = _row_of(desk, outcome)
    if current:
        updates[current] = known | outcome.changes
    for row, values in updates.items():
        if values:
            tx.consultations.update(row, **values)
    return desk


def _row_of(desk: Desk, outcome: Outcome) -> str | None:
    if outcome.record is not None and not outcome.record.of_case:
        return None
    if outcome.of_walk:
        return desk.walk_row
    return desk.case.id if desk.case and desk.case.id else None


def _facts(told: Told) -> dict[str, Any]:
    return {
        "name": told.name,
        "phone": told.phone,
        "age": told.age,
        "county": told.county,
        "town": told.town,
        "beneficiary": told.beneficiary,
        "conditions": told.conditions,
    }


def _open_urgent(tx: Transaction, heard: Hearing, kind: str) -> None:
    turn = heard.turn
    request = Request(
        conversation_id=turn.conversation_id,
        turn_id=turn.turn_id,
        turn=turn.ordinal,
        level="urgent",
        kind=kind,
        now=turn.now,
        advised=for_kind(kind).dial,
        caller=turn.caller,
        id=new_id("e", turn.now),
    )
    open_escalation(request, heard.services.duty, tx.escalations, tx.outbox, tx.effects)


def _joined(messages: tuple[Message, ...]) -> Message:
    from care.desk_words import joined

    return joined(messages)


def _already_answered(tracker: Tracker) -> bool:
    """Whether another action has answered this turn, so that its words are used up."""
    for event in reversed(tracker.events):
        if event.get("event") == "user":
            return False
        if event.get("event") == "action" and event.get("name") in _ANSWERING:
            return True
    return False


def _desk_of(tracker: Tracker) -> Desk:
    return Desk.from_json(memory_of(tracker).get("desk"))
