"""The development carrier writes down and sends nothing."""

from dataclasses import replace

from telephony_fakes import MINUTE, START

from care.clock import PinnedClock
from care.ports import OutgoingMessage
from storage.sealing import Sealer
from telephony.carriers.recording import RecordFile, RecordingCarrier

SEALER = Sealer({"k": b"k" * 32})
TEXT = OutgoingMessage("sms", "+8613877510000", "您的预约已登记。")


def test_what_would_be_sent_is_recorded_and_found_again_after_a_restart(tmp_path):
    path = tmp_path / "var" / "recorded.sealed"
    file = RecordFile(path, SEALER)
    first = RecordingCarrier(file, PinnedClock(START)).send(TEXT)
    path.write_text(path.read_text("utf-8") + "v1:k:AAAA", "utf-8")
    again = RecordingCarrier(file, PinnedClock(START))
    second = again.send(TEXT)
    assert first.outcome == second.outcome == "sent" and first.carrier_id != second.carrier_id
    third = RecordingCarrier(file, PinnedClock(START))
    assert third.find_sent(START, TEXT) == (first.carrier_id, second.carrier_id)
    assert third.find_sent(START + MINUTE, TEXT) == ()
    assert third.find_sent(START, replace(TEXT, kind="call")) == ()
    assert third.find_sent(START, replace(TEXT, body="别的")) == ()


def test_the_file_shows_neither_number_nor_text(tmp_path):
    path = tmp_path / "recorded.sealed"
    RecordingCarrier(RecordFile(path, SEALER), PinnedClock(START)).send(TEXT)
    assert path.stat().st_size > 0
    assert b"13877510000" not in path.read_bytes()
    assert TEXT.body.encode() not in path.read_bytes()


def test_a_record_that_cannot_be_written_is_tried_again_later(tmp_path):
    (tmp_path / "file").write_text("")
    carrier = RecordingCarrier(RecordFile(tmp_path / "file" / "recorded.sealed", SEALER))
    assert carrier.send(TEXT).outcome == "retry" and carrier.sent == ()


def test_numbers_and_texts_stay_out_of_reprs():
    carrier = RecordingCarrier(clock=PinnedClock(START))
    carrier.send(TEXT)
    shown = repr(carrier.sent) + repr(TEXT)
    assert "13877510000" not in shown and "预约" not in shown
