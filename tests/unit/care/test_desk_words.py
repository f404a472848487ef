"""Every sentence of the desk, on every channel: it renders, it fits, it uses known slots."""

import re
from string import Formatter

import pytest

from care import desk_words
from care.desk_words import DECLARED, VARIANTS
from care.eligibility import load
from care.requests import ASKABLE, all_requests, topics

SPOKEN = 40
SMS_PART = 70
FILLED = dict.fromkeys(DECLARED, "某某")
EXPLAINS = {"eligibility.not_given", "requests.complain_home_done"}
"""What must name a clause and its limit in one breath may be a few signs longer."""


def entries():
    return [(name, v) for name in desk_words.names() for v in desk_words.variants(name)]


@pytest.mark.parametrize(("name", "variant"), entries())
def test_a_variant_uses_declared_slots_only(name, variant):
    used = {slot for _, slot, _, _ in Formatter().parse(desk_words.variants(name)[variant]) if slot}
    assert used <= DECLARED


@pytest.mark.parametrize("name", desk_words.names())
@pytest.mark.parametrize("channel", ["phone", "sms", "web"])
@pytest.mark.parametrize("language", ["cmn", "yue"])
def test_a_sentence_renders_on_every_channel(name, channel, language):
    message = desk_words.say(name, language, channel, **FILLED)
    assert message.text
    assert message.speech
    assert "{" not in message.text + message.speech


@pytest.mark.parametrize("name", desk_words.names())
def test_what_is_spoken_is_short(name):
    for language in ("cmn", "yue"):
        speech = desk_words.say(name, language, **dict.fromkeys(DECLARED, "")).speech
        limit = SPOKEN + 10 if name in EXPLAINS else SPOKEN
        assert len(re.findall("[\u4e00-\u9fff]", speech)) <= limit, speech


@pytest.mark.parametrize("name", desk_words.names())
def test_a_text_message_fits_one_part(name):
    text = desk_words.say(name, channel="sms", **dict.fromkeys(DECLARED, "")).text
    assert len(text) <= SMS_PART, text


@pytest.mark.parametrize("name", desk_words.names())
def test_one_sentence_asks_one_question(name):
    speech = desk_words.variants(name)["speech"]
    assert speech.count("？") <= 1, speech


@pytest.mark.parametrize("name", desk_words.names())
def test_no_sentence_names_an_amount_or_promises_a_day(name):
    for variant in VARIANTS:
        text = desk_words.variants(name).get(variant, "")
        assert not re.search("[0-9一二三四五六七八九十百千]+(?:元|块|天内|小时内|个工作日)", text)


def test_everything_that_is_asked_for_has_a_question():
    asked = {f"ask.{slot}" for slot in ASKABLE}
    asked |= {f"eligibility.{fact.ask}" for fact in load().facts.values()}
    assert asked <= set(desk_words.names())


def test_every_request_has_its_words_and_a_topic_of_the_list():
    for request in all_requests().values():
        for words in (request.first, request.done):
            home = "talk" if request.topic is None else "requests"
            assert words is None or f"{home}.{words}" in desk_words.names(), request.id
        assert request.topic is None or request.topic in topics()
        assert not request.ask or request.outcome, request.id
