"""One call in which everything happens, through real processes, on each database engine."""

import time

import pytest

from storage.sealing import Sealer
from telephony.carriers.recording import RecordFile, RecordingCarrier
from tests.real_hotline import Call

pytestmark = pytest.mark.e2e


def receivers(settings, words):
    """Who was sent a message with these words, by what the recording carrier kept."""
    file = RecordFile(settings.recorded_file(), Sealer(settings.keys()))
    return [each.message.to for each in RecordingCarrier(file).sent if words in each.message.body]


def everything(stack, key):
    """Read a call back; on a busy machine its replies may be in the journal for some seconds."""
    deadline = time.monotonic() + 20
    while True:
        with stack.database.read() as tx:
            found = tx.conversations.latest_by_key(key)
            turns = tx.turns.of(found.id)
            if all(t.replied_at for t in turns) or time.monotonic() > deadline:
                return (
                    found,
                    turns,
                    tx.bookings.made_in(found.id),
                    tx.escalations.of(found.id),
                    tx.consultations.of(found.id),
                    tx.outbox.of(found.id),
                )
        time.sleep(0.2)


def test_a_call_with_question_booking_emergency_and_hang_up_is_kept_whole(either):
    call = Call(either, "CA" + "a1" * 16)
    assert "津贴" in call.say("高龄老人有什么津贴")
    call.say("我想订上门护理")
    call.say("后天上午九点，给我爸换药")
    call.say("玉州区人民东路6号")
    call.say("就这个号码")
    assert "对吗" in call.say("我叫黄国强")
    assert "订好了" in call.say("对")
    assert "幺二零" in call.say("我爸突然嘴歪了半边身子动不了") or "120" in call.words
    call.say("玉州区人民东路6号，我在他身边")
    call.hang_up()

    found, turns, (booking,), escalations, consultations, owed = everything(
        either, "CA" + "a1" * 16
    )
    assert (found.ended_at is not None, found.ended_because) == (True, "call completed")
    assert [t.ordinal for t in turns] == list(range(1, 10))
    assert all(t.reply and t.replied_at for t in turns)
    assert (booking.service, booking.phone, booking.name) == ("上门护理", "13800000000", "黄国强")
    assert ("emergency", "stroke", 8) in [(e.level, e.kind, e.turn) for e in escalations]
    assert len(consultations) == 2
    purposes = [row.purpose for row in owed]
    assert purposes.count("booking_confirmation") == 1
    assert purposes.count("duty_alert") >= 2

    (text,) = [row for row in owed if row.purpose == "booking_confirmation"]
    assert booking.reference in text.body
    deadline = time.monotonic() + 20
    while not (to := receivers(either.settings, booking.reference)):
        assert time.monotonic() < deadline, "the confirmation was not handed to the carrier"
        time.sleep(0.2)
    assert to == ["+8613800000000"]


def test_the_processes_use_the_database_they_were_told(either):
    with either.database.read() as tx:
        assert tx.connection.dialect.name == either.database.engine.dialect.name
    file = either.settings.var_dir / "nuanling.db"
    assert file.exists() is either.settings.database().startswith("sqlite")


@pytest.mark.parametrize(
    "text", ["", "\x00\x07", "\ud800".encode("utf-8", "surrogatepass").decode("utf-8", "replace"),
             "\'; DROP TABLE turns; --", "好" * 5_000, "😀" * 200],
)  # fmt: skip
def test_what_a_database_might_refuse_is_kept_or_answered(either, text):
    sid = f"CB{abs(hash(text)) % 10**12:030d}"
    call = Call(either, sid)
    assert any("一" <= c <= "鿿" for c in call.say(text))
    with either.database.read() as tx:
        assert len(tx.turns.of(tx.conversations.latest_by_key(sid).id)) == 1
