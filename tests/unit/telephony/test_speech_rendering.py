"""What a voice says: cleaned, cut, digits apart, and always well-formed TwiML."""

import xml.etree.ElementTree as ET
from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from telephony_fakes import SETTINGS

from conversation.contract import Reply, Voice
from telephony import sms, voice
from telephony.spoken import Pause, clean, cut, spoken

ANY_TEXT = st.text(st.characters(codec=None, categories=None), max_size=400)


def said(text: str, language="cmn") -> str:
    pieces = spoken(text, language=language)
    return "".join("|" if isinstance(p, Pause) else p for p in pieces)


@pytest.mark.parametrize(
    ("text", "speech"),
    [
        ("请马上拨打120。", "请马上拨打幺二零。"),
        ("电话是0775-2821234。", "电话是零七七五|二八二|幺二三四。"),
        ("您的电话138 7751 0000，对吗？", "您的电话幺三八|七七五幺|零零零零，对吗？"),
        ("回拨+86 13877510000", "回拨幺三八|七七五幺|零零零零"),
        ("打12345或者96110", "打幺二三四五或者九六幺幺零"),
        ("在外地请打0775120。", "在外地请打零七七|五幺二|零。"),
        ("编号384712。", "编号三八四|七幺二。"),
        ("您的预约号是384712", "您的预约号是三八四|七幺二"),
    ],
)
def test_numbers_to_dial_are_spoken_one_digit_at_a_time(text, speech):
    assert said(text) == speech


@pytest.mark.parametrize(
    "text",
    [
        "每月120元。",
        "120岁",
        "补贴标准每月120，年满80",
        "共有120张床位",
        "一共12345元",
        "投资1000000元",
        "2015年12月3日",
        "下午3点",
        "床位4200张",
    ],
)
def test_amounts_ages_and_dates_stay_numbers(text):
    assert said(text) == text


def test_cantonese_says_one_as_one():
    assert said("拨打120", "yue") == "拨打一二零"


@pytest.mark.parametrize(
    ("text", "speech"),
    [
        ("**高龄津贴**（80-89岁）：50元/月。\n- 一\n- 二", "高龄津贴，80到89岁：50元每月。一。二"),
        ("详见https://a.example/b?c=1。", "详见。"),
        ("[玉林市](http://x.example)《实施意见》〔2015〕9号", "玉林市，实施意见，2015，9号"),
        ("达到95%以上", "达到百分之95以上"),
        ("2026-11-23 8:30到10:00", "2026年11月23日8点30分到10点"),
        ("好的😀👴🏻\x00\x07", "好的"),
        ("你 好 Mr Li", "你好Mr Li"),
        ("甲。\n\n乙。", "甲。乙。"),
        ('A&B <b>粗</b> "引"', "A和B，b粗，b，引"),
    ],
)
def test_text_is_cleaned_for_speech(text, speech):
    assert said(text).replace("，，", "，").startswith(speech[:3])
    assert not set('*#<>[]()（）《》“”"😀\x00\n') & set(said(text))


def test_exact_cleaning_of_the_common_marks():
    assert (
        clean("**高龄津贴**（80-89岁）：50元/月。\n- 一\n- 二")
        == "高龄津贴，80到89岁：50元每月。一。二"
    )
    assert (
        clean("达到95%以上，2026-11-23 8:30到10:00")
        == "达到百分之95以上，2026年11月23日8点30分到10点"
    )
    assert clean("你 好 Mr Li") == "你好Mr Li"


def test_a_long_text_ends_with_a_whole_sentence():
    text = "这是第一句话。" * 2000
    assert len(text) > 10_000
    short = cut(text, 600)
    assert len(short) <= 600 and short.endswith("句话。")
    assert cut("一" * 50, 20) == "一" * 20 + "。"
    assert cut("电话13877510000", 10) == "电话。"


@given(text=ANY_TEXT, language=st.sampled_from(["cmn", "yue"]))
@example(text="\ud800]]>&<\x0b\ufffe", language="cmn")
@example(text="一13877510000二0775-2821234三120四", language="yue")
def test_any_text_gives_well_formed_twiml_that_says_all_of_it(text, language):
    reply = Reply("c_1", "t_1", 1, text, text, voice=Voice(language))
    for then in ("listen", "hang_up", "transfer"):
        document = voice.answer(replace(reply, then=then), SETTINGS)
        assert document == voice.answer(replace(reply, then=then), SETTINGS)
        say = ET.fromstring(document.encode()).find(".//Say")
        heard = "".join(say.itertext())
        pieces = spoken(text, language=language, limit=SETTINGS.max_spoken)
        expected = "".join(p for p in pieces if isinstance(p, str))
        assert heard.replace("\r", "") == expected
    ET.fromstring(sms.answer(reply, SETTINGS).encode())
    ET.fromstring(voice.alert(text, SETTINGS).encode())


@given(text=ANY_TEXT, parts=st.integers(1, 8))
def test_any_text_fits_into_its_sms_parts(text, parts):
    short = sms.sms_text(text, parts)
    assert sms.parts(short) <= parts
    assert "http://" not in short and "www." not in short


def test_a_text_of_seventy_characters_is_one_sms_and_of_seventy_one_two():
    assert [sms.parts("字" * n) for n in (0, 70, 71, 134, 135)] == [1, 1, 2, 2, 3]
    assert sms.parts("😀" * 35) == 1 and sms.parts("😀" * 36) == 2


def test_a_long_sms_ends_after_a_sentence_and_says_that_there_is_more():
    short = sms.sms_text("高龄津贴按月发放。" * 100, 3)
    assert short.endswith("按月发放。" + sms.MORE) and sms.parts(short) == 3
    numbers = sms.sms_text("1" * 500, 2)
    assert not numbers.removesuffix(sms.MORE)


def test_an_sms_carries_no_page_address_and_keeps_the_words():
    text = sms.sms_text("**预约成功**，编号384712。详见 https://a.example/b\n\n谢谢")
    assert text == "预约成功，编号384712。详见\n谢谢"


def test_a_silent_call_is_never_hung_up_by_telephony_itself():
    reply = Reply("c_1", "t_1", 1, "您还在吗？", "您还在吗？")
    root = ET.fromstring(voice.answer(reply, SETTINGS))
    assert [child.tag for child in root] == ["Gather", "Redirect"]
    assert root.find("Redirect").text == root.find("Gather").get("action")


def test_an_alert_call_says_its_text_twice_slowly():
    root = ET.fromstring(voice.alert("有人摔倒，请回拨13800000000", SETTINGS))
    assert [child.tag for child in root] == ["Say", "Pause", "Say", "Pause", "Hangup"]
    assert root.find("Say/prosody").attrib == {"rate": "slow", "volume": "loud"}
