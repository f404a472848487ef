"""What ends one kind of emergency ends no other: 找到了 of a number leaves a stroke open."""

import pytest

from conversation.frame import in_hospital, is_over


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("stroke", "他崽的号码我找到了，18100002121"),
        ("stroke", "找到药了，要不要喂"),
        ("stroke", "儿子回家了，他也没办法"),
        ("stroke", "他的手抖起来了"),
        ("fall_cannot_rise", "腿肿起来了"),
        ("fall_cannot_rise", "又痛起来了"),
        ("fall_cannot_rise", "我女儿回家了，我还坐在地上"),
        ("fire", "窗帘又烧起来了"),
        ("gas_co", "炭火灭了人还晕"),
        ("chest_pain", "药吐出来了"),
        ("overdose_poison", "吐出来了一点"),
        ("choking", "血吐出来了"),
        ("bleeding", "血好多了"),
        ("bleeding", "肚子大起来了"),
        ("seizure", "又抽起来了"),
        ("missing_dementia", "相片找到了"),
        ("missing_dementia", "他的手机找到了，人没影"),
        ("unconscious", "身份证找到了"),
    ],
)
def test_it_goes_on(kind: str, text: str) -> None:
    assert not is_over(text, kind)


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("missing_dementia", "找到了找到了"),
        ("missing_dementia", "揾返了，喺佢妹屋企"),
        ("missing_dementia", "人回家了"),
        ("fall_cannot_rise", "扶起来了"),
        ("fall_cannot_rise", "我自己爬起来了"),
        ("unconscious", "他坐起来了，讲话也清楚"),
        ("fire", "火灭了"),
        ("fire", "烟都扑灭了"),
        ("choking", "吐出来了"),
        ("choking", "咳出来了，气顺了"),
        ("bleeding", "好多了，没流了"),
        ("fall_cannot_rise", "舒服多了"),
    ],
)
def test_it_is_over(kind: str, text: str) -> None:
    assert is_over(text, kind)


@pytest.mark.parametrize(
    ("there", "text"),
    [
        (True, "到医院了，医生在看"),
        (True, "在医院了"),
        (True, "喺卫生院吊紧针"),
        (False, "我中午在医院食得，今晚的饭帮我订一份"),
        (False, "我明天在医院吃饭"),
        (False, "明日在医院做检查"),
    ],
)
def test_who_eats_at_the_hospital_later_is_not_there_yet(*, there: bool, text: str) -> None:
    assert in_hospital(text, "fall_cannot_rise") is there
