"""What must hold in every cell, and how it is read back from the database."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from faults import wait_until
from lines import Heard, Line, Said
from sqlalchemy import select

from storage.tables import bookings, conversations, escalations, outbox, turns

QUESTION, ANSWERED = "高龄老人有什么津贴", "高龄老人津贴制度"
STROKE = "我妈突然嘴歪了半边身子动不了"
OVER = "救护车到了，没事了"
ANSWER_WITHIN_S, EMERGENCY_WITHIN_S = 3.0, 0.3
_PERSON = re.compile("按[0零〇]|人工|工作人员|值班")
_NOT_KEPT = "记不下"
"""The words of the honest no: what was said in such a turn is not promised to be kept."""


@dataclass
class Result:
    """One cell's outcome; `faults_found` empty means that all held."""

    answer_s: float | None = None
    emergency_s: float | None = None
    notes: list[str] = field(default_factory=list)
    faults_found: list[str] = field(default_factory=list)

    def must(self, holds: bool, what: str) -> None:
        """Note a requirement that does not hold."""
        if not holds:
            self.faults_found.append(what)


def is_chinese(words: str) -> bool:
    """Whether a caller can be expected to understand it: Chinese, and nothing of a machine."""
    return len(re.findall("[一-鿿]", words)) >= 6 and not re.search("[A-Za-z]{3,}", words)


def ordinary(result: Result, heard: Heard, *, served: bool | None, name: str) -> None:
    """Check an ordinary answer: Chinese, in time, and the answer itself or a way to a person."""
    result.answer_s = max(result.answer_s or 0.0, heard.seconds)
    result.must(is_chinese(heard.words), f"{name}：不是中文（{heard.words[:40]!r}）")
    result.must(heard.seconds < ANSWER_WITHIN_S, f"{name}：{heard.seconds:.2f}秒")
    answered = ANSWERED in heard.words
    way_out = bool(_PERSON.search(heard.words))
    result.must(answered or way_out, f"{name}：没有答案也没有人工（{heard.words[:60]}）")
    if served is not None:
        result.must(answered == served, f"{name}：{'没有' if served else '竟有'}答案")


def emergency(result: Result, heard: Heard) -> None:
    """Check an emergency's answer: 120, at once."""
    result.emergency_s = max(result.emergency_s or 0.0, heard.seconds)
    told = "120" in heard.words or "幺二零" in heard.words
    result.must(told and is_chinese(heard.words), f"急事：没有说120（{heard.words[:40]}）")
    result.must(heard.seconds < EMERGENCY_WITHIN_S, f"急事：{heard.seconds * 1000:.0f}毫秒")


@dataclass
class Kept:
    """What the database holds of one caller, over all conversations of their key; `alerts` are
    those of the stroke: kind and status."""

    conversations: list[dict[str, Any]]
    texts: list[str]
    escalations: list[str]
    alerts: list[tuple[str, str]]
    bookings: list[str]
    confirmations: int


def kept(line: Line) -> Kept:
    """Read it."""
    database = line.stack.database
    with database.read() as tx:
        rows = tx.connection.execute(
            select(conversations.c.id, conversations.c.ended_at).where(
                conversations.c.key == line.key
            )
        ).mappings()
        found = [dict(row) for row in rows]
        ids = [row["id"] for row in found]

        def column(table: Any, *columns: Any) -> list[Any]:
            asked = select(*columns).where(table.c.conversation_id.in_(ids))
            return list(tx.connection.execute(asked).all())

        texts = [t.text for i in ids for t in tx.turns.of(i)]
        assert len(texts) == len(column(turns, turns.c.id))
        opened = column(escalations, escalations.c.id, escalations.c.kind)
        stroke = [f"o_{row.id.removeprefix('e_')}" for row in opened if row.kind == "stroke"]
        sent = column(outbox, outbox.c.id, outbox.c.kind, outbox.c.status, outbox.c.purpose)
        return Kept(
            found,
            texts,
            [row.kind for row in opened],
            sorted((r.kind, r.status) for r in sent if _alarms(r.id, stroke)),
            [row.reference for row in column(bookings, bookings.c.reference)],
            sum(row.purpose == "booking_confirmation" for row in sent),
        )


def _alarms(row_id: str, escalations: list[str]) -> bool:
    """Tell an alert of these from the reminder that their line went dead (`…_d0`)."""
    escalation, _, mark = row_id.rpartition("_")
    return escalation in escalations and not mark.startswith("d")


def settled(line: Line, within_s: float = 20.0) -> None:
    """Wait until the journal has been brought into the database."""
    journal = line.stack.settings.var_dir / "journal" / "emergency.jsonl"
    wait_until(lambda: not journal.exists() or journal.stat().st_size == 0, within_s, "journal")


def everything_is_kept(result: Result, line: Line) -> None:
    """Check that what was acknowledged is in the database, once; emergencies with their alerts."""
    settled(line)
    found = kept(line)
    said = [s for s in line.said if s.heard.words and not _refused(s)]
    for words in dict.fromkeys(s.words for s in line.said):
        owed = sum(s.words == words for s in said)
        most = sum(s.words == words for s in line.said)
        count = found.texts.count(words)
        result.must(owed <= count <= most, f"“{words[:8]}”说了{owed}次，库里{count}次")
    result.must(len(found.conversations) == 1, f"同一来电在库里有{len(found.conversations)}个会话")
    strokes = found.escalations.count("stroke")
    cried = any(s.words == STROKE for s in line.said)
    # Also where no disk took it: it was kept in memory until one did.
    result.must(strokes == int(cried), f"急事在库里{strokes}次")
    if cried:
        wait_until(lambda: all(s == "sent" for _, s in kept(line).alerts), 90, "alerts sent")
        wanted = [("call", "sent"), ("sms", "sent")]
        result.must(kept(line).alerts == wanted, f"值班提醒：{kept(line).alerts}")


def _refused(said: Said) -> bool:
    return _NOT_KEPT in said.heard.words
