"""Where an emergency frame goes in storage, with the escalations that it stands for."""

from __future__ import annotations

from datetime import datetime

from care.escalations import DROPPED
from care.records import Conversation, Turn
from conversation.alarm import alert_of, follow_up_of
from conversation.frame import DANGER, Frame
from conversation.keeping import Keeper
from conversation.ledger import FrameChange
from conversation.requests import follow_up

_UNANSWERED = "问有没有危险，来电人没有答，接着讲别的事"
_WENT_BACK = "来电人没有再讲险情，接着办原来的事"
_DROPPED = "通话中断，没有答完，请回拨"
_HELPED = "帮手到了或急救电话打了，来电人接着订服务"


class FrameKeeper:
    """Stores frames. What was told is kept with every escalation of the emergency."""

    def __init__(self, keeper: Keeper) -> None:
        self._keeper = keeper

    async def move(
        self, conversation_id: str, frame: Frame, now: datetime, *, alert: bool = False
    ) -> None:
        """Store where a frame stands; `alert` sends the alerts that were held back."""
        change = FrameChange(
            conversation_id,
            frame.escalation_id,
            frame.to_json(),
            frame.facts,
            alert=alert_of(conversation_id, frame, now) if alert else None,
            earlier=frame.earlier,
        )
        await self._keeper.update_frame(change, now)

    async def dropped(self, conversation: Conversation, frame: Frame, now: datetime) -> None:
        """Remind the desk of an emergency whose line went dead before anything was answered."""
        change = FrameChange(
            conversation.id,
            frame.escalation_id,
            frame.to_json(),
            frame.facts | {"danger": _DROPPED},
            alert=follow_up(conversation, DROPPED, now),
            earlier=frame.earlier,
        )
        await self._keeper.update_frame(change, now)

    async def close(self, turn: Turn, frame: Frame, why: str) -> None:
        """Close a frame whose danger is over, or was none; its escalations are resolved."""
        change = FrameChange(
            turn.conversation_id,
            frame.escalation_id,
            None,
            frame.told(turn.text).facts,
            resolved=why,
            earlier=frame.earlier,
        )
        await self._keeper.update_frame(change, turn.received_at)

    async def leave_open(self, turn: Turn, frame: Frame, *, helped: bool = False) -> None:
        """Close a frame whose caller goes on with something else, without a yes or a no.

        Nobody is called out who was not before; a person looks at it, and sees why it is open.
        `helped`: the danger was real, and those who help are there or on their way.
        """
        doubtful = frame.awaiting == DANGER
        why = _UNANSWERED if doubtful else _HELPED if helped else _WENT_BACK
        follow_up = follow_up_of(turn.conversation_id, frame, turn.received_at)
        change = FrameChange(
            turn.conversation_id,
            frame.escalation_id,
            None,
            frame.facts | {"danger": why},
            alert=follow_up if doubtful else None,
            earlier=frame.earlier,
        )
        await self._keeper.update_frame(change, turn.received_at)
