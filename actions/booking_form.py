"""validate_booking_form: fills the slots from a turn's words and asks the next question."""

from __future__ import annotations

import asyncio
import re
from dataclasses import replace
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.booking_lookup import Lookups
from actions.booking_memory import (
    contacts,
    draft_of,
    handed_over,
    kept,
    memory_of,
    progress_of,
    resuming,
)
from actions.booking_recall import (
    missed_in_alarm,
    recallable,
    with_alarm,
    with_before,
    with_earlier,
)
from actions.booking_room import with_room
from actions.services import Services
from actions.turn import CurrentTurn
from care.booking_after import about_another, asks_health
from care.booking_changes import Search, reference_in
from care.booking_dialogue import Step, advance, resume
from care.booking_hearing import Heard, hear
from care.booking_notes import open_questions
from care.booking_reading import asked_of_staff
from care.booking_services import service_in
from care.booking_settling import Setting
from care.bookings import Draft, Progress, with_note
from care.desk_words import say as desk_say
from care.errors import StorageUnavailable
from care.text import normalise

SERVICES = {
    "book_housekeeping": "家政",
    "book_nursing_visit": "上门护理",
    "book_health_consult": "健康咨询",
    "book_errand": "物品代购",
    "book_meal": "助餐",
}
"""What an intent books where the caller's words name no service more closely."""

_ASIDE = frozenset(
    [
        "ask_policy",
        "eligibility_check",
        "ask_institution",
        "check_booking",
        "complain",
        "pay_service_fee",
        "health_record",
        "volunteer_signup",
        "caregiver_training_signup",
        "chitchat_lonely",
        "greet",
        "thanks",
        "repeat",
        "slower_louder",
    ]
)
_ELSEWHERE = _ASIDE - {"check_booking", "greet", "thanks", "repeat", "slower_louder"}
_OFFER = "offer"
"""Asked for where a consult was offered after a question about health."""

_FOR_OTHERS = frozenset({"talk_to_human", "emergency", "goodbye"})
_FAREWELL = re.compile("再见|拜拜|挂了|收线|先这样|不聊了|走了")


class ValidateBookingForm(Action):  # type: ignore[misc]  # rasa-sdk ships no types
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
        intent, confidence = _intent(tracker)
        anew = intent.startswith("book_") and confidence >= 0.6
        if found and (not anew or found.get("asked") in ("which", "confirm")):
            return await self._look_up(dispatcher, tracker, turn, Search.from_json(found))
        worry = intent == "book_health_consult" and progress.asked in (None, _OFFER)
        if worry and asks_health(turn.text):
            # 系咪缺钙啊: a question for a doctor is answered, and a talk with one offered
            offer = desk_say("requests.health_question", turn.language, turn.channel)
            dispatcher.utter_message(json_message=offer.to_json())
            consult = replace(contacts(draft), service="健康咨询")
            return kept(tracker, consult, Progress(asked=_OFFER))
        if progress.asked is None or found:
            draft, heard, progress = _opened(tracker, turn, SERVICES.get(intent))
        elif resuming(tracker):
            step = resume(draft, progress, setting)
            dispatcher.utter_message(json_message=step.message.to_json())
            return [SlotSet("requested_slot", step.progress.asked)]
        else:
            heard = hear(turn.text, asked=progress.asked, draft=draft, now=turn.now)
            if progress.asked == _OFFER and not (heard.yes or heard.firm):
                return handed_over(tracker)
            if progress.asked == _OFFER:
                progress = Progress()
            elif _aside(heard, intent, confidence):
                return []
            elif heard.for_desk and not heard.firm and not heard.price:
                # 我吃低保的能不能减: whatever it was taken for, the documents are asked
                return handed_over(tracker, stay=progress.asked, to="action_answer_policy")
            heard = _with_intent(heard, intent, confidence)
            heard = await self._with_alarm(tracker, turn, draft, heard)
        step = advance(draft, progress, heard, setting)
        if step.outcome == "ask" and recallable(
            step.progress.asked, progress.asked, heard, step.draft
        ):
            heard = await self._recalled(turn, heard, draft, str(step.progress.asked))
            step = advance(draft, progress, heard, setting)
        step = await self._fitted(step, draft, setting)
        if step.outcome == "stop" and intent in _ELSEWHERE and confidence >= 0.6:
            # 唔使约啦，倒系想补一笔档案: what is wished for instead is answered at once
            return [*kept(tracker, contacts(draft), Progress()), *handed_over(tracker)]
        if step.message.text:
            dispatcher.utter_message(json_message=step.message.to_json())
        if step.outcome == "book":
            note = [SlotSet("note", step.draft.note)] if step.draft.note != draft.note else []
            memory = memory_of(tracker) | {"booking": step.progress.to_json()}
            return [*note, SlotSet("confirm", True), SlotSet("memory", memory)]
        if step.outcome == "stop":
            return kept(tracker, contacts(draft), Progress())
        return kept(tracker, step.draft, step.progress)

    async def _with_alarm(
        self, tracker: Tracker, turn: CurrentTurn, draft: Draft, heard: Heard
    ) -> Heard:
        """Add what was told in the turn that became an alarm; without the database it is lost."""
        since = missed_in_alarm(tracker, turn)
        if since is None:
            return heard

        def read() -> Heard:
            with self._database.read() as tx:
                return with_alarm(tx, heard, draft, turn, since)

        try:
            return await asyncio.to_thread(read)
        except StorageUnavailable:
            return heard

    async def _recalled(self, turn: CurrentTurn, heard: Heard, draft: Draft, slot: str) -> Heard:
        """Add what was told earlier in this call and is asked for in vain."""

        def read() -> Heard:
            with self._database.read() as tx:
                return with_earlier(tx, heard, draft, turn, slot)

        try:
            return await asyncio.to_thread(read)
        except StorageUnavailable:
            return heard

    async def _fitted(self, step: Step, before: Draft, setting: Setting) -> Step:
        """Hold the step against the provider's calendar; without the database it stays."""
        if step.draft.date is None or step.draft.time is None or step.outcome != "ask":
            return step

        def check() -> Step:
            with self._database.read() as tx:
                return with_room(tx, step, before, setting)

        try:
            return await asyncio.to_thread(check)
        except StorageUnavailable:
            return step

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
        intent, confidence = _intent(tracker)
        if intent in _FOR_OTHERS and confidence >= (0.9 if intent == "emergency" else 0.6):
            return []
        if _about_else(hear(turn.text, asked=None, draft=Draft(), now=turn.now), intent, search):
            return handed_over(tracker, stay=search.asked)
        message, after = await self._lookups.step(turn, search)
        dispatcher.utter_message(json_message=message.to_json())
        memory["lookup"] = None if after is None else after.to_json()
        asked = None if after is None else after.asked
        return [SlotSet("memory", memory), SlotSet("requested_slot", asked)]


