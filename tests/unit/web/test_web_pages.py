"""The pages, their headers and assets."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from tests.unit.web.fakes import FakeConversations, policies
from web import WebSettings, router
from web.limits import Window


@pytest.fixture
def client() -> Iterator[TestClient]:
    app = FastAPI()
    settings = WebSettings(b"s" * 32, public_url="https://nuanling.example.cn", hotline="12345")
    app.include_router(router(FakeConversations(), settings, policies))
    with TestClient(app) as made:
        yield made


@pytest.mark.parametrize("path", ["/", "/policy/yulin-2015", "/policy/none", "/static/x/none.js"])
def test_every_page_carries_a_strict_policy(client: TestClient, path: str) -> None:
    headers = client.get(path).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
    assert headers["strict-transport-security"].startswith("max-age=")


def test_no_page_holds_inline_script_or_style(client: TestClient) -> None:
    for path in ("/", "/policy/yulin-2015", "/policy/none"):
        html = client.get(path).text
        assert not re.search(r"<script(?![^>]*\bsrc=)", html)
        assert not re.search(r"<style|\sstyle=|\son[a-z]+=", html)


def test_the_chat_page_always_offers_a_person_and_120(client: TestClient) -> None:
    html = client.get("/").text
    assert "找人工" in html
    assert 'href="tel:120"' in html
    assert 'lang="zh-CN"' in html


def test_assets_are_addressed_by_their_content_and_kept(client: TestClient) -> None:
    paths = re.findall(r'"(/static/[^"]+)"', client.get("/").text)
    assert len(paths) >= 4
    for path in paths:
        response = client.get(path)
        assert response.status_code == 200
        assert "immutable" in response.headers["cache-control"]
    name = paths[0].rsplit("/", 1)[1]
    assert client.get(f"/static/old/{name}").headers["cache-control"] == "no-cache"


@pytest.mark.parametrize(
    "path", ["/static/x/../settings.py", "/static/x/..%2Fsettings.py", "/static/x/%2Fetc%2Fpasswd"]
)
def test_nothing_outside_the_assets_is_served(client: TestClient, path: str) -> None:
    assert client.get(path).status_code == 404


def test_a_policy_page_has_an_anchor_for_every_clause_and_escapes_text(client: TestClient) -> None:
    html = client.get("/policy/yulin-2015").text
    assert 'id="clause-19"' in html
    assert 'href="#clause-18"' in html
    assert "2015年" in html
    assert "&lt;b&gt;&amp;&lt;/b&gt;" in html


def test_an_unknown_policy_is_a_kind_404(client: TestClient) -> None:
    response = client.get("/policy/<script>")
    assert response.status_code == 404
    assert "没有找到" in response.text
    assert "<script>" not in response.text


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE"])
def test_other_methods_are_refused(client: TestClient, method: str) -> None:
    assert client.request(method, "/").status_code == 405


def test_head_is_answered(client: TestClient) -> None:
    assert client.head("/").status_code == 200


def test_a_short_secret_is_refused_in_a_sentence() -> None:
    with pytest.raises(ValueError, match="at least 32"):
        WebSettings(b"short")


def test_the_secret_does_not_show_in_a_repr() -> None:
    assert "ssss" not in repr(WebSettings(b"s" * 32))


def test_a_window_waits_only_as_long_as_it_must() -> None:
    now = 100.0
    window = Window(2, 10.0, monotonic=lambda: now)
    assert [window.take("a") for _ in range(4)] == [0.0, 0.0, 10.0, 10.0]
    assert window.take("b") == 0.0
    now = 125.0
    assert window.take("a") == 0.0


def test_a_window_forgets_quiet_keys() -> None:
    now = 0.0
    window = Window(1, 10.0, monotonic=lambda: now)
    for number in range(2000):
        now += 1.0
        assert window.allows(str(number))
    assert len(window._events) <= 1024
