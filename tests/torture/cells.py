"""How a cell of the table is played: what is said before, during and after its fault."""

from __future__ import annotations

import re
import threading
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from functools import partial

import faults
from checks import (
    ANSWER_WITHIN_S,
    ANSWERED,
    OVER,
    QUESTION,
    STROKE,
    Result,
    emergency,
    everything_is_kept,
    kept,
    ordinary,
    settled,
)
from fake_carrier import FakeCarrier, carrier_fault
from lines import CHANNELS, Line, open_line

from tests.real_hotline import Stack

Fault = Callable[[Stack], AbstractContextManager[None]]
Play = Callable[["Cell", Stack, str], Result]


@dataclass(frozen=True)
class Cell:
    """A fault with what is expected of it.

    `house` names the stack that it needs; `served` tells whether the ordinary question is answered
    during the fault (None: either, with a way to a person where it is not).
    """

    name: str
    house: str
    play: Play
    fault: Fault = faults.nothing
    served: bool | None = None
    channels: tuple[str, ...] = CHANNELS
    program: str = ""
    note: str = ""


def talk(cell: Cell, stack: Stack, channel: str) -> Result:
    """A question before, a question and an emergency during, a question after the fault."""
    result, line = Result(), open_line(stack, channel)
    before = line.say(QUESTION)
    result.must(ANSWERED in before.words, f"故障前就答不上（{before.words[:30]}）")
    with cell.fault(stack):
        # A page whose socket broke connects again; that takes its time too.
        heard = line.insist(QUESTION, 5)
        ordinary(result, heard, served=cell.served, name="故障中提问")
        emergency(result, line.say(STROKE))
        _newcomer(result, stack, channel)
    _goes_on(result, line)
    everything_is_kept(result, line)
    line.close()
    return result


def behind(cell: Cell, stack: Stack, channel: str) -> Result:
    """An emergency right behind a turn that hangs, of the same caller."""
    result, line = Result(), open_line(stack, channel)
    line.say(QUESTION)
    with cell.fault(stack):
        other = open_line(stack, channel)
        other.__dict__ |= {k: v for k, v in line.__dict__.items() if k != "socket"}
        if channel == "web":
            other.hello()  # type: ignore[attr-defined]
        slow = threading.Thread(target=line.say, args=(QUESTION,))
        slow.start()
        time.sleep(0.3)
        emergency(result, other.say(STROKE))
        slow.join()
        ordinary(result, line.said[-1].heard, served=None, name="故障中提问")
    _goes_on(result, line)
    everything_is_kept(result, line)
    return result


def alerted(cell: Cell, stack: Stack, channel: str) -> Result:
    """An emergency while the database is away for long: the desk is alerted all the same."""
    result, line = Result(), open_line(stack, channel)
    recorded = stack.settings.recorded_file()

    def sent() -> int:
        return len(recorded.read_text().splitlines()) if recorded.exists() else 0

    # What the cell before still has under way is not this one's.
    before = sent()
    while (now := _a_moment_later(sent)) != before:
        before = now
    with cell.fault(stack):
        emergency(result, line.say(STROKE))
        took = faults.wait_until(lambda: sent() >= before + 2, 15, "alerts while locked")
        result.notes.append(f"库还锁着，{took:.1f}秒时短信和电话提醒已发出")
    _goes_on(result, line)
    everything_is_kept(result, line)
    result.must(sent() == before + 2, f"提醒发了{sent() - before}次")
    line.close()
    return result


def book(cell: Cell, stack: Stack, channel: str, *, during: bool) -> Result:
    """A process is killed before the caller's yes, or while it is being handled."""
    result, line = Result(), open_line(stack, channel)
    _half_booked(result, line)
    if during:
        killer = threading.Timer(0.03, faults.kill, (stack, cell.program))
        killer.start()
    else:
        faults.kill(stack, cell.program)
    began = time.monotonic()
    heard = line.insist("对", 30)
    result.answer_s = heard.seconds
    result.must(heard.seconds < ANSWER_WITHIN_S, f"第一句：{heard.seconds:.2f}秒")
    reference, tries = _reference(heard.words), 1
    while reference is None and time.monotonic() - began < 60:
        person = re.search("按[0零]|人工|工作人员", heard.words) or "对吗" in heard.words
        result.must(bool(person), f"没有人工（{heard.words[:40]}）")
        time.sleep(0.5)
        heard, tries = line.insist("对", 30), tries + 1
        reference = _reference(heard.words)
    if during:
        killer.join()
    result.notes.append(f"第{tries}次“对”得到编号")
    faults.wait_until(lambda: all(stack.is_well(p) for p in stack.health()), 90, "all well")
    settled(line)
    found = kept(line)
    result.must(reference is not None, f"没有得到编号（{heard.words[:50]}）")
    result.must(found.bookings == [reference], f"说的{reference}，库里{found.bookings}")
    result.must(found.confirmations == 1, f"确认短信{found.confirmations}条")
    emergency(result, line.say(STROKE))
    _goes_on(result, line)
    everything_is_kept(result, line)
    line.close()
    return result


def mid_form(cell: Cell, stack: Stack, channel: str) -> Result:
    """Rasa restarts within a booking: the caller goes on where they were."""
    result, line = Result(), open_line(stack, channel)
    line.say("我想请人来打扫卫生")
    line.say("明天下午三点")
    with cell.fault(stack):
        line.say("我住人民东路六号二单元三零一")
        line.say("13800000001")
        read_back = line.say("陈桂英")
        heard = line.say("对")
    result.answer_s = heard.seconds
    flat = re.sub(r"\s|，", "", read_back.words)
    result.must("人民东路" in read_back.words or "三点" in flat or "3点" in flat, "重启后忘了前面")
    reference = _reference(heard.words)
    result.must(reference is not None, f"没有订上（{heard.words[:50]}）")
    result.must(kept(line).bookings == [reference], f"库里{kept(line).bookings}")
    emergency(result, line.say(STROKE))
    _goes_on(result, line)
    everything_is_kept(result, line)
    line.close()
    return result


