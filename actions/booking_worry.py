"""A question for a doctor that opened the booking form: advice, its row, and a consult offered."""

from __future__ import annotations

import asyncio
import contextlib
from dataclasses import replace
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.booking_memory import contacts, draft_of, kept
from actions.consulting import log_consultation
from actions.turn import CurrentTurn
from care.bookings import Progress
from care.desk_words import say
from care.errors import StorageUnavailable
from care.requests import wanted
from storage import Database

OFFER = "offer"
"""Asked for where a consult was offered after a question about health."""

_KEPT = 500


async def advised(
    dispatcher: CollectingDispatcher, tracker: Tracker, turn: CurrentTurn, database: Database
) -> list[Any]:
    """Answer 系咪缺钙啊 with advice, offer a talk with a doctor, and keep that it was asked.

    The question stays in the records whether or not the offer is taken up.
    """
    offer = say("requests.health_question", turn.language, turn.channel)
    dispatcher.utter_message(json_message=offer.to_json())
    with contextlib.suppress(StorageUnavailable):  # conversation keeps the turn itself
        await asyncio.to_thread(_log, turn, database)
    consult = replace(contacts(draft_of(tracker)), service="健康咨询")
    return kept(tracker, consult, Progress(asked=OFFER))


def _log(turn: CurrentTurn, database: Database) -> None:
    asked = wanted("health_question")
    with database.begin() as tx:
        log_consultation(
            tx,
            turn,
            asked.topic or "健康咨询",
            about=asked.about,
            outcome=asked.outcome,
            note=turn.text[:_KEPT],
        )
