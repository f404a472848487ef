"""Who gets into the staff console, and how far."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from care.clock import PinnedClock
from tests.unit.web.console_browser import HASH, PASSWORD, PRIVATE, SETTINGS, Staff
from tests.unit.web.console_detail import NOW
from tests.unit.web.console_fakes import FakeConsoleStore, a_store
from web import WebSettings
from web.console import ConsoleSettings, first_administrator, reset_password, router
from web.console.ports import Account


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
