"""An application wished for at the desk: amid a walk, after an answer, in another's name.

那先帮我申请家庭病床吧，我妈叫… ends the walk that is open: the service's own form takes down whom
it is for, name, number and place, all that the turn told of them, and reads it back.
"""

from __future__ import annotations

from dataclasses import replace

from actions.desk_outcome import Hearing, Outcome
from care import eligibility
from care.booking_services import Service, service_called
from care.booking_wishes import application_in, applies, asks_whether, orders, stands_in
from care.desk import Desk, asks
from care.eligibility_walk import GENERAL
from care.requests import Wanted

_ASKED = 3
"""So many questions back an application may have been asked about."""
_BESIDE = frozenset({None, "note_for_person"})
"""What a wish to apply is taken for besides."""


def wished(heard: Hearing, desk: Desk, request: Wanted | None) -> Outcome | None:
    """Open the application that a turn plainly wishes for; None for all other turns."""
    name = request.id if request else None
    waits = desk.pending is not None and desk.pending.kind == "intake"
    if heard.inside_booking or waits or name not in _BESIDE:
        return None
    named = application_in(heard.text)
    service = named or _in_view(desk)
    if service is None or not _wishes(heard.text, named=named is not None):
        return None
    who = desk.told.beneficiary
    lead = f"给{who}申请{service.name}" if who else service.name
    words = heard.turn.text if named and not who else f"{lead}，{heard.turn.text}"
    walked = desk.pending is not None and desk.pending.kind == "walk"
    changes = {"outcome": f"还需要了解；来电人要申请{service.name}"} if walked else {}
    desk = replace(desk, pending=None, lost=0)
    return Outcome(desk, changes=changes, of_walk=walked, booking=service.name, words=words)


def _wishes(text: str, *, named: bool) -> bool:
    """Whether a turn applies: 帮我申请, 我替他报可以吗; a question about it is answered first."""
    if stands_in(text):
        return True
    if asks_whether(text) or (asks(text) and not (named and orders(text))):
        return False
    return orders(text) or (named and applies(text))


def _in_view(desk: Desk) -> Service | None:
    """Return the service whose application was offered, walked through or asked about last."""
    pending = desk.pending
    if pending is not None and pending.kind == "apply":
        return service_called(pending.asked)
    if pending is not None and pending.kind == "walk" and desk.walk:
        rules = () if desk.walk["programme"] == GENERAL else _rules(desk.walk["programme"])
        found = next((service for name in rules if (service := application_in(name))), None)
        if found is not None:
            return found
    # 那你帮我登记嘛, after what papers it takes: still the one that was asked about before
    asked = (application_in(question) for question in reversed(desk.questions[-_ASKED:]))
    return next((service for service in asked if service is not None), None)


def _rules(programme: str) -> tuple[str, ...]:
    return tuple(rule.name for rule in eligibility.load().of(programme))
