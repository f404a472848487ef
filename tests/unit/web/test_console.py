"""The staff console, driven as a browser drives it, without one."""

from __future__ import annotations

import re

import pytest

from care.errors import StorageUnavailable
from tests.unit.web.console_browser import PRIVATE, Staff
from tests.unit.web.console_detail import PHONE
from tests.unit.web.console_fakes import a_store


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
