"""What is ordered in the midst of an emergency while those who help are there or on their way."""

from __future__ import annotations

from datetime import datetime

from care import booking_hearing
from care.booking_services import service_in
from care.bookings import Draft
from care.clock import SHANGHAI
from care.emergencies import Verdict
from care.text import normalise
from conversation.frame import FEARED, WISHES_TO_DIE, Frame
from conversation.frame_patterns import matches, plain

_CARE = frozenset({"上门护理", "健康咨询", "陪伴"})
"""Services whose people might be wanted for the emergency itself, unless they are to come on
another day: 叫护士来看看他 calls for help."""


def orders_meanwhile(text: str, frame: Frame, verdict: Verdict, now: datetime) -> bool:
    """Tell whether a caller who has help, or has dialled for it, orders a service.

    今晚的饭帮我订一份 is taken, and the escalation stays open. Who is beaten, cheated, missing
    somebody or wants to die is not let go for it, and nobody who cries.
    """
    words = plain(text)
    if not (frame.arrived or frame.called) or frame.kind in FEARED | WISHES_TO_DIE:
        return False
    if verdict.level != "none" or matches("cry", words) or not matches("orders_besides", words):
        return False
    today = now.astimezone(SHANGHAI)
    heard = booking_hearing.hear(text, asked=None, draft=Draft(), now=today)
    named = service_in(normalise(text).text)
    if named is not None and named[0] in _CARE:
        return heard.when.date is not None and heard.when.date > today.date().isoformat()
    if named is not None or heard.items:
        return True
    # Without its name the day or how many tell what is ordered: 今晚六点帮我订一份送来.
    when = heard.when
    return heard.quantity is not None or bool(when.date or when.time or when.part)
