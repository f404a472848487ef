"""The demonstration: a fictitious day on a clock of its own, never mixed with real data."""

import asyncio
import re
from dataclasses import dataclass
from datetime import timedelta

import pytest

from care.clock import SHANGHAI
from care.errors import SettingsError
from care.messages import Message
from conversation.rasa import Dialogue, Understanding
from nuanling.demo import NOTICE, demo_settings, fresh_folder, play
from nuanling.demo_day import FILE, Day, load_day
from nuanling.settings import load_settings
from nuanling.stack import prepare_database
from storage import Database
from storage.console import DatabaseConsole
from storage.console_records import ListQuery
from storage.sealing import Sealer
from telephony.carriers.recording import RecordFile, RecordingCarrier


@dataclass
class SmallTalk:
    """Answers every turn alike, at once."""

    async def turn(self, request):
        return Dialogue((Message("好的。", "好的。"),), Understanding("ask_policy", 0.9))

    async def parse(self, text):
        return Understanding("ask_policy", 0.9)

    async def forget(self, conversation_id):
        return None


@pytest.fixture
def shared(tmp_path):
    return load_settings(_env_file=None, var_dir=tmp_path / "var")


def in_small():
    """The day without the ordinary calls: what staff act upon, a text, and the last emergency."""
    day = load_day()
    first = {visitor.channel: visitor for visitor in reversed(day.visitors)}
    kept = [v for v in day.visitors if v.staff or v in first.values() or v is day.visitors[-1]]
    return Day(day.staff, tuple(kept))


@pytest.fixture(scope="module")
def played(tmp_path_factory):
    shared = load_settings(_env_file=None, var_dir=tmp_path_factory.mktemp("day") / "var")
    settings = demo_settings(shared)
    fresh_folder(settings, shared)
    prepare_database(settings)
    result = asyncio.run(play(settings, in_small(), "a-password", rasa=SmallTalk()))
    database = Database(settings.database(), Sealer(settings.keys()))
    yield result, DatabaseConsole(database), settings
    database.close()


def test_the_whole_day_is_there_at_its_own_time(played):
    result, console, _ = played
    day = in_small()
    found = console.conversations(ListQuery(size=200)).items
    assert result.conversations == len(found) == len(day.visitors)
    begun = sorted(item.started_at for item in found)
    assert begun == [visitor.at for visitor in day.visitors]
    assert {item.channel for item in found} == {"phone", "sms", "web"}
    open_ones = [item for item in found if item.ended_at is None]
    assert {item.channel for item in open_ones} == {"sms"}


def test_staff_acknowledge_and_close_and_the_last_emergency_still_waits(played):
    _, console, settings = played
    escalations = console.escalations(ListQuery(size=200)).items
    assert {e.kind for e in escalations} >= {"stroke", "chest_pain", "scam_in_progress"}
    latest = max(escalations, key=lambda e: e.opened_at)
    assert (latest.kind, latest.acknowledged_by) == ("chest_pain", None)
    stroke = next(e for e in escalations if e.kind == "stroke")
    assert stroke.acknowledged_by == "坐席小李"
    waited = stroke.acknowledged_at - stroke.opened_at
    assert timedelta(0) < waited < timedelta(minutes=3)
    assert all(e.acknowledged_at is None or e.acknowledged_at > e.opened_at for e in escalations)
    assert console.verify_audit().whole
    recorded = RecordFile(settings.recorded_file(), Sealer(settings.keys()))
    assert any("紧急" in each.message.body for each in RecordingCarrier(recorded).sent)


def test_its_data_lie_in_a_folder_of_their_own_and_are_made_anew(shared):
    settings = demo_settings(shared)
    assert settings.var_dir == (shared.var_dir / "demo").absolute()
    assert settings.database() != shared.database()
    assert not (shared.var_dir / "nuanling.db").exists()
    ours = {settings.port, settings.rasa_port, settings.actions_port}
    assert ours.isdisjoint({shared.port, shared.rasa_port, shared.actions_port})
    fresh_folder(settings, shared)
    prepare_database(settings)
    assert (settings.var_dir / "nuanling.db").exists()
    fresh_folder(settings, shared)
    assert not (settings.var_dir / "nuanling.db").exists()


def test_a_folder_that_it_did_not_make_is_left_alone(shared):
    settings = demo_settings(shared)
    settings.var_dir.mkdir(parents=True)
    (settings.var_dir / "nuanling.db").write_text("somebody's")
    with pytest.raises(SettingsError, match="was not made by"):
        fresh_folder(settings, shared)
    assert (settings.var_dir / "nuanling.db").read_text() == "somebody's"


def test_it_sends_nothing_writes_nowhere_else_and_is_refused_in_production(shared):
    real = {
        "carrier": "twilio",
        "database_url": "postgresql+psycopg://real/one",
        "duty_phones": "+8677500000",
        "public_url": "https://hotline.example.org",
        "host": "0.0.0.0",
    }
    settings = demo_settings(shared.model_copy(update=real))
    for name, value in real.items():
        assert getattr(settings, name) != value
    assert settings.notice == NOTICE
    with pytest.raises(SettingsError, match="development"):
        demo_settings(shared.model_copy(update={"profile": "production"}))


def test_everybody_in_it_is_fictitious():
    numbers = re.findall(r"1[3-9][0-9]{9}", FILE.read_text("utf-8"))
    assert numbers
    assert all(number.startswith("1380000") for number in numbers)
    day = load_day()
    assert len(day.visitors) >= 25
    assert {visitor.at.tzinfo for visitor in day.visitors} == {SHANGHAI}


@pytest.mark.parametrize(
    ("conversations", "complaint"),
    [
        ('[{at: "08:00", channel: fax, turns: [喂]}]', "fax"),
        ('[{at: "08:00", channel: web, turns: [{key: 1}]}]', "neither words nor keys"),
        ('[{at: "08:00", channel: web, turns: [喂], staff: {by: 谁, after_s: 1}}]', "谁"),
        (
            '[{at: "09:00", channel: web, turns: []}, {at: "08:00", channel: web, turns: []}]',
            "order",
        ),
        ("[{channel: web, turns: [喂]}]", "conversation 1"),
    ],
)  # fmt: skip
def test_a_mistake_in_the_day_is_told_with_its_place(tmp_path, conversations, complaint):
    file = tmp_path / "day.yaml"
    file.write_text(f"day: 2026-11-23\nstaff: {{a: agent}}\nconversations: {conversations}\n")
    with pytest.raises(SettingsError, match=complaint):
        load_day(file)
