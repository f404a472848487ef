"""Card numbers, passwords and codes are masked; phones and references are not."""

import pytest

from care.secrets import MASK, masked


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("我的银行卡号是6222 0200 0000 0000 000", "我的银行卡号是****"),
        ("密码是123456，对吧", "密码是****，对吧"),
        ("密码一二三四五六", "密码****"),
        ("验证码998877", "验证码****"),
        ("6222020000000000000", "****"),
        ("身份证450900194001011234", "身份证****"),
    ],
)
def test_a_secret_is_masked_however_it_is_said(said, left):
    assert masked(said) == left


@pytest.mark.parametrize(
    "said",
    [
        "电话13800000001",
        "银行卡丢了，打13800000001",
        "我身份证在家里，电话13800000001",
        "预约编号382146",
        "鸡蛋12个，12月24日下午3点",
    ],
)
def test_what_a_booking_needs_is_left(said):
    assert masked(said) == said


def test_masking_twice_changes_nothing():
    once = masked("密码是123456")
    assert masked(once) == once
    assert MASK in once
