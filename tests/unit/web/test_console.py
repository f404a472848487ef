"""The staff console, driven as a browser drives it, without one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from fastapi import FastAPI
from httpx2 import Response
from starlette.testclient import TestClient

from care.clock import PinnedClock
from care.errors import StorageUnavailable
from tests.unit.web.console_fakes import NOW, PHONE, FakeConsoleStore, a_store
from web import WebSettings
from web.console import ConsoleSettings, first_administrator, reset_password, router
from web.console.passwords import hash_password
from web.console.ports import Account

PASSWORD = "gui-lin-mi-fen-88"
HASH = hash_password(PASSWORD)
SETTINGS = ConsoleSettings(WebSettings(b"s" * 32))


class Staff:
    """A browser of somebody on the staff."""

    def __init__(self, store: FakeConsoleStore, clock: PinnedClock) -> None:
        app = FastAPI()
        app.include_router(router(store, SETTINGS, clock))
        self.store = store
        self.clock = clock
        self.client = TestClient(app, follow_redirects=False)

    def get(self, path: str) -> Response:
        return self.client.get(f"/console{path}")

    def post(self, path: str, page: str | None = None, **form: str) -> Response:
        """Post a form with the mark that `page` carries (the list of escalations by default)."""
        mark = re.search(r'name="mark" value="(\w+)"', self.get(page or "/escalations").text)
        assert mark is not None
        return self.client.post(f"/console{path}", data={"mark": mark[1], **form})

    def sign_in(self, name: str = "seat", password: str = PASSWORD) -> Response:
        return self.post("/sign-in", "/sign-in", name=name, password=password)

    @property
    def deeds(self) -> list[str]:
        return [deed.action for deed in self.store.deeds]


@pytest.fixture
def staff() -> Iterator[Staff]:
    store = a_store(3)
    for name, role in (("seat", "agent"), ("boss", "supervisor"), ("chief", "administrator")):
        store.people[name] = Account(name, role, HASH, NOW)  # type: ignore[arg-type]
    yield Staff(store, PinnedClock(NOW + timedelta(hours=1)))


PRIVATE = (
    "/escalations",
    "/conversations",
    "/conversations/c_000000001",
    "/bookings",
    "/consultations",
    "/audit",
    "/accounts",
    "/password",
)


@pytest.mark.parametrize("path", PRIVATE)
def test_without_signing_in_every_page_leads_to_the_door(staff: Staff, path: str) -> None:
    response = staff.get(path)
    assert (response.status_code, response.headers["location"]) == (303, "/console/sign-in")
    assert staff.get("/waiting").status_code == 401
    assert staff.store.deeds == []


def test_signing_in_opens_the_console_with_a_cookie_that_no_script_reads(staff: Staff) -> None:
    response = staff.sign_in()
    assert response.status_code == 303
    cookies = response.headers.get_list("set-cookie")
    session = next(c for c in cookies if c.startswith("nuanling_console="))
    assert "HttpOnly" in session
    assert "SameSite=strict" in session
    assert "Path=/console" in session
    assert staff.get("/escalations").status_code == 200
    assert staff.deeds[0] == "sign_in"


def test_the_cookie_asks_for_tls_where_the_site_has_it() -> None:
    store = a_store()
    store.people["seat"] = Account("seat", "agent", HASH, NOW)
    app = FastAPI()
    web = WebSettings(b"s" * 32, public_url="https://nuanling.example.cn")
    app.include_router(router(store, ConsoleSettings(web), PinnedClock(NOW)))
    response = TestClient(app).get("/console/sign-in")
    assert "Secure" in response.headers["set-cookie"]
    assert "strict-transport-security" in response.headers


@pytest.mark.parametrize(
    ("name", "password"),
    [("seat", "wrong-password"), ("nobody", PASSWORD), ("", ""), ("' OR", "x")],
)
def test_a_wrong_name_and_a_wrong_password_look_the_same(
    staff: Staff, name: str, password: str
) -> None:
    response = staff.sign_in(name, password)
    assert response.status_code == 401
    assert "账号或密码不对" in response.text
    assert staff.deeds == ["sign_in_failed"]
    assert staff.store.deeds[0].actor in {"seat", "(unknown)"}


def test_five_wrong_passwords_close_the_door_even_to_the_right_one(staff: Staff) -> None:
    for _ in range(5):
        assert staff.sign_in(password="wrong-password").status_code == 401
    response = staff.sign_in()
    assert response.status_code == 429
    assert "十五分钟" in response.text
    assert staff.sign_in("boss").status_code == 303


def test_a_disabled_account_cannot_sign_in_and_is_out_at_once(staff: Staff) -> None:
    staff.sign_in()
    seat = staff.store.people["seat"]
    staff.store.people["seat"] = Account("seat", "agent", HASH, NOW, active=False)
    assert staff.get("/escalations").status_code == 303
    assert staff.sign_in().status_code == 401
    staff.store.people["seat"] = seat


def test_a_session_ends_when_idle_and_at_the_end_of_a_shift(staff: Staff) -> None:
    staff.sign_in()
    staff.clock.advance(timedelta(minutes=29))
    assert staff.get("/escalations").status_code == 200
    staff.clock.advance(timedelta(minutes=31))
    assert staff.get("/escalations").status_code == 303
    staff.sign_in()
    for _ in range(25):
        staff.clock.advance(timedelta(minutes=28))
        assert staff.get("/escalations").status_code == 200
    staff.clock.advance(timedelta(minutes=28))
    assert staff.get("/escalations").status_code == 303


def test_looking_for_new_escalations_keeps_no_session_alive(staff: Staff) -> None:
    staff.sign_in()
    for _ in range(4):
        staff.clock.advance(timedelta(minutes=8))
        last = staff.get("/waiting")
    assert last.status_code == 401


def test_signing_out_ends_the_session_for_a_kept_cookie_too(staff: Staff) -> None:
    staff.sign_in()
    kept = staff.client.cookies.get("nuanling_console")
    assert staff.post("/sign-out").status_code == 303
    staff.client.cookies.set("nuanling_console", str(kept), path="/console")
    assert staff.get("/escalations").status_code == 303


@pytest.mark.parametrize("mark", ["", "0" * 64, "ü"])
def test_a_forged_form_is_refused_and_does_nothing(staff: Staff, mark: str) -> None:
    staff.sign_in()
    path = "/console/escalations/e_000000001/acknowledge"
    assert staff.client.post(path, data={"mark": mark}).status_code == 403
    assert staff.store._escalation("e_000000001").acknowledged_at is None  # type: ignore[union-attr]


def test_a_form_from_another_site_is_refused_though_its_mark_is_right(staff: Staff) -> None:
    staff.sign_in()
    staff.client.headers["origin"] = "https://evil.example"
    assert staff.post("/escalations/e_000000001/acknowledge").status_code == 403


def test_the_mark_of_one_session_is_wrong_for_another(staff: Staff) -> None:
    other = Staff(staff.store, staff.clock)
    staff.sign_in()
    other.sign_in("boss")
    found = re.search(r'name="mark" value="(\w+)"', other.get("/escalations").text)
    assert found is not None
    path = "/console/escalations/e_000000001/acknowledge"
    assert staff.client.post(path, data={"mark": found[1]}).status_code == 403


def test_a_huge_form_is_refused(staff: Staff) -> None:
    staff.sign_in()
    assert staff.post("/search", words="x" * 100_000).status_code == 413


@pytest.mark.parametrize(
    ("name", "allowed"),
    [
        ("seat", {"/escalations", "/conversations", "/bookings", "/consultations", "/password"}),
        (
            "boss",
            {
                "/escalations",
                "/conversations",
                "/bookings",
                "/consultations",
                "/password",
                "/audit",
            },
        ),
        ("chief", set(PRIVATE)),
    ],
)
def test_a_role_sees_what_is_its_own(staff: Staff, name: str, allowed: set[str]) -> None:
    staff.sign_in(name)
    for path in PRIVATE:
        expected = 200 if path in allowed or path.startswith("/conversations/") else 403
        assert staff.get(path).status_code == expected, path
    menu = staff.get("/escalations").text
    assert ("/console/audit" in menu) is ("/audit" in allowed)
    assert ("/console/accounts" in menu) is ("/accounts" in allowed)


def test_an_agent_cannot_post_what_only_others_may(staff: Staff) -> None:
    staff.sign_in()
    for path in ("/audit/verify", "/accounts", "/accounts/boss/reset", "/accounts/boss/role"):
        assert staff.post(path, name="new", role="administrator").status_code == 403
    assert set(staff.store.people) == {"seat", "boss", "chief"}


def test_a_conversation_shows_what_happened_with_phones_masked(staff: Staff) -> None:
    staff.sign_in()
    html = staff.get("/conversations/c_000000001").text
    for words in (
        "我妈嘴歪了",
        "138****0000",
        "把握 93%",
        "19．完善家庭养老支持政策",
        "紧急识别 0.4",
        "合计 12.0",
        "疑似中风",
        "虚构路八号",
        "鸡蛋2斤",
        "&lt;b&gt;盐&lt;/b&gt;",
        "2026-11-23 09:31",
        "这一轮没有留下回答",
    ):
        assert words in html, words
    assert PHONE not in html
    assert staff.deeds[-1] == "view_conversation"
    assert staff.store.deeds[-1].subject == "conversation:c_000000001"


def test_full_phones_are_shown_on_request_and_that_is_in_the_audit(staff: Staff) -> None:
    staff.sign_in()
    response = staff.post("/conversations/c_000000001/reveal")
    assert response.status_code == 200
    assert response.text.count(PHONE) >= 4
    assert staff.deeds[-1] == "reveal_phones"
    assert PHONE not in staff.get("/conversations/c_000000001").text


@pytest.mark.parametrize(
    ("path", "action"),
    [
        ("/conversations", "view_conversations"),
        ("/bookings", "view_bookings"),
        ("/consultations", "view_consultations"),
        ("/escalations", "view_escalations"),
    ],
)
def test_every_list_masks_phones_and_leaves_its_ids_in_the_audit(
    staff: Staff, path: str, action: str
) -> None:
    staff.sign_in()
    html = staff.get(path).text
    assert PHONE not in html
    deed = staff.store.deeds[-1]
    assert (deed.action, deed.actor, len(deed.details["ids"])) == (action, "seat", 3)


def test_nothing_is_shown_when_the_audit_cannot_be_written(
    staff: Staff, monkeypatch: pytest.MonkeyPatch
) -> None:
    staff.sign_in()

    def locked(_: object) -> None:
        raise StorageUnavailable("locked")

    monkeypatch.setattr(staff.store, "record", locked)
    for path in ("/conversations/c_000000001", "/bookings", "/consultations", "/escalations"):
        response = staff.get(path)
        assert response.status_code == 503
        assert "虚构路" not in response.text
        assert "数据库暂时用不了" in response.text


def test_lists_are_paged_and_keep_their_filters(staff: Staff) -> None:
    staff.store.details = a_store(120).details
    staff.sign_in()
    path, seen = "/conversations?channel=phone", 0
    while path:
        html = staff.get(path).text
        seen += len(re.findall(r'href="/console/conversations/c_', html))
        found = re.search(r'href="/console(/conversations\?[^"]+)" rel="next"', html)
        path = found[1].replace("&amp;", "&") if found else ""
        assert not found or "channel=phone" in path
    assert seen == 120


def test_odd_filters_are_forgiven(staff: Staff) -> None:
    staff.sign_in()
    for query in ("?day=2026-02-31", "?channel=<b>", "?before=%00", "?status=%F0", "?x=1"):
        assert staff.get(f"/conversations{query}").status_code == 200
        assert staff.get(f"/bookings{query}").status_code == 200


def test_an_escalation_is_acknowledged_once_and_then_resolved(staff: Staff) -> None:
    staff.sign_in()
    assert staff.get("/waiting").json() == {"emergency": 2, "urgent": 1, "human": 0}
    assert staff.post("/escalations/e_000000001/acknowledge").status_code == 303
    assert staff.get("/waiting").json()["emergency"] == 1
    html = staff.get("/conversations/c_000000001").text
    assert "seat 已于 2026-11-23 10:30:00 确认" in html
    missing = staff.post("/escalations/e_000000001/resolve", resolution=" ")
    assert missing.status_code == 422
    done = staff.post("/escalations/e_000000001/resolve", resolution="已回电，家属已送医")
    assert done.status_code == 303
    assert "已回电" in staff.get("/conversations/c_000000001").text
    assert staff.post("/escalations/e_000000003/resolve", resolution="x").status_code == 409
    assert staff.post("/escalations/e_none/acknowledge").status_code == 404
    assert staff.get("/conversations/c_none").status_code == 404


def test_what_waits_is_shown_gravest_first(staff: Staff) -> None:
    staff.sign_in()
    staff.post("/escalations/e_000000003/acknowledge")
    html = staff.get("/escalations").text
    assert re.findall(r"/console/conversations/(c_\w+)", html) == [
        "c_000000001",
        "c_000000002",
        "c_000000003",
    ]


def test_search_finds_by_phone_without_a_phone_in_the_address(staff: Staff) -> None:
    staff.sign_in()
    response = staff.post("/search", "/conversations", words=PHONE)
    assert response.text.count("/console/conversations/c_") >= 3
    assert "100001" in response.text
    assert PHONE not in response.text
    assert staff.deeds[-1] == "search"
    assert PHONE not in str(staff.store.deeds[-1])
    assert "没有找到" in staff.post("/search", "/conversations", words="13900000000").text


def test_the_first_administrator_signs_in_once_and_must_choose_a_password() -> None:
    clock = PinnedClock(NOW)
    staff = Staff(FakeConsoleStore(), clock)
    given = first_administrator(staff.store, SETTINGS, clock)
    assert given is not None
    assert given.password not in repr(given)
    assert first_administrator(staff.store, SETTINGS, clock) is None
    assert staff.sign_in(given.account, given.password).status_code == 303
    response = staff.get("/conversations")
    assert (response.status_code, response.headers["location"]) == (303, "/console/password")
    form: dict[str, Any] = {"password": given.password, "new": PASSWORD, "again": PASSWORD}
    for wrong in (
        {"new": "short"},
        {"again": "something-else"},
        {"password": "not-the-right-one"},
        {"new": given.password, "again": given.password},
        {"new": "xxAdminxx2026!", "again": "xxAdminxx2026!"},
        {"new": "1111111111111", "again": "1111111111111"},
    ):
        assert staff.post("/password", "/password", **(form | wrong)).status_code == 422
    assert staff.post("/password", "/password", **form).status_code == 303
    assert staff.get("/conversations").status_code == 200
    other = Staff(staff.store, clock)
    assert other.sign_in(given.account, given.password).status_code == 401
    assert other.sign_in(given.account).status_code == 303


def test_a_one_time_password_runs_out(staff: Staff) -> None:
    given = reset_password(staff.store, "seat", SETTINGS, staff.clock, "chief")
    assert given is not None
    staff.clock.advance(timedelta(hours=73))
    assert staff.sign_in("seat", given.password).status_code == 401
    assert reset_password(staff.store, "nobody", SETTINGS, staff.clock, "chief") is None


def test_changing_a_password_signs_other_browsers_out(staff: Staff) -> None:
    other = Staff(staff.store, staff.clock)
    staff.sign_in()
    other.sign_in()
    new = "nan-ning-lao-you-fen"
    form = {"password": PASSWORD, "new": new, "again": new}
    assert staff.post("/password", "/password", **form).status_code == 303
    assert staff.get("/escalations").status_code == 200
    assert other.get("/escalations").status_code == 303


def test_an_administrator_makes_changes_and_disables_accounts(staff: Staff) -> None:
    staff.sign_in("chief")
    made = staff.post("/accounts", "/accounts", name="坐席二", role="agent")
    found = re.search(r'class="given">([^<]+)<', made.text)
    assert found is not None
    assert staff.store.people["坐席二"].must_change
    assert found[1] not in staff.get("/accounts").text
    assert staff.post("/accounts", "/accounts", name="坐席二", role="agent").status_code == 409
    assert staff.post("/accounts", "/accounts", name="a b", role="agent").status_code == 422
    assert staff.post("/accounts/坐席二/role", role="supervisor").status_code == 303
    assert staff.store.people["坐席二"].role == "supervisor"
    assert staff.post("/accounts/坐席二/active", active="no").status_code == 303
    assert not staff.store.people["坐席二"].active
    assert "seat 的一次性密码" in staff.post("/accounts/seat/reset").text
    assert staff.post("/accounts/nobody/reset").status_code == 404
    assert staff.post("/accounts/chief/active", active="no").status_code == 409
    assert staff.store.people["chief"].active


def test_the_audit_is_shown_and_verified(staff: Staff) -> None:
    staff.sign_in("boss")
    html = staff.get("/audit").text
    assert "登录" in html
    response = staff.post("/audit/verify")
    assert "审计链完整" in response.text
    assert staff.deeds[-1] == "verify_audit"


def test_every_page_carries_a_strict_policy_and_is_kept_nowhere(staff: Staff) -> None:
    staff.sign_in("chief")
    for path in (*PRIVATE, "/sign-in", "/conversations/c_none"):
        response = staff.get(path)
        assert "default-src 'none'" in response.headers["content-security-policy"]
        assert response.headers["cache-control"] == "no-store"
        assert response.headers["x-robots-tag"] == "noindex"
        assert not re.search(r"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son[a-z]+=", response.text)


def test_other_methods_are_refused(staff: Staff) -> None:
    staff.sign_in()
    assert staff.client.post("/console/conversations").status_code == 405
    assert staff.client.get("/console/escalations/e_000000001/acknowledge").status_code == 405
    assert staff.client.delete("/console/conversations/c_000000001").status_code == 405