def callbacks(cell: Cell, stack: Stack, channel: str) -> Result:
    """Every webhook twice, and the end of the call reported before its last turn arrives."""
    result, line = Result(), open_line(stack, channel)
    if channel == "phone":
        line.post("/telephony/voice/incoming", {"CallStatus": "ringing"})  # type: ignore[attr-defined]
        line.status("in-progress")  # type: ignore[attr-defined]
    for words in (QUESTION, STROKE):
        twiml = getattr(line, "twiml", "")
        heard = line.insist(words, 1)
        (emergency if words == STROKE else partial(ordinary, served=True, name="提问"))(
            result, heard
        )
        if channel == "phone":
            line.twiml, after = twiml, line.twiml  # type: ignore[attr-defined]
            again = line.ask(words, "")
            result.must(again.words == heard.words, "重发的请求答得不同")
            line.twiml = after  # type: ignore[attr-defined]
        else:
            nonce = "repeated" + words.encode().hex()[:20]
            result.must(
                line.ask(words + "？", nonce).words == line.ask(words + "？", nonce).words,
                "重发的请求答得不同",
            )
    if channel == "phone":
        for _ in range(3):
            line.status("completed")  # type: ignore[attr-defined]
        late = line.say("在我身边")
        result.must(is_kind(late.words), "挂机回报先到，最后一句没有答")
        line.status("completed")  # type: ignore[attr-defined]
        line.status("ringing")  # type: ignore[attr-defined]
    found = kept(line)
    result.must(len(found.conversations) == 1, f"库里有{len(found.conversations)}个会话")
    everything_is_kept(result, line)
    return result


def reports(cell: Cell, stack: Stack, channel: str) -> Result:
    """Delivery reports of an alert, doubled and in the wrong order: the failure stands."""
    result, line = Result(), open_line(stack, channel)
    emergency(result, line.say(STROKE))
    faults.wait_until(lambda: ("sms", "sent") in kept(line).alerts, 30, "alert sent")
    with stack.database.read() as tx:
        rows = [r for c in kept(line).conversations for r in tx.outbox.of(c["id"])]
    carrier_id = next(r.carrier_id for r in rows if r.kind == "sms" and r.purpose == "duty_alert")
    for status in ("undelivered", "delivered", "sent", "undelivered", "delivered"):
        form = {"MessageSid": str(carrier_id), "MessageStatus": status, "ErrorCode": "30003"}
        result.must(stack.signed("/telephony/sms/status", form).status_code == 204, status)
    result.must(("sms", "failed") in kept(line).alerts, f"没有记下未送达：{kept(line).alerts}")
    line.close()
    return result


def paging(
    cell: Cell, stack: Stack, channel: str, *, carrier: FakeCarrier | None, mode: str
) -> Result:
    """The carrier's API misbehaves: callers notice nothing, and each alert goes out once."""
    assert carrier is not None, "this cell needs a carrier"
    result, line = Result(), open_line(stack, channel)
    line.say(QUESTION)
    with carrier_fault(carrier, mode):
        ordinary(result, line.say(QUESTION), served=True, name="故障中提问")
        emergency(result, line.say(STROKE))
        time.sleep(3)
    began = time.monotonic()
    _goes_on(result, line)
    everything_is_kept(result, line)
    result.notes.append(f"恢复后{time.monotonic() - began:.0f}秒内提醒全部发出")
    with stack.database.read() as tx:
        rows = [r for c in kept(line).conversations for r in tx.outbox.of(c["id"])]
    own = {(r.kind, r.body): r for r in rows if r.purpose == "duty_alert"}
    texts = [m for m in carrier.taken if ("sms", m["body"]) in own]
    result.must(len(texts) == 1, f"运营商收到{len(texts)}条短信")
    line.close()
    return result


def _a_moment_later(count: Callable[[], int]) -> int:
    time.sleep(2.5)
    return count()


def is_kind(words: str) -> bool:
    """Whether there is a Chinese answer at all."""
    return bool(re.search("[一-鿿]", words))


def _newcomer(result: Result, stack: Stack, channel: str) -> None:
    """Somebody who first calls during the fault."""
    line = open_line(stack, channel)
    emergency(result, line.say(STROKE))
    line.close()


def _goes_on(result: Result, line: Line) -> None:
    """After the fault: the emergency is over and questions are answered again."""
    deadline = time.monotonic() + 40
    line.insist(OVER, 5)
    heard = line.say(QUESTION)
    while ANSWERED not in heard.words and time.monotonic() < deadline:
        time.sleep(0.5)
        heard = line.say(QUESTION)
    result.must(ANSWERED in heard.words, f"故障后对话没有接上（{heard.words[:40]}）")


def _half_booked(result: Result, line: Line) -> None:
    for words in ("我想请人来打扫卫生", "明天下午三点", "我住人民东路六号二单元三零一"):
        line.say(words)
    line.say("13800000001")
    heard = line.say("陈桂英")
    result.must(heard.served and "订好" not in heard.words, f"复述前：{heard.words[:40]}")


def _reference(words: str) -> str | None:
    """Return the six digits of a booking reference, which the phone says one by one."""
    digits = words
    for spoken, digit in zip("零幺二三四五六七八九", "0123456789", strict=True):
        digits = digits.replace(spoken, digit)
    digits = digits.replace("一", "1")
    if "编号" not in words:
        return None
    found = re.search(r"编号是?(\d{6})", re.sub(r"[\s,，、]", "", digits))
    return found.group(1) if found else None