def _about_else(heard: Heard, intent: str, search: Search) -> bool:
    """Whether a turn answers nothing that a search asks, and is a question or talk of its own."""
    answers = heard.firm or heard.yes or heard.no or heard.stop or heard.keep or heard.changing
    if answers or reference_in(heard.text, asked=True) or re.search("[0-9]{2}", heard.text):
        return False
    if search.asked in ("which", "changes", "confirm") and heard.details:
        return False
    return heard.asks or intent in _ELSEWHERE


def _opened(
    tracker: Tracker, turn: CurrentTurn, meant: str | None
) -> tuple[Draft, Heard, Progress]:
    """Begin anew with the caller's contacts; with the service that waits, if one does.

    `meant` is the service of the intent, for words that name none.
    """
    draft = contacts(draft_of(tracker))
    before = Progress.from_json(memory_of(tracker).get("booking"))
    if before.queue:
        # The yes of this turn was for the booking before; the words for this one were kept.
        read = replace(draft, service=before.queue)
        heard = hear(before.queued_words or "", asked=None, draft=read, now=turn.now)
        questions = open_questions(heard.text, "confirm")
        if questions:
            heard = replace(heard, note=with_note(heard.note, asked_of_staff(questions)))
        heard = with_before(heard, tracker, read, turn.now)
        return draft, replace(heard, service=before.queue, also=False), Progress()
    # 订两份明天中午的饭: the portions count though only the intent names the service
    named = service_in(normalise(turn.text).text)
    read = replace(draft, service=named[0] if named else meant)
    heard = hear(turn.text, asked=None, draft=read, now=turn.now)
    heard = replace(heard, service=heard.service or meant)
    told = replace(draft, service=heard.service)
    return draft, with_before(heard, tracker, told, turn.now), Progress()


def _aside(heard: Heard, intent: str, confidence: float) -> bool:
    """Whether the turn is for somebody else to answer before the form goes on."""
    if heard.stop or heard.price or heard.wrong or heard.secret or heard.reread or heard.offers:
        return False
    if intent == "goodbye":
        # 得，就呢个 and 这回对了 are no farewells, whatever the intent says
        answered = heard.details or heard.yes or heard.no
        return not answered and (confidence >= 0.9 or bool(_FAREWELL.search(heard.text)))
    if intent == "emergency" and confidence < 0.9:
        # The detector has heard the turn first; the intent alone is a weak sign.
        return False
    if intent in _FOR_OTHERS:
        return not heard.firm
    if intent == "check_booking" and heard.questions and not about_another(heard.text):
        # 是打电话还是有人上门: of this booking, which cannot be looked up yet
        return False
    if intent == "cancel_booking" and not heard.firm:
        return False
    if intent not in _ASIDE or heard.firm:
        return False
    if heard.note and not heard.asks:
        # 叫她带够纱布 is for whoever comes, whatever talk it sounds like
        return False
    plain = not (heard.details or heard.yes or heard.no)
    return confidence >= 0.5 and (plain or (heard.asks and not (heard.changing or heard.wrong)))


def _with_intent(heard: Heard, intent: str, confidence: float) -> Heard:
    """Let the intent say yes, no or stop where the words alone did not."""
    if heard.details or heard.yes or heard.no or heard.wrong or confidence < 0.6:
        return heard
    if intent == "affirm" and len(heard.text) <= 8:
        return replace(heard, yes=True)
    if intent == "deny" and len(heard.text) <= 8:
        return replace(heard, no=True)
    if intent == "cancel_booking" and not heard.changing:
        return replace(heard, stop=True)
    return heard


def _intent(tracker: Tracker) -> tuple[str, float]:
    found = (tracker.latest_message or {}).get("intent") or {}
    return str(found.get("name") or ""), float(found.get("confidence") or 0.0)
