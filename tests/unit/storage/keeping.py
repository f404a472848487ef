"""A database with one of everything, for the tests of what keeps and forgets it."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from care.records import Booking, Consultation, Conversation, Escalation, OutboxRow, Turn
from storage import Database
from storage.migrate import migrate
from storage.sealing import Sealer

NOW = datetime(2026, 11, 23, 1, 30, tzinfo=UTC)
OLD, NEW = b"o" * 32, b"n" * 32
PHONE, CALLER = "13800000000", "+8613800000000"
OTHER, OTHER_CALLER = "13900000000", "+8613900000000"


def a_database(folder: Path, keys: dict[str, bytes] | None = None) -> Database:
    url = f"sqlite:///{folder}/keeping.db"
    database = Database(url, Sealer(keys or {"old": OLD}), busy_ms=500)
    migrate(database)
    return database


def fill(
    database: Database,
    number: int,
    *,
    at: datetime = NOW,
    phone: str | None = PHONE,
    caller: str | None = CALLER,
    level: str | None = None,
    resolved: bool = True,
    said: str = "我住在虚构路八号",
    date: str = "2026-11-20",
    status: str = "confirmed",
) -> None:
    """Put in a conversation with a turn, consultation, booking, message and maybe escalation."""
    c, t = f"c_{number}", f"t_{number}"
    with database.begin() as tx:
        tx.conversations.add(
            Conversation(
                c,
                "phone",
                f"key{number}",
                at,
                at,
                caller,
                at,
                "hang_up",
                {},
                {"slots": {"n": said}},
            )
        )
        verdict = {"level": level or "none", "ask": False, "kind": None, "evidence": [said]}
        tx.turns.add(
            Turn(t, c, 1, "n1", "text", said, at, verdict, {"text": said}, entities={"name": said})
        )
        tx.consultations.add(
            Consultation(
                f"k_{number}", c, t, at, "ask_policy", "高龄津贴", "虚构某", phone, 81, "博白县"
            )
        )
        booking = Booking(
            *(f"b_{number}", str(100000 + number), c, t, at, status, "家政", date, "上午", phone),
            *("虚构某", "虚构路八号"),
        )
        tx.bookings.add(booking)
        tx.bookings.change(
            booking, conversation_id=c, turn_id=t, now=at, changes={"address": "虚构路九号"}
        )
        tx.outbox.add(
            OutboxRow(
                *(f"o_{number}", "sms", "booking_confirmation", f"+86{phone}"),
                *(f"预约{100000 + number}已登记", at, at, t, c, "sent"),
            )
        )
        if level:
            tx.escalations.add(
                Escalation(
                    *(f"e_{number}", c, t, 1, level, "stroke", at, ("duty",), ("120",)),
                    *((said,), {"where": said}),
                    resolved_at=at + timedelta(hours=1) if resolved else None,
                    resolution="已送医" if resolved else None,
                )
            )


def texts(database: Database, *numbers: int) -> str:
    """Return everything personal of these conversations, as one text."""
    with database.read() as tx:
        found = []
        for number in numbers:
            c = f"c_{number}"
            found += [tx.conversations.get(c), *tx.turns.of(c), *tx.consultations.of(c)]
            found += [*tx.escalations.of(c), *tx.bookings.made_in(c), *tx.outbox.of(c)]
            found += tx.bookings.history(f"b_{number}")
        return " ".join(
            str(each if isinstance(each, dict) else vars(each)) for each in found if each
        )
