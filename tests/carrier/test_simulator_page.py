"""The simulator's page in a real browser, against the real webhooks of a tiny application."""

import asyncio
import re
import socket
import threading
import time
from collections.abc import Iterator

import pytest
import uvicorn
from fastapi import FastAPI
from playwright.sync_api import Page, expect

import telephony.webhooks
from conversation.contract import Reply
from telephony.settings import TelephonySettings
from telephony.simulator import routes

pytestmark = pytest.mark.browser
WIDTHS = [(1280, 900), (320, 640)]


class Answers:
    """A conversation that answers by key and word."""

    def __init__(self) -> None:
        self.heard: list[str] = []
        self.ended = 0

    async def begin(self, *, channel, key, caller=None) -> Reply:
        words = "您好，这里是暖铃养老服务热线。请直接说话，讲白话撳2，找人工按0。"
        return Reply("c_1", "t_0", 0, words, words)

    async def turn(self, conversation_id, utterance, *, nonce) -> Reply:
        self.heard.append(f"{utterance.kind}:{utterance.value}")
        await asyncio.sleep(0.05)
        more = {"speech": f"您说的是：{utterance.value or '没有声音'}。"}
        if utterance.value == "0":
            more = {"speech": "好的，帮您接人工。", "then": "transfer"}
        if utterance.value == "订餐":
            more = {"speech": "请按您的电话，按完按井号键。", "keypad": "number"}
        if utterance.value == "再见":
            more = {"speech": "祝您平安。", "then": "hang_up"}
        ordinal = len(self.heard)
        return Reply("c_1", f"t_{ordinal}", ordinal, more["speech"], **more)

    async def overhear(self, conversation_id, text) -> bool:
        self.heard.append(f"partial:{text}")
        return False

    async def end(self, conversation_id, *, reason) -> None:
        self.ended += 1


@pytest.fixture(scope="module")
def hotline() -> Iterator[tuple[str, Answers]]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    address = f"http://127.0.0.1:{port}"
    settings = TelephonySettings(
        public_url=address, auth_token="t", sms_key=b"k" * 32, duty_number="+85229990000"
    )
    answers = Answers()
    app = FastAPI()
    app.include_router(telephony.webhooks.router(answers, settings))
    app.include_router(routes.router(settings, development=True))
    config = uvicorn.Config(app, port=port, log_level="warning", lifespan="off", ws="none")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    yield address, answers
    server.should_exit = True
    thread.join(10)


@pytest.fixture
def page(browser, hotline) -> Iterator[Page]:
    page = browser.new_page()
    troubles: list[str] = []
    page.on("pageerror", lambda error: troubles.append(str(error)))
    page.on("console", lambda m: troubles.append(m.text) if m.type == "error" else None)
    page.goto(hotline[0] + "/simulator")
    page.get_by_label("读出声音").uncheck()
    yield page
    page.close()
    assert [t for t in troubles if "502" not in t] == [], "the page or its policy complains"


def said(page: Page, words: str) -> None:
    expect(page.get_by_role("log")).to_contain_text(words)


def test_a_call_by_voice_and_keys_from_greeting_to_goodbye(page, hotline):
    answers = hotline[1]
    answers.heard.clear()
    page.get_by_role("button", name="拨打").click()
    said(page, "暖铃养老服务热线")
    expect(page.get_by_label("您说")).to_be_focused()
    page.get_by_label("您说").fill("我妈有高龄津贴吗")
    page.get_by_label("您说").press("Enter")
    said(page, "您说的是：我妈有高龄津贴吗")
    page.get_by_role("button", name=re.compile("^2")).click()
    said(page, "按键 2")
    said(page, "您说的是：2")
    page.get_by_role("button", name="不说话").click()
    said(page, "没有声音")
    page.get_by_label("您说").fill("订餐")
    page.get_by_role("button", name="说出").click()
    expect(page.get_by_role("status")).to_contain_text("按完按井号键")
    for key in "138":
        page.get_by_role("button", name=re.compile(f"^{key}")).click()
    expect(page.locator("#typed")).to_have_text("已按：138")
    page.get_by_role("button", name="井号键").click()
    said(page, "您说的是：138")
    page.get_by_label("您说").fill("再见")
    page.get_by_label("您说").press("Enter")
    said(page, "通话结束")
    expect(page.get_by_role("button", name="拨打")).to_be_enabled()
    spoken = [h for h in answers.heard if not h.startswith("partial")]
    assert spoken == [
        "text:我妈有高龄津贴吗", "digits:2", "silence:", "text:订餐", "digits:138", "text:再见",
    ]  # fmt: skip
    expect(page.locator("#wire pre").first).to_contain_text("<Hangup")
    expect(page.locator("#wire li")).to_have_count(8)


def test_the_keyboard_alone_reaches_a_person_and_comes_back(page):
    page.get_by_role("button", name="拨打").focus()
    page.keyboard.press("Enter")
    said(page, "暖铃")
    page.get_by_role("log").focus()
    page.keyboard.press("0")
    said(page, "正在转接")
    page.get_by_role("button", name="没有人接").press("Enter")
    said(page, "没有接通")
    page.get_by_role("button", name="挂机").click()
    said(page, "您挂机了")


def test_unfinished_words_are_overheard(page, hotline):
    page.get_by_role("button", name="拨打").click()
    said(page, "暖铃")
    page.get_by_label("您说").fill("我妈突然嘴歪")
    expect(page.locator("#wire")).to_contain_text("UnstableSpeechResult=我妈突然嘴歪")
    assert "partial:我妈突然嘴歪" in hotline[1].heard
    page.get_by_role("button", name="挂机").click()


def test_nothing_is_too_small_and_nothing_overflows(page):
    for width, height in WIDTHS:
        page.set_viewport_size({"width": width, "height": height})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        for box in page.evaluate(
            "[...document.querySelectorAll('button')].filter(b => b.offsetParent)"
            ".map(b => [b.offsetWidth, b.offsetHeight])"
        ):
            assert min(box) >= 60
        assert page.evaluate("parseFloat(getComputedStyle(document.body).fontSize)") >= 18
