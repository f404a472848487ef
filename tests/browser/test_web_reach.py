"""The page for old eyes and hands: sizes, contrast, targets, keyboard, narrow screens."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit
from tests.browser.measures import SIDEWAYS, check_letters, check_targets

pytestmark = pytest.mark.browser

Begin = Callable[..., Visit]


def fill(chat: Visit) -> Page:
    """Let the page hold every kind of thing: answer, citation, choices, alert, hint."""
    expect(chat.page.get_by_text("已接通")).to_be_visible()
    chat.ask("我妈突然嘴歪了半边身子动不了")
    expect(chat.page.get_by_text("可能是中风")).to_be_visible()
    chat.ask("高龄老人有什么津贴？")
    expect(chat.page.get_by_role("button", name="要，帮我问")).to_be_visible()
    for closed in chat.page.locator("details:not([open]) summary").all():
        closed.click()
    chat.page.get_by_role("button", name="发送").click()
    return chat.page


@pytest.mark.parametrize(("view", "least"), [("plain", 14.0), ("elder", 18.0)])
def test_letters_lines_and_contrast_are_as_promised(visit: Begin, view: str, least: float) -> None:
    page = fill(visit(width=390, height=844, path=f"/?view={view}"))
    check_letters(page, least)


@pytest.mark.parametrize(("view", "least"), [("plain", 44.0), ("elder", 60.0)])
def test_everything_pressed_is_large_enough(visit: Begin, view: str, least: float) -> None:
    page = fill(visit(width=390, height=844, path=f"/?view={view}"))
    check_targets(page, least)


def test_elder_view_grows_to_thirty_pixels_and_is_remembered(visit: Begin) -> None:
    chat = visit()
    size = "() => parseFloat(getComputedStyle(document.querySelector('.words')).fontSize)"
    expect(chat.page.get_by_text("您好，这里是暖铃")).to_be_visible()
    chat.page.get_by_role("button", name="大字版").click()
    assert chat.page.evaluate(size) >= 18
    larger = chat.page.get_by_role("button", name="字大一点")
    for _ in range(2):
        larger.click()
    assert chat.page.evaluate(size) >= 30
    assert larger.get_attribute("aria-disabled") == "true"
    chat.page.reload()
    expect(chat.page.get_by_role("button", name="标准版")).to_be_visible()
    assert chat.page.evaluate(size) >= 30
    chat.shot("elder-largest-wide")


@pytest.mark.parametrize("steps", [0, 3])
@pytest.mark.parametrize(("view", "width", "height"), [("plain", 320, 568), ("elder", 320, 640)])
def test_a_narrow_screen_never_scrolls_sideways(
    visit: Begin, view: str, width: int, height: int, steps: int
) -> None:
    chat = visit(width=width, height=height, path=f"/?view={view}")
    if view == "elder":
        for _ in range(steps):
            chat.page.get_by_role("button", name="字大一点").click()
    page = fill(chat)
    assert page.evaluate(SIDEWAYS) <= 0
    chat.shot(f"narrow-{view}-{steps}")
    page.goto(chat.server.url + "/policy/yulin-2015#clause-19")
    assert page.evaluate(SIDEWAYS) <= 0
    chat.shot(f"policy-{view}-{steps}")


def test_everything_can_be_done_with_the_keyboard(visit: Begin) -> None:
    chat = visit()
    page = chat.page
    expect(page.get_by_text("已接通")).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("() => document.activeElement.id") == "text"
    page.keyboard.type("高龄津贴")
    page.keyboard.press("Enter")
    choice = page.get_by_role("button", name="要，帮我问")
    expect(choice).to_be_visible()
    for _ in range(12):
        page.keyboard.press("Shift+Tab")
        if page.evaluate("() => document.activeElement.textContent") == "要，帮我问":
            break
    expect(choice).to_be_focused()
    assert page.evaluate("() => getComputedStyle(document.activeElement).outlineStyle") == "solid"
    page.keyboard.press("Enter")
    expect(page.get_by_text("已经记下您要找人工")).to_be_visible()
    assert page.evaluate("() => document.activeElement.id") == "text"


def test_every_button_can_be_reached_with_tab(visit: Begin) -> None:
    page = fill(visit())
    count = page.evaluate(
        "() => [...document.querySelectorAll('button, a, summary, textarea')]"
        ".filter((e) => e.checkVisibility()).length"
    )
    page.evaluate("() => document.activeElement.blur()")
    seen = set()
    for _ in range(count + 3):
        page.keyboard.press("Tab")
        seen.add(
            page.evaluate(
                "() => [...document.querySelectorAll('*')].indexOf(document.activeElement)"
            )
        )
    assert len(seen) >= count


def test_the_log_is_announced_and_motion_is_optional(visit: Begin) -> None:
    chat = visit(reduced_motion="reduce")
    log = chat.page.get_by_role("log")
    assert log.get_attribute("aria-live") == "polite"
    behaviour = "() => getComputedStyle(document.documentElement).scrollBehavior"
    assert chat.page.evaluate(behaviour) == "auto"


def test_a_citation_is_closed_on_a_small_screen_and_open_on_a_wide_one(visit: Begin) -> None:
    for width, opened in ((390, False), (1200, True)):
        chat = visit(width=width)
        chat.ask("高龄津贴")
        details = chat.page.locator("details.citation")
        expect(details).to_have_count(1)
        assert details.evaluate("(e) => e.open") is opened


def test_a_citation_leads_to_its_clause_and_back_to_the_conversation(visit: Begin) -> None:
    chat = visit()
    chat.ask("高龄津贴")
    chat.page.get_by_role("link", name="看文件全文").click()
    expect(chat.page.locator("#clause-19")).to_be_in_viewport()
    chat.shot("policy-wide")
    chat.page.get_by_role("link", name="回到咨询").click()
    expect(chat.page.get_by_text("没有写明每月发多少钱")).to_be_visible()
    assert chat.complaints == []
    assert len(chat.conversations.begun) == 1
