"""What can be measured of a page: letters, contrast, targets, width."""

from __future__ import annotations

from playwright.sync_api import Page

SIDEWAYS = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
FACTS = """() => [...document.querySelectorAll('body *')].filter((e) => {
  const own = [...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim());
  const box = e.getBoundingClientRect();
  return own && e.checkVisibility() && box.width > 1 && box.right > 0
    && !e.closest('.skip, .label, script, style');
}).map((e) => {
  const style = getComputedStyle(e);
  let under = e, back = '';
  while (under && !back) {
    const colour = getComputedStyle(under).backgroundColor;
    if (colour !== 'rgba(0, 0, 0, 0)') back = colour;
    under = under.parentElement;
  }
  return {what: e.className || e.tagName, size: parseFloat(style.fontSize),
    line: parseFloat(style.lineHeight) / parseFloat(style.fontSize), ink: style.color, back};
})"""
TARGETS = """() => [...document.querySelectorAll(
    'button, a, summary, textarea, input:not([type=hidden]), select')]
  .filter((e) => e.checkVisibility() && !e.matches('.skip'))
  .map((e) => { const b = e.getBoundingClientRect();
    return [e.textContent.trim() || e.id, b.width, b.height]; })"""


def luminance(colour: str) -> float:
    channels = [int(part) / 255 for part in colour[4:-1].split(",")]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(ink: str, back: str) -> float:
    light, dark = sorted((luminance(ink), luminance(back)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def check_letters(page: Page, least: float) -> None:
    facts = page.evaluate(FACTS)
    assert len(facts) > 3
    for fact in facts:
        assert fact["size"] >= least, fact
        assert fact["line"] >= 1.299, fact
        assert contrast(fact["ink"], fact["back"]) >= 4.5, fact


def check_targets(page: Page, least: float) -> None:
    for what, width, height in page.evaluate(TARGETS):
        assert min(width, height) >= least - 0.5, (what, width, height)
