"""One made-up conversation with everything that a page of the console shows."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from care.records import Booking, Consultation, Conversation, Escalation, Turn
from web.console.ports import ConversationDetail

NOW = datetime(2026, 11, 23, 1, 30, tzinfo=UTC)
PHONE = "13800000000"


def a_detail(number: int = 1, *, level: str = "emergency") -> ConversationDetail:
    """A fictitious call in which everything happened."""
    at = NOW + timedelta(minutes=number)
    cid, tid = f"c_{number:09}", f"t_{number:09}"
    quote = {
        "document": "yulin-2015",
        "clause": "19",
        "quote": "落实好高龄老人津贴制度，进一步完善津贴发放管理办法。",
        "title": "19．完善家庭养老支持政策",
    }
    return ConversationDetail(
        Conversation(
            cid, "phone", f"CA{number}", at, at, f"+86{PHONE}", greeting={"text": "您好，请讲。"}
        ),
        (
            Turn(
                tid,
                cid,
                1,
                "n1",
                "text",
                f"我妈嘴歪了，我的电话是{PHONE}",
                at,
                verdict={"level": level, "kind": "stroke", "evidence": ["嘴歪"]},
                reply={"text": "请马上拨打120。", "citations": [quote]},
                intent="emergency",
                confidence=0.93,
                entities={"phone": PHONE, "condition": ["嘴歪"]},
                timings_ms={"hear": 0.4, "receive": 6.2, "total": 12.0},
                replied_at=at,
            ),
            Turn(f"{tid}b", cid, 2, "n2", "silence", "", at),
        ),
        (
            Escalation(
                f"e_{number:09}",
                cid,
                tid,
                1,
                level,
                "stroke",
                at,
                ("duty",),
                ("120",),
                ("嘴歪",),
                {"where": "虚构路八号", "said": [f"电话{PHONE}"]},
            ),
        ),
        (
            Consultation(
                f"q_{number:09}",
                cid,
                tid,
                at,
                "ask_policy",
                "高龄津贴",
                "张三",
                PHONE,
                72,
                "博白县",
                None,
                "母亲",
                ("失能",),
                "已答",
            ),
        ),
        (
            Booking(
                f"b_{number:09}",
                f"{100000 + number}",
                cid,
                tid,
                at,
                "confirmed",
                "物品代购",
                "2026-11-24",
                "09:00",
                PHONE,
                "张三",
                "虚构路八号",
                "博白县",
                items=("鸡蛋2斤", "<b>盐</b>"),
            ),
        ),
    )
