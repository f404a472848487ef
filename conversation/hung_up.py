"""What is followed up when a call ends: inside an emergency, or for the third time in a day."""

from __future__ import annotations

from datetime import datetime, timedelta

from care.records import Conversation
from conversation.frame import DANGER, Frame
from conversation.frame_keeping import FrameKeeper
from conversation.keeping import Keeper
from conversation.requests import follow_up

_REPEATED_CALLS = 3
_REPEATED_WITHIN = timedelta(hours=24)


async def hung_up(
    conversation: Conversation, now: datetime, keeper: Keeper, frames: FrameKeeper
) -> None:
    """Open the follow-up of a call that has ended, where it needs one."""
    kind = None
    if conversation.frame is not None:
        frame = Frame.from_json(conversation.frame)
        # Gone before a single question was answered: the line broke, or the caller did.
        early = len(frame.asked) + len(frame.again) <= 1 and not frame.handed_over
        if frame.awaiting == DANGER:
            # Asked whether there is danger and gone: nobody said no, so the desk is alerted.
            await frames.move(conversation.id, frame, now, alert=True)
        if early:
            await frames.dropped(conversation, frame, now)
    elif conversation.caller:
        calls = await keeper.count_from(conversation.caller, now - _REPEATED_WITHIN)
        kind = "repeated_calls" if calls == _REPEATED_CALLS else None
    if kind is not None:
        await keeper.escalate(follow_up(conversation, kind, now))
