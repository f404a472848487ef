"""Alerts go out while the database is away, once."""

import pytest

from care.ports import CarrierCapabilities, SendResult
from conversation.courier import JournalOutbox
from tests.unit.conversation.outage import (
    STROKE,
    brought_back,
    locked,
    nothing_can_be_kept,
    restarted,
)

pytestmark = pytest.mark.usefixtures("prompt")


class Carrier:
    def __init__(self, outcome="sent"):
        self.outcome = outcome
        self.sent = []

    def send(self, message):
        self.sent.append(message.kind)
        return SendResult(self.outcome, f"SM{len(self.sent)}" if self.outcome == "sent" else None)

    def find_sent(self, since, message):
        return ()


def courier(house, carrier):
    # Here, not above: the worker belongs to telephony, which the conversation does not know.
    from telephony.outbox import OutboxWorker

    able = CarrierCapabilities(True, True, True)
    return OutboxWorker(JournalOutbox(house.journal, house.duty), carrier, house.clock, able)


def test_alerts_go_out_once_while_the_database_is_away(house):
    house.begin()
    carrier = Carrier()
    with locked(house):
        house.say(STROKE)
        house.say(STROKE)
        courier(house, carrier).run_once()
        courier(house, carrier).run_once()
    assert sorted(carrier.sent) == ["call", "sms"]
    brought_back(house)
    rows = house.outbox()
    assert [(r.status, r.attempts) for r in rows] == [("sent", 1), ("sent", 1)]
    assert {r.carrier_id for r in rows} == {"SM1", "SM2"}


def test_an_alert_in_doubt_comes_into_the_outbox_as_in_doubt(house):
    house.begin()
    with locked(house):
        house.say(STROKE)
        courier(house, Carrier("uncertain")).run_once()
    brought_back(house)
    assert {r.status for r in house.outbox()} == {"attempting"}


def test_a_crash_while_sending_leaves_the_alert_in_doubt(house):
    house.begin()
    with locked(house):
        house.say(STROKE)
        store = JournalOutbox(house.journal, house.duty)
        (row, _) = store.claim_due(house.clock.now(), 10)
        assert store.mark_attempt(row.id, house.clock.now())
        restarted(house)
    brought_back(house)
    assert sorted(r.status for r in house.outbox()) == ["attempting", "pending"]


def test_alerts_are_tried_also_when_no_disk_takes_a_note(house, monkeypatch):
    house.begin()
    carrier = Carrier()
    with nothing_can_be_kept(house, monkeypatch):
        house.say(STROKE)
        courier(house, carrier).run_once()
        courier(house, carrier).run_once()
    assert sorted(carrier.sent) == ["call", "sms"]
    brought_back(house)
    assert {r.status for r in house.outbox()} == {"sent"}


def test_an_alert_confirmed_by_the_caller_in_an_outage_goes_out(house):
    house.begin()
    carrier = Carrier()
    with locked(house):
        asked = house.say("我不想活了，活着没意思")
        house.say("是的")
        courier(house, carrier).run_once()
    assert asked.escalation is not None
    assert "sms" in carrier.sent
    brought_back(house)
    assert {r.status for r in house.outbox()} == {"sent"}
