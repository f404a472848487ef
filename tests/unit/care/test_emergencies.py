"""Hearing emergencies: the contract of `check`."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from care.emergencies import KINDS, check, detector, signs, warm_up
from care.errors import ContentError


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=200))
def test_any_text_gets_a_verdict(text: str) -> None:
    verdict = check(text)
    assert (verdict.kind is None) == (verdict.level == "none")
    assert verdict.kind is None or KINDS[verdict.kind] == verdict.level
    assert set(json.loads(json.dumps(verdict.to_json()))) >= {"level", "ask", "kind", "evidence"}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("我妈突然嘴歪了半边身子动不了", "stroke"),
        ("我胸口痛得厉害，快帮我叫救护车", "chest_pain"),
        ("阿公冇气啦", "not_breathing"),
        ("家里煤气味很大，我头晕", "gas_co"),
        ("我不想活了，今晚就走", "suicide_direct"),
        ("我媽暈低咗，點叫都唔醒", "unconscious"),
    ],
)
def test_an_emergency_is_heard_with_its_evidence(text: str, kind: str) -> None:
    verdict = check(text)
    assert (verdict.level, verdict.kind) == ("emergency", kind)
    assert verdict.evidence
    assert all(words in text for words in verdict.evidence)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "高龄老人有什么津贴",
        "紧急呼叫服务怎么申请",
        "今天走了一圈累死我了",
        "没有胸痛，就是想问问送药的事",
        "电视上讲有个老人摔倒没人扶",
        "在快手",
    ],
)
def test_harmless_talk_raises_no_alarm(text: str) -> None:
    assert check(text).level == "none"


def test_a_fault_inside_falls_back_to_plain_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(detector, "_judge", lambda said: 1 / 0)
    assert check("救命，着火了").level == "emergency"
    assert check("你好").level == "none"


def test_warming_up_reads_every_file() -> None:
    warm_up()


@pytest.mark.parametrize("pattern", ["(甲", "甲.*乙", "", "甲+"])
def test_a_bad_pattern_is_refused_with_its_place(pattern: str) -> None:
    with pytest.raises(ContentError, match=r"stroke\.yaml strong"):
        signs.compiled([pattern], "stroke.yaml strong")


def test_a_bare_hakka_yes_is_no_fire() -> None:
    assert check("着").level == "none"
    assert check("着火了").kind == "fire"


def test_somebody_elses_visit_for_company_is_no_farewell() -> None:
    assert check("改成2份吧，我弟明天也过去陪他吃").level == "none"
    assert check("药我攒够了，我女儿走了我要去陪她").kind == "suicide_veiled"
