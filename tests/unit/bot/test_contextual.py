"""Where it is sure, what a turn wants beside what was said last decides the intent."""

import pytest
from rasa.shared.core.events import BotUttered, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from bot import clarify, contextual
from bot.contextual import as_intent, last_said, wish_of
from bot.turns import TurnRequest
from care.errors import ContentError


def tracker(*events):
    return DialogueStateTracker.from_events("c", list(events))


def parsed(name, confidence):
    return {"intent": {"name": name, "confidence": confidence}, "intent_ranking": []}


def asked(text):
    return TurnRequest("c", "t", text, "phone")


def wishing(monkeypatch, name, share):
    monkeypatch.setattr(contextual, "wishes", lambda bot, text: {name: share})


def test_the_last_thing_said_is_all_of_the_bots_last_turn():
    said = tracker(
        BotUttered("第一句。"),
        UserUttered("好"),
        BotUttered(data={"custom": {"text": "订好了。", "speech": "订好啦。"}}),
        BotUttered("还有别的事吗？"),
    )
    assert last_said(said) == "订好啦。还有别的事吗？"


def test_before_the_first_turn_the_greeting_was_said():
    assert "请慢慢讲" in last_said(tracker())


def test_a_sure_wish_decides_and_the_actions_are_told(monkeypatch):
    wishing(monkeypatch, "book", 0.9)
    guess = parsed("chitchat_lonely", 0.95)
    clarify.understood(guess, tracker(), asked("我房间嗰盏一闪一闪，唔敢爬凳去换"))
    assert guess["intent"]["name"].startswith("book_")
    assert guess["wish"] == "book"


def test_what_rasa_is_sure_of_stands(monkeypatch):
    wishing(monkeypatch, "book", 0.99)
    guess = parsed("ask_policy", 0.95)
    clarify.understood(guess, tracker(), asked("养老院有没有补贴"))
    assert guess["intent"]["name"] == "ask_policy"


def test_a_wish_that_only_goes_on_decides_nothing(monkeypatch):
    wishing(monkeypatch, "deny", 0.99)
    guess = parsed("inform", 0.5)
    clarify.understood(guess, tracker(), asked("有的我整天在家里"))
    assert "wish" not in guess


def test_an_unsure_wish_decides_nothing(monkeypatch):
    wishing(monkeypatch, "identity", 0.5)
    guess = parsed("inform", 0.5)
    clarify.understood(guess, tracker(), asked("你那边系边个"))
    assert "wish" not in guess


def test_an_emergency_that_was_understood_is_outweighed_by_no_wish(monkeypatch):
    wishing(monkeypatch, "chitchat_lonely", 0.99)
    guess = parsed("emergency", 0.95)
    clarify.understood(guess, tracker(), asked("着火了"))
    assert guess["intent"]["name"] == "emergency"


def test_without_its_network_rasas_guess_stands(monkeypatch):
    def missing(bot, text):
        raise ContentError("reader.npz: gone")

    monkeypatch.setattr(contextual, "wishes", missing)
    assert wish_of(tracker(), "好") is None


@pytest.mark.parametrize(
    ("wish", "text", "guess", "intent"),
    [
        ("book", "家里的灯坏了有没有人来修", "chitchat_lonely", "book_housekeeping"),
        ("book", "明天送两份饭来", "out_of_scope", "book_meal"),
        ("book", "明天那个", "book_errand", "book_errand"),
        ("original", "原文读来听", "out_of_scope", "ask_policy"),
        ("complain", "饭是冷的", "thanks", "complain"),
    ],
)
def test_a_wish_comes_to_an_intent(wish, text, guess, intent):
    assert as_intent(wish, text, guess) == intent
