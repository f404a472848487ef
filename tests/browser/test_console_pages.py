"""The staff console in a real browser: it works, can be read, and fits."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from fastapi import FastAPI
from playwright.sync_api import Page, expect

from care.clock import PinnedClock
from tests.browser.conftest import Server, Visit
from tests.browser.measures import SIDEWAYS, check_letters, check_targets
from tests.unit.web.console_detail import NOW, PHONE
from tests.unit.web.console_fakes import FakeConsoleStore, a_store
from tests.unit.web.fakes import FakeConversations, policies
from web import WebSettings, router
from web.console import ConsoleSettings
from web.console import router as console_router
from web.console.passwords import hash_password
from web.console.ports import Account, ConversationDetail

pytestmark = pytest.mark.browser

PASSWORD = "gui-lin-mi-fen-88"
PAGES = ("escalations", "conversations", "conversations/c_000000001", "bookings", "consultations")
HIGHER_PAGES = ("audit", "accounts", "password")

Begin = Callable[..., Visit]


@pytest.fixture
def store() -> FakeConsoleStore:
    store = a_store(3)
    hashed = hash_password(PASSWORD)
    for name, role in (("坐席一", "agent"), ("root", "administrator")):
        store.people[name] = Account(name, role, hashed, NOW)  # type: ignore[arg-type]
    return store


@pytest.fixture
def server(conversations: FakeConversations, store: FakeConsoleStore) -> Iterator[Server]:
    app = FastAPI()
    web = WebSettings(b"s" * 32)
    clock = PinnedClock(NOW + timedelta(hours=1))
    app.include_router(router(conversations, web, policies))
    app.include_router(console_router(store, ConsoleSettings(web), clock))
    server = Server(app)
    yield server
    server.stop()


def sign_in(visit: Visit, name: str = "root") -> Page:
    page = visit.page
    page.goto(visit.server.url + "/console/sign-in")
    page.get_by_label("账号").fill(name)
    page.get_by_label("密码").fill(PASSWORD)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="求助")).to_be_visible()
    return page


def test_a_seat_takes_an_escalation_from_banner_to_result(
    visit: Begin, store: FakeConsoleStore
) -> None:
    chat = visit(path="/console")
    page = sign_in(chat, "坐席一")
    expect(page.get_by_text("有 2 件紧急求助、1 件需当天跟进还没有人确认")).to_be_visible()
    assert page.title().startswith("（3）")
    chat.shot("console-escalations")
    page.get_by_role("link", name="看对话").last.click()
    expect(page.get_by_text("我妈嘴歪了")).to_be_visible()
    page.get_by_role("button", name="我来处理（确认）").click()
    expect(page.get_by_text("坐席一 已于 2026-11-23 10:30:00 确认")).to_be_visible()
    page.get_by_role("button", name="显示完整号码").click()
    expect(page.get_by_text(f"+86{PHONE}")).to_be_visible()
    page.get_by_label("处理结果").fill("已回电，家属已送医")
    page.get_by_role("button", name="办结").click()
    expect(page.get_by_text("结果：已回电，家属已送医")).to_be_visible()
    expect(page.get_by_text(PHONE)).to_have_count(0)
    chat.shot("console-conversation")
    done = [deed.action for deed in store.deeds]
    assert done.index("acknowledge") < done.index("reveal_phones") < done.index("resolve")
    assert chat.complaints == []


def test_the_banner_tells_of_a_new_emergency_without_a_reload(
    visit: Begin, store: FakeConsoleStore
) -> None:
    chat = visit(path="/console")
    chat.page.clock.install()
    details, store.details = store.details, {}
    page = sign_in(chat)
    expect(page.locator("#waiting")).to_be_hidden()
    store.details = details
    page.clock.run_for(11_000)
    expect(page.get_by_text("件紧急求助")).to_be_visible()
    chat.server.stop()
    page.clock.run_for(11_000)
    expect(page.get_by_text("看不到新的求助")).to_be_visible()
    chat.server.start()


@pytest.mark.parametrize("path", PAGES + HIGHER_PAGES)
def test_every_page_can_be_read_pressed_and_fits_a_narrow_screen(visit: Begin, path: str) -> None:
    chat = visit(width=1200, path="/console")
    page = sign_in(chat)
    for view, letters, targets in (("plain", 14.0, 44.0), ("elder", 18.0, 60.0)):
        for width in (1200, 320):
            page.set_viewport_size({"width": width, "height": 800})
            page.goto(f"{chat.server.url}/console/{path}?view={view}")
            if view == "elder":
                page.get_by_role("button", name="字大一点").click()
            chat.shot(f"console-{path.split('/')[0]}{len(path) % 10}-{view}-{width}")
            assert page.evaluate(SIDEWAYS) <= 0, (view, width)
            check_letters(page, letters)
            check_targets(page, targets)
    assert chat.complaints == []


def test_words_of_callers_stay_words(visit: Begin, store: FakeConsoleStore) -> None:
    evil = "<img src=x onerror=alert(1)>"
    for name, detail in list(store.details.items()):
        store.details[name] = _poisoned(detail, evil)
    chat = visit(path="/console")
    page = sign_in(chat)
    for path in PAGES:
        page.goto(f"{chat.server.url}/console/{path}")
        assert page.locator("main img").count() == 0
    assert chat.complaints == []


def test_the_sign_in_page_works_with_the_keyboard_and_tells_a_wrong_password(visit: Begin) -> None:
    chat = visit(path="/console/sign-in")
    page = chat.page
    chat.shot("console-sign-in")
    page.get_by_label("账号").focus()
    page.keyboard.type("root")
    page.keyboard.press("Tab")
    page.keyboard.type("wrong-password")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("账号或密码不对")
    chat.shot("console-sign-in-wrong")


def _poisoned(detail: ConversationDetail, evil: str) -> ConversationDetail:
    return replace(
        detail,
        turns=tuple(
            replace(t, text=evil, intent=evil, entities={evil: evil}) for t in detail.turns
        ),
        escalations=tuple(
            replace(e, kind=evil, evidence=(evil,), facts={evil: evil}) for e in detail.escalations
        ),
        consultations=tuple(replace(c, name=evil, outcome=evil) for c in detail.consultations),
        bookings=tuple(replace(b, name=evil, address=evil) for b in detail.bookings),
    )
