"""Two hundred personal values are told to the hotline and found in no file that it writes."""

import logging
from datetime import UTC, datetime, timedelta

import pytest

from care.clock import PinnedClock
from care.ports import OutgoingMessage
from care.records import Booking, Consultation, Conversation, Escalation, OutboxRow, Turn
from conversation.journal import Entry, Journal
from nuanling.backup import back_up
from nuanling.settings import load_settings
from storage import Database, audit
from storage.console_records import Deed
from storage.migrate import migrate
from storage.sealing import Sealer
from telephony.carriers.recording import RecordFile, RecordingCarrier

NOW = datetime(2026, 11, 23, 1, 30, tzinfo=UTC)
KEYS = "k1:" + "a2sr" * 10 + "a2s="
PEOPLE = 20
SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许"
ENCODINGS = ("utf-8", "utf-16-le", "gb18030")


def values(number: int) -> dict[str, str]:
    """Ten values of a fictitious person, each told nowhere else."""
    surname, tail = SURNAMES[number], f"{number:02d}"
    return {
        "caller": f"+86139000{tail}7731",
        "phone": f"138000{tail}4419",
        "name": f"{surname}翠{surname}兰",
        "address": f"{surname}家巷{number}弄{number + 31}号后门",
        "said": f"我是{surname}家老大，第{number}次打来讲孙子的事",
        "note": f"{surname}姓老人对头孢{tail}型过敏",
        "fact": f"他倒在{surname}氏祠堂第{tail}根柱子旁",
        "item": f"{surname}记豆腐乳{tail}瓶",
        "message": f"{surname}阿姨您好，第{tail}单已安排",
        "family": f"+86137111{tail}9902",
    }


EVERYBODY = [values(number) for number in range(PEOPLE)]
PLANTED = [value for person in EVERYBODY for value in person.values()]


def plant(database: Database, number: int, person: dict[str, str]) -> None:
    """Keep one person's values in every table that has a place for such."""
    at, c, t = NOW + timedelta(minutes=number), f"c_{number}", f"t_{number}"
    said, reply = person["said"], {"reply": person["message"], "speech": person["message"]}
    slots = {"slots": {"phone": person["phone"], "address": person["address"]}}
    with database.begin() as tx:
        tx.conversations.add(
            Conversation(c, "phone", f"CA{number}", at, at, person["caller"], state=slots)
        )
        heard = {"name": person["name"], "items": [person["item"]]}
        tx.turns.add(Turn(t, c, 1, "n", "text", said, at, reply=reply, entities=heard))
        tx.consultations.add(
            Consultation(
                f"q_{number}",
                c,
                t,
                at,
                "健康档案",
                name=person["name"],
                phone=person["phone"],
                note=person["note"],
                outcome=person["note"],
            )
        )
        tx.escalations.add(
            Escalation(
                f"e_{number}",
                c,
                t,
                1,
                "emergency",
                "other_acute",
                at,
                ("duty",),
                ("120",),
                evidence=(said,),
                facts={"where": person["fact"], "family": person["family"]},
                resolution=person["fact"],
            )
        )
        tx.bookings.add(
            Booking(
                f"b_{number}",
                f"N{number:04d}",
                c,
                t,
                at,
                "booked",
                "物品代购",
                phone=person["phone"],
                name=person["name"],
                address=person["address"],
                beneficiary=person["name"],
                items=(person["item"],),
                note=person["note"],
            )
        )
        tx.outbox.add(
            OutboxRow(
                f"o_{number}",
                "sms",
                "booking_confirmation",
                person["family"],
                person["message"],
                at,
                at,
                t,
                c,
            )
        )
        audit.append(tx, Deed(at, "admin", "viewed", f"conversation:{c}"))


@pytest.fixture
def settings(tmp_path):
    made = load_settings(_env_file=None, var_dir=tmp_path / "var", encryption_keys=KEYS)
    made.var_dir.mkdir()
    return made


def test_two_hundred_planted_values_are_in_no_file_of_the_installation(settings, tmp_path, caplog):
    assert len(set(PLANTED)) == 200
    sealer = Sealer(settings.keys())
    with caplog.at_level(logging.DEBUG):
        database = Database(settings.database(), sealer, busy_ms=5000)
        migrate(database)
        journal = Journal(settings.var_dir / "journal" / "journal.jsonl", sealer)
        carrier = RecordingCarrier(RecordFile(settings.recorded_file(), sealer), PinnedClock(NOW))
        for number, person in enumerate(EVERYBODY):
            plant(database, number, person)
            journal.append(Entry(f"j_{number}", "turn", person, f"c_{number}"))
            carrier.send(OutgoingMessage("sms", person["family"], person["message"]))
        back_up(settings, tmp_path / "one.backup", NOW, "test")
        # Looked at while the database is open: its write-ahead log has not been folded in.
        files = [path for path in tmp_path.rglob("*") if path.is_file()]
        names = {path.name for path in files}
        assert {"nuanling.db", "nuanling.db-wal", "journal.jsonl", "one.backup"} <= names
        assert settings.recorded_file() in files
        everything = {path.name: path.read_bytes() for path in files}
        database.close()
    everything["log"] = caplog.text.encode()
    found = {
        (name, value)
        for name, data in everything.items()
        for value in PLANTED
        if any(value.encode(encoding) in data for encoding in ENCODINGS)
        or value.encode("unicode-escape") in data
    }
    assert not found


def test_the_search_finds_what_is_not_sealed(tmp_path):
    (tmp_path / "plain").write_text(EVERYBODY[3]["address"], encoding="utf-8")
    data = (tmp_path / "plain").read_bytes()
    assert [v for v in PLANTED if v.encode() in data] == [EVERYBODY[3]["address"]]
