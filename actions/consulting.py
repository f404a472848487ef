"""One consultation row per enquiry, once per turn."""

from __future__ import annotations

from typing import Any

from actions.turn import CurrentTurn
from care.ids import new_id
from care.records import Consultation
from storage import Transaction


def log_consultation(tx: Transaction, turn: CurrentTurn, topic: str, **fields: Any) -> None:
    """Keep a consultation of this turn; a repeated action keeps none."""
    if tx.effects.find(turn.turn_id, "consultation") is not None:
        return
    consultation = Consultation(
        id=new_id("k", turn.now),
        conversation_id=turn.conversation_id,
        turn_id=turn.turn_id,
        created_at=turn.now,
        topic=topic,
        **fields,
    )
    tx.consultations.add(consultation)
    tx.effects.add(turn.turn_id, "consultation", consultation.id)
