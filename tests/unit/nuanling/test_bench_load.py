"""The bench's callers: what they say, how they are played, what counts as a right answer."""

import asyncio
from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from itertools import islice
from pathlib import Path
from time import perf_counter

import yaml

from nuanling.bench.figures import Sample
from nuanling.bench.load import closed_loop, paced
from nuanling.bench.phone import fault, read
from nuanling.bench.scripts import ACTION_KINDS, GREETING, Line, actions, mixed
from nuanling.bench.stock_project import content_hash, project

TODAY = date(2026, 11, 23)
NLU = Path(__file__).parents[3] / "bot" / "data" / "nlu"


@dataclass
class Bot:
    """Answers at once; notes how many talk at the same time. A call is over after `patience`."""

    patience: int = 99
    talking: int = 0
    most: int = 0
    ended: int = 0
    heard: list[tuple[float, str]] = field(default_factory=list)

    def call(self):
        self.talking += 1
        self.most = max(self.most, self.talking)
        return Talk(self, self.patience)


@dataclass
class Talk:
    bot: Bot
    left: int

    @property
    def over(self):
        return self.left == 0

    async def say(self, line):
        self.left -= 1
        self.bot.heard.append((perf_counter(), line.kind))
        await asyncio.sleep(0)
        return Sample(line.kind, 1.0)

    async def hang_up(self):
        self.bot.talking -= 1
        self.bot.ended += 1


def test_of_ten_calls_five_ask_four_book_and_one_is_an_emergency():
    calls = list(islice(mixed(TODAY), 10))
    assert all(call[0] == GREETING for call in calls)
    assert Counter(call[-1].kind for call in calls) == {"policy": 5, "form": 4, "emergency": 1}


def test_every_turn_of_the_action_mix_after_the_greeting_is_an_action_turn():
    for call in islice(actions(TODAY), 20):
        assert {line.kind for line in call[1:]} <= ACTION_KINDS


def test_bookings_are_spread_over_days_to_come():
    days = {
        line.words[:6]
        for call in islice(actions(TODAY), 20)
        for line in call
        if "换药" in line.words
    }
    assert len(days) == 12
    assert "11月25日" in days


def test_a_closed_loop_plays_so_many_calls_so_many_at_once():
    bot, told = Bot(), []
    played = asyncio.run(
        closed_loop(bot.call, mixed(TODAY), calls=20, at_once=5, after=told.append)
    )
    assert (bot.most, bot.ended) == (5, 20)
    assert told == list(range(1, 21))
    assert len(played.samples) == len(bot.heard) == 106


def test_a_call_that_ends_too_early_is_a_fault():
    played = asyncio.run(closed_loop(Bot(patience=2).call, actions(TODAY), calls=1, at_once=1))
    assert [sample.fault for sample in played.samples] == [
        None,
        None,
        "the call was over too early",
    ]


def test_callers_at_their_own_pace_speak_at_even_distances_and_call_again():
    bot = Bot()
    played = asyncio.run(paced(bot.call, mixed(TODAY), callers=2, every_s=0.1, turns=6))
    assert len(played.samples) == 12
    assert bot.most == 2
    assert bot.talking == 0
    first = bot.heard[0][0]
    assert all(at - first >= number * 0.05 - 0.01 for number, (at, _) in enumerate(bot.heard))


def test_the_next_turn_goes_where_the_twiml_says():
    twiml = '<Response><Gather action="/turn?n=1"><Say>您好<break/>请讲</Say></Gather></Response>'
    assert read(twiml) == ("/turn?n=1", "您好请讲")
    assert read("<Response><Say>再见</Say><Hangup/></Response>") == (None, "再见")


def test_an_apology_is_no_answer_even_where_it_names_a_word_that_was_expected():
    line = Line("emergency", "救命", ("120",))
    assert fault(line, "请马上打120。") is None
    assert fault(line, "系统有点忙。急事请打120。") == "an apology instead of an answer"
    assert fault(line, "好的。") == "not the emergency answer that was expected"


def test_the_stock_bot_knows_our_intents_and_runs_its_action_for_all_but_the_greeting():
    files = project(NLU, database=Path("tracker.db"), actions_port=1)
    intents = yaml.safe_load(files["domain.yml"])["intents"]
    rules = yaml.safe_load(files["data/rules.yml"])["rules"]
    ours = {
        entry["intent"]
        for path in NLU.glob("*.yml")
        for entry in yaml.safe_load(path.read_text("utf-8"))["nlu"]
    }
    assert set(intents) == ours
    does = {rule["steps"][0]["intent"]: rule["steps"][1]["action"] for rule in rules}
    assert does.pop("greet") == "utter_greet"
    assert set(does.values()) == {"action_note"}
    known = {entry["intent"] for entry in yaml.safe_load(files["data/nlu.yml"])["nlu"]}
    assert known == ours - {"greet"}


def test_ports_and_places_do_not_make_the_stock_bot_train_again():
    one = project(NLU, database=Path("one.db"), actions_port=1)
    two = project(NLU, database=Path("two.db"), actions_port=2)
    assert content_hash(one) == content_hash(two)
    changed = one | {"config.yml": one["config.yml"] + "\n"}
    assert content_hash(changed) != content_hash(one)
