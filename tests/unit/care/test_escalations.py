"""An escalation takes the level of what is asked for last: a follow-up, then an emergency."""

from dataclasses import replace
from datetime import datetime

from care.clock import SHANGHAI
from care.duty import Duty
from care.escalations import Request, open_escalation, send_alerts

DUTY = Duty(("+8613800000001",))
ASKED = Request("c", "t", 1, "emergency", "stroke", datetime(2026, 11, 23, 9, 30, tzinfo=SHANGHAI))


class Book:
    def __init__(self):
        self.kept = {}

    def open_of(self, conversation_id, kind):
        return next((e for e in self.kept.values() if e.kind == kind), None)

    def add(self, escalation):
        self.kept[escalation.id] = escalation

    def update(self, escalation_id, **changes):
        self.kept[escalation_id] = replace(self.kept[escalation_id], **changes)


class Outbox(list):
    def add(self, row):
        assert row.id not in {other.id for other in self}
        self.append(row)

    def get(self, row_id):
        return next((row for row in self if row.id == row_id), None)


class Effects:
    def find(self, turn_id, kind, ordinal=0):
        return None

    def add(self, turn_id, kind, record_id, ordinal=0):
        return None


def _held_back():
    book, outbox = Book(), Outbox()
    open_escalation(replace(ASKED, alert=False), DUTY, book, outbox, Effects())
    return book, outbox


def test_what_was_held_back_may_turn_out_to_be_only_followed_up():
    book, outbox = _held_back()
    (held,) = book.kept.values()
    send_alerts(held, replace(ASKED, level="urgent"), DUTY, book, outbox)
    (followed,) = book.kept.values()
    assert (followed.level, followed.to) == ("urgent", ["duty"])
    assert [row.kind for row in outbox] == ["sms"]
    assert "今日须回访" in outbox[0].body


def test_a_follow_up_that_becomes_an_emergency_is_alerted_and_unseen_again():
    book, outbox = _held_back()
    (held,) = book.kept.values()
    send_alerts(held, replace(ASKED, level="urgent"), DUTY, book, outbox)
    book.update(held.id, acknowledged_at=ASKED.now)
    open_escalation(replace(ASKED, advised=("120",)), DUTY, book, outbox, Effects())
    (risen,) = book.kept.values()
    assert (risen.level, risen.advised) == ("emergency", ["120"])
    assert risen.acknowledged_at is None
    assert sorted(row.kind for row in outbox) == ["call", "sms", "sms"]


def test_a_second_cry_alerts_nobody_twice():
    book, outbox = _held_back()
    (held,) = book.kept.values()
    send_alerts(held, ASKED, DUTY, book, outbox)
    open_escalation(ASKED, DUTY, book, outbox, Effects())
    assert len(outbox) == 2
