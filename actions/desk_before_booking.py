"""An entitlement asked about in one breath with a service: what is told before it is booked."""

from __future__ import annotations

import re
from dataclasses import replace

from actions import desk_policy, desk_walk
from actions.desk_outcome import Hearing, Outcome
from care.booking_services import service_called, service_in
from care.desk import Desk
from care.desk_gate import UnderWay, wishes_service


def answered_first(heard: Hearing, desk: Desk) -> Outcome | None:
    """Answer an entitlement asked about in one breath with a service, then book the service.

    约人明天上门打针，顺便问下有没有高龄补贴: where more would have to be asked to assess
    anybody, what the documents say is told, for the booking asks questions of its own.
    """
    if heard.inside_booking or not wishes_service(heard.turn.text, UnderWay("", waits=True)):
        return None
    named = service_in(heard.text)
    besides = _BESIDES.search(heard.turn.text)
    if named is None or service_called(named[0]) is None or besides is None:
        return None
    if not _GREETS.sub("", heard.turn.text[: besides.start()]):
        return None  # 请问下敬老院里的老人可不可以申请家庭病床 wishes for nothing before it asks
    walked = desk_walk.open_walk(heard, desk)
    decided = walked.desk.pending is None or not walked.desk.pending.firm
    told = walked if decided else desk_policy.answer(heard, desk)
    said = tuple(m for m in told.messages if not m.text.endswith("吗？"))
    return replace(
        told,
        desk=replace(told.desk, pending=None),
        messages=said or told.messages,
        booking=named[0],
        words=heard.turn.text[: besides.start()] or heard.turn.text,
    )


_GREETS = re.compile("[请你您好喂唔该同志嗯啊我 ,，。]")
_BESIDES = re.compile("顺便|顺带|另外|还有|还想问|再问|问下|问一下|问一句|想问")
