"""The chat page as a family member uses it: real page, real socket, real processes."""

import pytest
from playwright.sync_api import expect

pytestmark = [pytest.mark.e2e, pytest.mark.browser]


@pytest.fixture
def page(browser):
    page = browser.new_page()
    yield page
    page.close()


def ask(page, stack, words):
    page.goto(f"http://127.0.0.1:{stack.settings.port}/")
    box = page.get_by_role("textbox")
    box.fill(words)
    box.press("Enter")


def test_the_page_shows_the_full_quote_with_its_clause(page, stack_at_home):
    ask(page, stack_at_home, "高龄老人有什么津贴")
    expect(page.get_by_text("落实好高龄老人津贴制度").first).to_be_visible(timeout=10_000)
    expect(page.get_by_text("第19条").first).to_be_visible()


def test_an_emergency_on_the_page_is_told_to_dial_120(page, stack_at_home):
    ask(page, stack_at_home, "我妈突然嘴歪了半边身子动不了")
    expect(page.get_by_text("请马上打120").first).to_be_visible(timeout=10_000)
