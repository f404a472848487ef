"""The development carrier writes down and sends nothing."""

from dataclasses import replace

from telephony_fakes import MINUTE, START

from care.clock import PinnedClock
from care.ports import OutgoingMessage
from telephony.carriers.recording import RecordingCarrier

TEXT = OutgoingMessage("sms", "+8613877510000", "您的预约已登记。")


def test_what_would_be_sent_is_recorded_and_found_again_after_a_restart(tmp_path):
    path = tmp_path / "var" / "sent.jsonl"
    first = RecordingCarrier(path, PinnedClock(START)).send(TEXT)
    path.write_text(path.read_text("utf-8") + '{"carrier_id": "SM', "utf-8")
    again = RecordingCarrier(path, PinnedClock(START))
    second = again.send(TEXT)
    assert first.outcome == second.outcome == "sent" and first.carrier_id != second.carrier_id
    third = RecordingCarrier(path, PinnedClock(START))
    assert third.find_sent(START, TEXT) == (first.carrier_id, second.carrier_id)
    assert third.find_sent(START + MINUTE, TEXT) == ()
    assert third.find_sent(START, replace(TEXT, kind="call")) == ()
    assert third.find_sent(START, replace(TEXT, body="别的")) == ()


def test_a_record_that_cannot_be_written_is_tried_again_later(tmp_path):
    (tmp_path / "file").write_text("")
    carrier = RecordingCarrier(tmp_path / "file" / "sent.jsonl")
    assert carrier.send(TEXT).outcome == "retry" and carrier.sent == ()


def test_numbers_and_texts_stay_out_of_reprs():
    carrier = RecordingCarrier(clock=PinnedClock(START))
    carrier.send(TEXT)
    shown = repr(carrier.sent) + repr(TEXT)
    assert "13877510000" not in shown and "预约" not in shown
