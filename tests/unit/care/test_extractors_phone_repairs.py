"""Phone numbers that are broken off, said twice and put right half-way."""

import itertools
import re
import time
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from care.extractors import phones

CASES = yaml.safe_load(
    (Path(__file__).parent / "extractors" / "phone_repairs.yaml").read_text(encoding="utf-8")
)
WORDS = dict(zip("0123456789", "零幺二三四五六七八九", strict=True))
MOBILE = st.from_regex(r"1[3-9][0-9]{9}", fullmatch=True)
BREAKS = st.sampled_from(
    ["，", " ", "，哎，", " 等一下 ", "，喂，等阵，", "，漏了一个，", "，我看看，"]
)
WRONGS = st.sampled_from(["不对", "讲错咗", "打错", "说错了", "唔系", "念错喇"])


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["said"])
def test_a_repaired_number_is_the_one_that_was_meant(case: dict[str, Any]) -> None:
    phone = phones.chosen(case["said"], asked=case.get("asked", False))
    if case["digits"] is None:
        assert phone is None
        return
    assert phone is not None
    assert (phone.digits, phone.kind) == (case["digits"], case.get("kind", "mobile"))
    assert phone.missing == case.get("missing", 0)


@st.composite
def groups(draw: Any) -> list[str]:
    """Draw a number in the groups in which people say it: three digits first, then two to four."""
    number = draw(MOBILE)
    sizes = draw(
        st.sampled_from([(3, 4, 4), (3, 4, 2, 2), (3, 2, 2, 2, 2), (3, 3, 3, 2), (4, 4, 3)])
    )
    edges = [0, *itertools.accumulate(sizes)]
    return [number[a:b] for a, b in itertools.pairwise(edges)]


def spoken(pieces: list[str], in_words: bool) -> str:
    said = "，".join(pieces)
    return "".join(WORDS.get(c, c) for c in said) if in_words else said


def heard(said: str) -> str | None:
    phone = phones.chosen(f"我的电话是{said}，谢谢")
    return phone.digits if phone else None


@settings(max_examples=300, deadline=None)
@given(groups(), st.integers(0, 4), BREAKS, st.booleans())
def test_a_group_said_twice_counts_once(
    number: list[str], at: int, pause: str, in_words: bool
) -> None:
    at %= len(number)
    # 00 00 41，41: where other groups are alike as well, the first pair is taken for the slip
    assume(all(one != other for one, other in itertools.pairwise(number)))
    said = [*number[:at], f"{number[at]}{pause}{number[at]}", *number[at + 1 :]]
    assert heard(spoken(said, in_words)) == "".join(number)


@settings(max_examples=300, deadline=None)
@given(groups(), st.integers(0, 4), st.integers(2, 3), BREAKS, st.booleans())
def test_a_group_broken_off_and_said_again_counts_once(
    number: list[str], at: int, size: int, pause: str, in_words: bool
) -> None:
    at %= len(number)
    # 13 等一下 130: a group that might begin a number is one begun anew
    assume(len(number[at]) > size and not (at and re.match("1[3-9]", number[at])))
    said = [*number[:at], f"{number[at][:size]}{pause}{number[at]}", *number[at + 1 :]]
    assert heard(spoken(said, in_words)) == "".join(number)


@settings(max_examples=300, deadline=None)
@given(groups(), st.integers(0, 4), st.data(), WRONGS, st.booleans())
def test_a_wrong_group_gives_way_to_the_one_after_it(
    number: list[str], at: int, data: Any, word: str, in_words: bool
) -> None:
    at %= len(number)
    size = len(number[at])
    wrong = data.draw(st.from_regex(f"[0-9]{{{size}}}", fullmatch=True))
    # 139 at the end may as well be the head of the number put right
    assume(not (at == len(number) - 1 and size == 3 and number[at][0] == "1"))
    said = [*number[:at], f"{wrong}，{word}，{number[at]}", *number[at + 1 :]]
    assert heard(spoken(said, in_words)) == "".join(number)


@settings(max_examples=300, deadline=None)
@given(MOBILE, st.from_regex("[0-9]{4}", fullmatch=True), WRONGS, st.integers(1, 3))
def test_a_number_put_right_but_too_short_is_not_filled_up_with_what_was_wrong(
    number: str, wrong: str, word: str, lacking: int
) -> None:
    assume(wrong != number[3:7])
    said = [number[:3], wrong, word, number[3:7], number[7 : 11 - lacking]]
    phone = phones.chosen("电话" + "，".join(said))
    assert phone is not None
    assert (phone.digits, phone.missing) == (number[: 11 - lacking], lacking)


@settings(max_examples=200, deadline=None)
@given(MOBILE, st.from_regex("[0-9]{4}", fullmatch=True), st.booleans())
def test_the_end_put_right_by_name_is_the_end(number: str, wrong: str, in_words: bool) -> None:
    said = [number[:3], number[3:7], wrong, f"不对，尾数是{number[7:]}"]
    assert heard(spoken(said, in_words)) == number


@settings(max_examples=200, deadline=None)
@given(MOBILE, st.integers(3, 10), st.integers(0, 4))
def test_a_number_said_in_two_turns_is_whole_though_some_of_it_comes_twice(
    number: str, cut: int, again: int
) -> None:
    begin = max(0, cut - again)
    assert phones.completed(number[:cut], number[begin:]) == number


@pytest.mark.parametrize(
    "said", ["3栋201", "住人民路201号", "二单元201", "201室", "要201斤", "我81岁", "明天9点"]
)
def test_a_door_or_an_age_is_no_rest_of_a_number(said: str) -> None:
    assert phones.completed("13877510", said) is None


@settings(max_examples=200, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "120",
                "96110",
                "12月3号",
                "2026年",
                "八十二岁",
                "13号楼",
                "二单元",
                "501室",
                "35块",
                "三份",
            ]
        ),
        min_size=1,
        max_size=6,
    ),
    st.sampled_from(["，", " ", ""]),
)
def test_other_numbers_never_make_a_phone(others: list[str], gap: str) -> None:
    phone = phones.chosen(gap.join(others))
    assert phone is None or not phone.complete


@pytest.mark.parametrize(
    "said", ["1 " * 600, "一三 " * 500, "138 不对 " * 200, "138 漏了一个 1387 " * 100]
)
def test_a_string_of_digits_without_end_is_given_up_soon(said: str) -> None:
    begin = time.perf_counter()
    phones.find(said)
    assert time.perf_counter() - begin < 2
