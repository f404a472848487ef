"""Every row gets one outcome: sent once, tried again in time, or failed with a reason."""

import threading
import time
from datetime import timedelta

import pytest
from telephony_fakes import START, MemoryOutbox, ScriptedCarrier, row

from care.clock import PinnedClock, SystemClock
from care.errors import StorageUnavailable, UpstreamUnavailable
from care.ports import CarrierCapabilities, SendResult
from telephony.outbox import OutboxWorker, Policy

RETRY = SendResult("retry", reason="the carrier is busy (429)")
DOUBT = SendResult("uncertain", reason="no answer in time")
SECOND = timedelta(seconds=1)


class Bench:
    """A worker on a pinned clock with no jitter."""

    def __init__(self, *rows, script=(), listed=(), capabilities=None, policy=None):
        self.clock = PinnedClock(START)
        self.store = MemoryOutbox()
        for item in rows:
            self.store.put(item)
        self.carrier = ScriptedCarrier(list(script), list(listed))
        self.worker = OutboxWorker(
            self.store,
            self.carrier,
            self.clock,
            capabilities or CarrierCapabilities(),
            policy=policy or Policy(),
            jitter=lambda: 1.0,
        )

    def later(self, seconds):
        self.clock.advance(seconds * SECOND)
        return self.worker.run_once()

    def __getitem__(self, name):
        return self.store.rows[name]


def test_a_due_row_is_sent_once():
    bench = Bench(row("o_1"))
    assert [bench.worker.run_once(), bench.worker.run_once()] == [1, 0]
    assert [m.to for m in bench.carrier.sent] == ["+8613877510000"]
    assert (bench["o_1"].status, bench["o_1"].carrier_id) == ("sent", "SM1")


def test_a_row_that_is_not_yet_due_waits():
    bench = Bench(row("o_1", due_at=START + 60 * SECOND))
    assert bench.worker.run_once() == 0
    assert bench.later(60) == 1


def test_the_attempt_is_marked_before_anything_is_sent():
    bench = Bench(row("o_1"))
    seen = []
    send = bench.carrier.send
    bench.carrier.send = lambda message: (seen.append(bench["o_1"].status), send(message))[1]
    bench.worker.run_once()
    assert seen == ["attempting"]


def test_a_row_that_cannot_be_marked_is_not_sent():
    bench = Bench(row("o_1"))

    def locked(row_id, now):
        raise StorageUnavailable("locked")

    bench.store.mark_attempt = locked
    bench.worker.run_once()
    assert bench.carrier.sent == [] and bench["o_1"].status == "pending"


def test_a_row_taken_by_another_worker_is_not_sent():
    bench = Bench(row("o_1"))
    bench.store.mark_attempt = lambda row_id, now: False
    bench.worker.run_once()
    assert bench.carrier.sent == []


def test_a_busy_carrier_is_asked_again_after_growing_pauses_and_in_the_end_given_up():
    bench = Bench(row("o_1"), script=[RETRY] * 9, policy=Policy(attempts=4, first_pause_s=10))
    pauses = []
    while bench["o_1"].status == "pending":
        before = bench["o_1"].due_at
        bench.clock.moment = max(before, bench.clock.moment)
        bench.worker.run_once()
        pauses.append((bench["o_1"].due_at - bench.clock.now()).total_seconds())
    assert pauses[:3] == [10, 20, 40]
    assert bench["o_1"].status == "failed" and len(bench.carrier.sent) == 4
    assert bench["o_1"].error == "the carrier is busy (429)（试了4次，不再试）"


def test_the_carriers_own_wish_to_wait_is_honoured():
    wish = SendResult("retry", reason="busy", retry_after_s=300)
    bench = Bench(row("o_1"), script=[wish])
    bench.worker.run_once()
    assert bench["o_1"].due_at == START + 300 * SECOND


def test_a_refused_number_fails_with_its_reason_at_once():
    bench = Bench(row("o_1"), script=[SendResult("failed", reason="no such number (21211)")])
    bench.worker.run_once()
    assert (bench["o_1"].status, bench["o_1"].error) == ("failed", "no such number (21211)")


def test_an_attempt_in_doubt_is_looked_up_before_anything_is_sent_again():
    bench = Bench(row("o_1"), script=[DOUBT], listed=[("SM77",)])
    bench.worker.run_once()
    assert bench.later(5) == 0 and bench.carrier.asked == []
    bench.later(20)
    assert len(bench.carrier.sent) == 1
    assert (bench["o_1"].status, bench["o_1"].carrier_id) == ("sent", "SM77")
    since, message = bench.carrier.asked[0]
    assert since < START and message == bench.carrier.sent[0]


def test_an_attempt_in_doubt_that_the_carrier_never_took_is_sent_again():
    bench = Bench(row("o_1"), script=[DOUBT], listed=[()])
    bench.worker.run_once()
    bench.later(20)
    assert bench["o_1"].status == "pending"
    bench.later(60)
    assert len(bench.carrier.sent) == 2 and bench["o_1"].status == "sent"


def test_a_row_left_by_a_crash_is_looked_up_before_it_is_sent_again():
    left = row("o_1", status="attempting", attempts=1, attempted_at=START)
    for listed, status in (((("SM5",),)), "sent"), ([()], "pending"):
        bench = Bench(left, listed=list(listed))
        assert bench.worker.run_once() == 0
        bench.later(20)
        assert bench["o_1"].status == status and bench.carrier.sent == []


