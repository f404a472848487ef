"""Phones are hidden wherever they stand; other numbers are not."""

import pytest

from web.console.masking import mask_phone, mask_text, mask_values


@pytest.mark.parametrize(
    ("phone", "masked"),
    [
        ("+8613877510000", "138****0000"),
        ("13877510000", "138****0000"),
        ("07752800000", "077****0000"),
        ("2800000", "***000"),
        ("110", "***"),
        (None, ""),
        ("", ""),
    ],
)
def test_a_phone_keeps_its_ends(phone: str | None, masked: str) -> None:
    assert mask_phone(phone) == masked


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("电话是138 7751 0000，谢谢", "电话是138****0000，谢谢"),
        ("打138-7751-0000或０７７５２８００００１", "打138****0000或０７７****０００１"),
        ("我的号码一三八七七五一零零零零", "我的号码（号码已隐藏）"),
        ("幺三八，七七五幺，零零零零", "（号码已隐藏）"),
        ("身份证450900194001010000", "身份证450****0000"),
        ("明天2026-11-24上午9:00", "明天2026-11-24上午9:00"),
        ("预约号100001，鸡蛋2斤，70岁", "预约号100001，鸡蛋2斤，70岁"),
        ("请拨打120或96110", "请拨打120或96110"),
        ("我妈七十八岁，一个人住三楼", "我妈七十八岁，一个人住三楼"),
        ("13877510000和13877510001", "138****0000和138****0001"),
    ],
)
def test_a_text_hides_phones_and_keeps_the_rest(text: str, masked: str) -> None:
    assert mask_text(text) == masked


def test_values_are_masked_all_the_way_down() -> None:
    value = {"phone": "13877510000", "said": ["打13877510001"], "age": 70, "none": None}
    assert mask_values(value) == {
        "phone": "138****0000",
        "said": ["打138****0001"],
        "age": 70,
        "none": None,
    }
