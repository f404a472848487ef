"""What is asked of a visit that stands booked: who is sent decides, and staff tell."""

from __future__ import annotations

from care.booking_visit import (
    asks_of_visit,
    asks_what_they_do,
    asks_what_to_do_before,
    asks_what_to_have_ready,
    wonders_if_hindered,
)
from care.fees_asked import asks_how_we_are_paid

NOTED = {
    "ready": "来电人问上门要备什么、谁带东西，请工作人员上门前告知",
    "hindered": "来电人问预约当天有变故还来不来，未作承诺，请工作人员提前联系",
    "terms": "来电人问钱怎么交，已说明电话里不收钱，请工作人员告知",
    "before": "来电人问上门前要做什么、来的人做什么、怎样，请工作人员上门前告知",
    "who_goes": "来电人问谁打给谁、谁去谁来，请工作人员告知",
}
"""What is noted for staff of a question that only whoever is sent can answer, by the answer."""


def asked_of_visit(text: str) -> str | None:
    """Return the answer to what a text asks of a visit that stands booked, by its name."""
    if wonders_if_hindered(text):
        return "hindered"
    if asks_what_to_have_ready(text):
        return "ready"
    if asks_how_we_are_paid(text):
        return "terms"
    if asks_what_to_do_before(text) or asks_what_they_do(text):
        return "before"
    return "who_goes" if asks_of_visit(text) else None
