"""What staff are asked to do beside emergencies: take a call over, call back."""

from __future__ import annotations

from datetime import datetime

from care.desk import handoff_facts
from care.escalations import Request
from care.ids import new_id
from care.records import Conversation, Turn
from care.telling import hear
from conversation.state import DialogueState


def handoff(turn: Turn, conversation: Conversation, state: DialogueState) -> Request:
    """Return the request to take over from the bot, with a summary of the call."""
    return Request(
        conversation_id=conversation.id,
        turn_id=turn.id,
        turn=turn.ordinal,
        level="human",
        kind="handoff",
        now=turn.received_at,
        caller=conversation.caller,
        id=new_id("e", turn.received_at),
        facts=handoff_facts(state.slots, conversation.caller, hear(turn.text).told),
    )


def follow_up(conversation: Conversation, kind: str, now: datetime) -> Request:
    """Return the request to call back today a conversation that is over."""
    return Request(
        conversation_id=conversation.id,
        turn_id=conversation.id,
        turn=0,
        level="urgent",
        kind=kind,
        now=now,
        caller=conversation.caller,
        id=new_id("e", now),
    )
