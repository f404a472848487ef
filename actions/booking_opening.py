"""How a booking is begun: with the caller's contacts, with what waited, or like the one before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.booking_memory import contacts, draft_of, handed_over, kept, memory_of
from actions.booking_recall import wished_before, with_before
from actions.turn import CurrentTurn
from care.booking_after import asks_whether_there_is, books_later, put_off
from care.booking_again import like, on_day_of
from care.booking_changes import Search
from care.booking_hearing import Heard, hear
from care.booking_notes import open_questions
from care.booking_reading import asked_of_staff
from care.booking_services import service_in
from care.booking_words import say
from care.bookings import Draft, Progress, with_note
from care.desk import Desk
from care.records import Booking
from care.text import normalise


def who_sought(draft: Draft, found: dict[str, Any] | None) -> Draft:
    """Return the draft with who told their name and number while a booking was looked for in vain.

    没有啊，那你现在帮我约一个: they need not say both once more.
    """
    search = Search.from_json(found) if found else Search("check")
    name, number = search.caller  # not 我儿子's, under whose name it was looked for as well
    return replace(draft, name=draft.name or name, phone=draft.phone or number)


def opened(
    tracker: Tracker, turn: CurrentTurn, meant: str | None, made: Sequence[Booking] = ()
) -> tuple[Draft, Heard, Progress]:
    """Begin anew with the caller's contacts; with the service that waits, if one does.

    `meant` is the service of the intent, for words that name none; `made` are the bookings of this
    call, where the turn goes by the last of them (同样的, 同一天), or a service waited for it.
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
        heard = on_day_of(heard, made[-1], heard.text) if made else heard
        heard = with_before(heard, tracker, read, turn.now)
        return draft, replace(heard, service=before.queue, also=False), Progress(told=True)
    # 订两份明天中午的饭: the portions count though only the intent names the service
    named = service_in(normalise(turn.text).text)
    read = replace(draft, service=named[0] if named else meant)
    heard = hear(turn.text, asked=None, draft=read, now=turn.now)
    heard = replace(heard, service=heard.service or meant or wished_before(tracker))
    heard = like(heard, made[-1], turn.text) if made else heard
    known = heard.firm or heard.address is not None
    told = replace(draft, service=heard.service)
    return draft, with_before(heard, tracker, told, turn.now), Progress(told=known)


def wondered(
    dispatcher: CollectingDispatcher, tracker: Tracker, turn: CurrentTurn, service: str | None
) -> list[Any]:
    """Answer who only wants to know what there is, and book nothing: 平时有人送饭吗，就了解一下."""
    if books_later(turn.text):
        # 不过先不约，问过我妈再说: answered, and left in peace
        left = put_off(turn.text, service, turn.language)
        dispatcher.utter_message(json_message=left.to_json())
        return kept(tracker, contacts(draft_of(tracker)), Progress())
    if service is None or not asks_whether_there_is(turn.text):
        return handed_over(tracker, to="action_answer_policy")
    there_is = say("available", turn.language, service=service)
    dispatcher.utter_message(json_message=there_is.to_json())
    desk = Desk.from_json(memory_of(tracker).get("desk"))
    asked = (*desk.questions, turn.text[:60])[-5:]
    desk = replace(desk, questions=asked).asking("available", service, since=turn.ordinal)
    events = kept(tracker, contacts(draft_of(tracker)), Progress())
    return [with_desk(event, desk) for event in events]


def with_desk(event: dict[str, Any], desk: Desk) -> dict[str, Any]:
    """Return an event that keeps the memory with this desk in it; any other as it is."""
    if event.get("name") != "memory":
        return event
    return dict(SlotSet("memory", event["value"] | {"desk": desk.to_json()}))
