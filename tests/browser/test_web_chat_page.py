"""The chat page in a real browser."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser

Begin = Callable[..., Visit]


def test_a_question_gets_its_answer_with_the_full_quote(visit: Begin) -> None:
    chat = visit()
    expect(chat.page.get_by_text("已接通")).to_be_visible()
    chat.ask("高龄老人有什么津贴？")
    log = chat.page.get_by_role("log")
    expect(log.get_by_text("没有写明每月发多少钱")).to_be_visible()
    expect(log.get_by_text("落实好高龄老人津贴制度，进一步完善津贴发放管理办法。")).to_be_visible()
    expect(log.get_by_text("文件原文：19．完善家庭养老支持政策")).to_be_visible()
    expect(log.get_by_text("出自《关于加快发展养老服务业的实施意见》（2015年）")).to_be_visible()
    expect(log.get_by_role("button", name="朗读这条回答").first).to_be_visible()
    chat.shot("chat-wide")
    assert chat.complaints == []


def test_a_choice_is_sent_as_words_and_then_gone(visit: Begin) -> None:
    chat = visit()
    chat.ask("高龄津贴")
    chat.page.get_by_role("button", name="要，帮我问").click()
    expect(chat.page.get_by_text("工作人员会看到这次对话")).to_be_visible()
    expect(chat.page.get_by_role("button", name="要，帮我问")).to_have_count(0)
    assert chat.conversations.words == ["高龄津贴", "找人工"]


def test_a_person_is_one_press_away_and_120_is_always_in_view(visit: Begin) -> None:
    chat = visit(width=390, height=844)
    for number in range(6):
        chat.ask(f"第{number}个问题")
        expect(chat.page.get_by_text(f"您说的是：第{number}个问题")).to_be_visible()
    call = chat.page.get_by_role("link", name="请直接拨打120")
    expect(call).to_be_in_viewport()
    assert call.get_attribute("href") == "tel:120"
    expect(chat.page.get_by_role("button", name="找人工")).to_be_in_viewport()
    chat.page.get_by_role("button", name="找人工").click()
    expect(chat.page.get_by_text("已经记下您要找人工")).to_be_in_viewport()
    chat.shot("chat-390")


def test_an_emergency_is_told_in_words_with_a_number_to_dial(visit: Begin) -> None:
    chat = visit(width=390, height=844)
    chat.ask("我妈突然嘴歪了半边身子动不了")
    alert = chat.page.get_by_role("log").get_by_role("alert")
    expect(alert.get_by_text("紧急情况")).to_be_visible()
    assert alert.get_by_role("link", name="拨打 120").get_attribute("href") == "tel:120"
    chat.shot("chat-emergency")


def test_a_lost_line_comes_back_and_sends_what_waited_once(visit: Begin) -> None:
    chat = visit()
    expect(chat.page.get_by_text("已接通")).to_be_visible()
    chat.ask("第一句")
    expect(chat.page.get_by_text("您说的是：第一句")).to_be_visible()
    chat.server.stop()
    expect(chat.page.locator("#state")).to_contain_text("正在重新连接")
    expect(chat.page.locator("#trouble")).to_be_in_viewport()
    chat.ask("第二句")
    expect(chat.page.get_by_text("等网络接通就发出")).to_be_visible()
    chat.shot("chat-lost")
    chat.server.start()
    expect(chat.page.get_by_text("您说的是：第二句")).to_be_visible(timeout=20_000)
    expect(chat.page.get_by_text("等网络接通就发出")).to_have_count(0)
    assert chat.conversations.words == ["第一句", "第二句"]
    assert len(chat.conversations.begun) == 1


def test_an_answer_lost_on_the_way_is_asked_for_again_not_repeated(visit: Begin) -> None:
    chat = visit()
    expect(chat.page.get_by_text("已接通")).to_be_visible()
    chat.conversations.delay = 1.5
    chat.ask("慢慢答")
    expect(chat.page.get_by_text("正在回答")).to_be_visible()
    chat.page.reload()
    expect(chat.page.get_by_text("您说的是：慢慢答")).to_be_visible()
    assert chat.conversations.words == ["慢慢答"]


def test_a_reload_keeps_the_conversation_and_its_text(visit: Begin) -> None:
    chat = visit()
    chat.ask("高龄津贴")
    expect(chat.page.get_by_text("没有写明每月发多少钱")).to_be_visible()
    chat.page.reload()
    expect(chat.page.get_by_text("已接通")).to_be_visible()
    expect(chat.page.get_by_text("没有写明每月发多少钱")).to_have_count(1)
    expect(chat.page.get_by_text("您好，这里是暖铃")).to_have_count(1)
    assert len(chat.conversations.begun) == 1


def test_finishing_clears_the_device_and_the_next_words_begin_anew(visit: Begin) -> None:
    chat = visit()
    chat.ask("秘密")
    expect(chat.page.get_by_text("您说的是：秘密")).to_be_visible()
    chat.page.on("dialog", lambda dialog: dialog.accept())
    chat.page.get_by_role("button", name="结束对话").click()
    expect(chat.page.get_by_text("记录已经清除")).to_be_visible()
    expect(chat.page.get_by_text("秘密")).to_have_count(0)
    assert "秘密" not in chat.page.evaluate("() => JSON.stringify(sessionStorage)")
    chat.ask("又来了")
    expect(chat.page.get_by_text("您说的是：又来了")).to_be_visible()
    assert chat.conversations.finished == [("c_0", "bye")]
    assert len(chat.conversations.begun) == 2


def test_after_goodbye_the_next_words_begin_a_new_conversation(visit: Begin) -> None:
    chat = visit()
    chat.ask("再见")
    expect(chat.page.get_by_text("这次对话已结束")).to_be_visible()
    chat.ask("还有一件事")
    expect(chat.page.get_by_text("您说的是：还有一件事")).to_be_visible()
    assert len(chat.conversations.begun) == 2


@pytest.mark.parametrize("words", ["<img src=x onerror=alert(1)>", "<script>alert(1)</script>"])
def test_html_in_words_stays_words(visit: Begin, words: str) -> None:
    chat = visit()
    chat.ask(words)
    expect(chat.page.get_by_text(f"您说的是：{words}")).to_be_visible()
    assert chat.page.locator("#log img, #log script").count() == 0
    assert chat.complaints == []


def test_an_empty_box_and_a_too_long_text_are_told_kindly(visit: Begin) -> None:
    chat = visit()
    expect(chat.page.get_by_text("已接通")).to_be_visible()
    chat.page.get_by_role("button", name="发送").click()
    expect(chat.page.get_by_text("请先写下您的问题")).to_be_visible()
    chat.ask("长" * 10_001)
    expect(chat.page.get_by_text("一次最多一万个字")).to_be_visible()
    assert len(chat.page.get_by_label("请写下您的问题").input_value()) == 10_001
    assert chat.conversations.words == []


def test_enter_sends_and_enter_inside_an_input_method_does_not(visit: Begin) -> None:
    chat = visit()
    expect(chat.page.get_by_text("已接通")).to_be_visible()
    chat.page.get_by_label("请写下您的问题").fill("拼音")
    composing = """(e) => e.dispatchEvent(
        new KeyboardEvent('keydown', {key: 'Enter', isComposing: true, bubbles: true}))"""
    chat.page.get_by_label("请写下您的问题").evaluate(composing)
    assert chat.page.get_by_label("请写下您的问题").input_value() == "拼音"
    chat.page.keyboard.press("Enter")
    expect(chat.page.get_by_text("您说的是：拼音")).to_be_visible()
    assert chat.conversations.words == ["拼音"]


def test_reading_aloud_starts_and_stops(visit: Begin) -> None:
    chat = visit()
    chat.page.evaluate("() => { speechSynthesis.speak = (u) => { window.spoken = u; }; }")
    button = chat.page.get_by_role("button", name="朗读这条回答")
    button.click()
    stop = chat.page.get_by_role("button", name="停止朗读")
    expect(stop).to_be_visible()
    assert chat.page.evaluate("() => [window.spoken.lang, window.spoken.rate < 0.9]") == [
        "zh-CN",
        True,
    ]
    stop.click()
    expect(button).to_be_visible()
