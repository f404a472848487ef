from pathlib import Path

import yaml

from bot.choices import choices, pick
from bot.clarify import _orders, best_guess
from bot.components.intents import decide

DOMAIN = Path(__file__).resolve().parents[3] / "bot/domain/core.yml"


def ranking(*pairs):
    return [{"name": name, "confidence": share} for name, share in pairs]


def test_an_unsure_best_is_out_of_scope():
    assert decide(ranking(("book_meal", 0.2), ("greet", 0.1)), 0.35, 0.1)["name"] == "out_of_scope"


def test_two_close_intents_are_left_to_the_caller():
    two = ranking(("book_meal", 0.45), ("ask_policy", 0.42))
    chosen = decide(two, 0.35, 0.1)
    assert chosen["name"] == "nlu_fallback"
    assert best_guess({"intent": chosen, "intent_ranking": two})["name"] == "book_meal"


def test_a_clear_intent_is_taken():
    assert decide(ranking(("book_meal", 0.9), ("greet", 0.05)), 0.35, 0.1)["name"] == "book_meal"


def test_the_first_and_the_second_and_their_names_pick():
    offered = ["book_housekeeping", "ask_policy"]
    for text in ("第一个", "前面那个", "就第一个吧", "1", "预约家政"):
        assert pick(text, offered) == "book_housekeeping", text
    for text in ("第二个。", "后面那个", "选第二", "2", "问养老政策"):
        assert pick(text, offered) == "ask_policy", text
    for text in ("第三个", "两份饭", "都不是", ""):
        assert pick(text, offered) is None, text


def test_a_day_and_an_hour_pick_the_only_booking():
    for text in ("礼拜日朝晨八点半", "后天下午三点", "听日上昼九点啦"):
        assert pick(text, ["book_housekeeping", "change_booking"]) == "book_housekeeping", text
        assert pick(text, ["book_housekeeping", "book_meal"]) is None, text
    for text in ("改到后天下午三点", "后天", "下午三点的那个取消", "后天下午三点来得吗"):
        assert pick(text, ["book_housekeeping", "change_booking"]) is None, text


def test_nothing_is_picked_when_nothing_was_offered():
    assert pick("第一个", []) is None


def test_every_choice_is_an_intent_of_the_domain():
    domain = yaml.safe_load(DOMAIN.read_text(encoding="utf-8"))
    intents = {next(iter(i)) for i in domain["intents"]}
    assert set(choices()) <= intents


def test_an_order_stays_one_whatever_is_told_with_it():
    guess = {"name": "book_meal", "confidence": 0.99}
    assert _orders(guess, "想订听日嘅午饭 一份就得 唔要肥猪肉 血压高")
    assert not _orders({"name": "book_health_consult", "confidence": 0.99}, "血压高食乜好")
    assert not _orders({"name": "book_meal", "confidence": 0.5}, "午饭食乜对血压好")