def test_a_message_of_another_row_is_not_taken_for_ours():
    twin = row("o_0", status="sent", carrier_id="SM5")
    left = row("o_1", status="attempting", attempts=1, attempted_at=START)
    bench = Bench(twin, left, listed=[("SM5",)])
    bench.later(20)
    assert bench["o_1"].status == "pending"


def test_two_rows_in_doubt_with_one_text_are_matched_to_two_messages():
    rows = [row(n, status="attempting", attempts=1, attempted_at=START) for n in ("o_1", "o_2")]
    bench = Bench(*rows, listed=[("SM5", "SM6")] * 2)
    bench.later(20)
    assert {bench["o_1"].carrier_id, bench["o_2"].carrier_id} == {"SM5", "SM6"}


def left(purpose):
    return row("o_1", status="attempting", attempts=1, attempted_at=START, purpose=purpose)


def test_when_nobody_can_tell_a_confirmation_is_failed_for_staff_to_see():
    gone = UpstreamUnavailable("the carrier's list did not come")
    bench = Bench(left("booking_confirmation"), listed=[gone] * 9)
    for _ in range(9):
        bench.later(600)
    assert bench["o_1"].status == "failed" and "不能确认" in bench["o_1"].error
    assert bench.carrier.sent == [] and len(bench.carrier.asked) == 5


def test_when_nobody_can_tell_an_alert_is_sent_again():
    gone = UpstreamUnavailable("the carrier's list did not come")
    bench = Bench(left("duty_alert"), listed=[gone] * 9)
    for _ in range(6):
        bench.later(60)
    assert bench["o_1"].status == "sent" and len(bench.carrier.sent) == 1


def test_an_alert_in_endless_doubt_is_given_up_at_last():
    gone = UpstreamUnavailable("the carrier's list did not come")
    bench = Bench(row("o_1", purpose="duty_alert"), script=[DOUBT] * 99, listed=[gone] * 999)
    for _ in range(200):
        bench.later(60)
    assert bench["o_1"].status == "failed" and len(bench.carrier.sent) == 12


@pytest.mark.parametrize(
    ("item", "needs"),
    [
        (row("o_1", kind="call"), CarrierCapabilities(outbound_cn=True)),
        (row("o_1", kind="call", to="+867752821234"), CarrierCapabilities(outbound_cn=True)),
        (row("o_1", to="+867752821234"), CarrierCapabilities(sms_landline=True)),
        (row("o_1", kind="call", to="+85229990000"), CarrierCapabilities()),
        (row("o_1"), CarrierCapabilities()),
    ],
)
def test_what_the_carrier_can_deliver_is_sent(item, needs):
    bench = Bench(item, capabilities=needs)
    bench.worker.run_once()
    assert bench["o_1"].status == "sent"


@pytest.mark.parametrize(
    ("item", "reason"),
    [
        (row("o_1", kind="call"), "outbound_cn"),
        (row("o_1", to="+867752821234"), "sms_landline"),
        (row("o_1", to="13877510000"), "发短信"),
        (row("o_1", body="https://a.example"), "没有内容"),
        (row("o_1", kind="fax"), "短信和打电话"),
    ],
)
def test_what_the_carrier_cannot_deliver_fails_with_that_reason(item, reason):
    bench = Bench(item)
    bench.worker.run_once()
    assert bench["o_1"].status == "failed" and reason in bench["o_1"].error
    assert bench.carrier.sent == []


def test_one_bad_row_does_not_stop_the_others():
    bench = Bench(row("o_1"), row("o_2", due_at=START + SECOND))
    send = bench.carrier.send

    def breaks_once(message):
        bench.carrier.send = send
        raise ValueError("bug")

    bench.carrier.send = breaks_once
    bench.later(1)
    assert bench["o_1"].status == "attempting" and bench["o_2"].status == "sent"


def wait_for(truth, seconds=5.0):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if truth():
            return
        time.sleep(0.01)
    raise AssertionError("it did not happen in time")


def test_a_hanging_carrier_holds_back_no_alert_and_a_locked_database_stops_nothing():
    release = threading.Event()
    bench = Bench(*(row(f"o_{n}") for n in range(6)), policy=Policy(poll_s=0.05, threads=4))
    bench.worker._clock = SystemClock()
    send = bench.carrier.send

    def hangs(message):
        if message.kind == "sms":
            assert release.wait(10)
        return send(message)

    bench.carrier.send = hangs
    thread = threading.Thread(target=bench.worker.run)
    bench.store.error = StorageUnavailable("locked")
    thread.start()
    try:
        time.sleep(0.1)
        bench.store.error = None
        wait_for(lambda: len(bench.store.unfinished_attempts()) == 3)
        bench.store.put(row("o_alert", kind="call", to="+85229990000", purpose="duty_alert"))
        bench.worker.wake()
        wait_for(lambda: bench["o_alert"].status == "sent")
        release.set()
        wait_for(lambda: all(r.status == "sent" for r in bench.store.rows.values()))
    finally:
        release.set()
        bench.worker.stop()
        thread.join(5)
    assert not thread.is_alive() and len(bench.carrier.sent) == 7
