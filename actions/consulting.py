"""One consultation row per enquiry, once per turn."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from actions.turn import CurrentTurn
from care.ids import new_id
from care.records import Consultation
from storage import Transaction


def log_consultation(tx: Transaction, turn: CurrentTurn, topic: str, **fields: Any) -> str:
    """Keep a consultation of this turn and return its id; a repeated action keeps no second."""
    kept = tx.effects.find(turn.turn_id, "consultation")
    if kept is not None:
        return kept
    consultation = Consultation(
        id=new_id("k", turn.now),
        conversation_id=turn.conversation_id,
        turn_id=turn.turn_id,
        # A pinned clock stands still, and two turns may share a second: they have an order.
        created_at=turn.now + timedelta(microseconds=turn.ordinal),
        topic=topic,
        **fields,
    )
    tx.consultations.add(consultation)
    tx.effects.add(turn.turn_id, "consultation", consultation.id)
    return consultation.id
