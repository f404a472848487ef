"""Phone numbers as they are said."""

import itertools
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from care.extractors import dialling, phones

CASES = yaml.safe_load(
    (Path(__file__).parent / "extractors" / "phones.yaml").read_text(encoding="utf-8")
)
WORDS = dict(zip("0123456789", "零幺二三四五六七八九"))  # noqa: B905 - 3.10 and 3.11 alike


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["said"])
def test_the_number_is_the_one_that_was_meant(case: dict[str, Any]) -> None:
    phone = phones.chosen(case["said"])
    if case["digits"] is None:
        assert phone is None
        return
    assert phone is not None
    assert (phone.digits, phone.kind) == (case["digits"], case.get("kind", "mobile"))
    assert phone.missing == case.get("missing", 0)


MOBILE = st.from_regex(r"1[3-9][0-9]{9}", fullmatch=True)


@settings(max_examples=300, deadline=None)
@given(MOBILE, st.sampled_from(["", " ", "，", "-", "，然后", "，嗯，"]), st.booleans(), st.data())
def test_any_grouping_of_any_number_is_read_exactly(
    number: str, gap: str, in_words: bool, data: Any
) -> None:
    cuts = sorted(data.draw(st.sets(st.integers(3, 10), max_size=4)))
    edges = [0, *cuts, 11]
    groups = [number[a:b] for a, b in itertools.pairwise(edges)]
    said = gap.join(groups)
    if in_words:
        said = "".join(WORDS.get(c, c) for c in said)
    phone = phones.chosen(f"我的电话是{said}，谢谢")
    assert phone is not None
    assert phone.digits == number


@settings(max_examples=100, deadline=None)
@given(MOBILE, st.integers(3, 10))
def test_a_number_with_a_digit_left_out_is_never_taken_for_a_whole_one(
    number: str, at: int
) -> None:
    phone = phones.chosen(f"电话{number[:at]}{number[at + 1 :]}")
    assert phone is not None
    assert not phone.complete
    assert phone.missing == 1


def test_a_number_that_was_asked_for_counts_without_being_named() -> None:
    phone = phones.chosen("138 7751不对7752", asked=True)
    assert phone is not None
    assert (phone.digits, phone.missing) == ("1387752", 4)


def test_the_repr_hides_the_number_and_grouping_makes_it_readable() -> None:
    phone = phones.chosen("13877510042")
    assert phone is not None
    assert "1387751" not in repr(phone)
    assert dialling.grouped("13877510042") == "138 7751 0042"
    assert dialling.grouped("07752823456") == "0775 282 3456"


@settings(max_examples=200, deadline=None)
@given(MOBILE, st.from_regex(r"[0-9]{4}", fullmatch=True), st.booleans())
def test_the_last_group_is_replaced_by_its_correction(
    number: str, wrong: str, in_words: bool
) -> None:
    said = f"{number[:3]}，{number[3:7]}，{wrong}，不对，{number[7:]}"
    if in_words:
        said = "".join(WORDS.get(c, c) for c in said)
    phone = phones.chosen(f"电话{said}")
    assert phone is not None
    assert phone.digits == number


@settings(max_examples=200, deadline=None)
@given(
    MOBILE, st.sampled_from(["周三", "二零一房，", "下午三点，", "两份，", "我82岁，", "12月2号"])
)
def test_other_numbers_beside_it_leave_the_phone_alone(number: str, other: str) -> None:
    for said in (f"{other}{number}", f"{number}，{other}", f"电话{number}，{other}"):
        phone = phones.chosen(said)
        assert phone is not None, said
        assert phone.digits == number, said


@pytest.mark.parametrize(
    ("said", "tail"),
    [
        ("电话错了，尾号1017才对", "1017"),
        ("尾数唔系1018，系1017", "1017"),
        ("号码最后四位不对，是1017", "1017"),
        ("电话尾嗰四个字系一零一七", "1017"),
        ("电话不对，后面应该是一零一七", "1017"),
        ("不对，最后两位是17", "17"),
        ("电话尾三个字系零一七", "017"),
        ("你打尾号1017那单", None),
        ("尾号1017那个电话", None),
        ("我的银行卡尾号1017", None),
        ("地址错了，后面是12栋", None),
        ("13877501018，错了，尾号1017才对", None),
    ],
)
def test_the_end_of_a_number_known_already_is_offered_apart(said: str, tail: str | None) -> None:
    assert phones.tail(said) == tail
