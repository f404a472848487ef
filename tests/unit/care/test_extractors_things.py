"""Services, wishes, shopping lists and the things on them."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from care.extractors import items, lists, services, things, wishes

FOLDER = Path(__file__).parent / "extractors"


def cases(name: str) -> Any:
    found = yaml.safe_load((FOLDER / name).read_text(encoding="utf-8"))
    return pytest.mark.parametrize("case", found, ids=lambda case: case["said"])


@cases("services.yaml")
def test_a_service_is_known_by_what_people_call_it(case: dict[str, Any]) -> None:
    found = services.find(case["said"])
    if case["service"] is None:
        assert found == []
        return
    assert (found[0].id, found[0].said) == (case["service"], case["words"])
    assert services.names()[found[0].id] == found[0].name


@cases("items.yaml")
def test_a_list_is_read_with_its_quantities_and_edits(case: dict[str, Any]) -> None:
    found: dict[str, list[str]] = {}
    for change in items.changes(case["said"]):
        found.setdefault(change.kind, []).append(change.item.text)
    assert found == case["changes"]


def test_edits_are_made_to_the_list_that_is_there() -> None:
    shopping = ["鸡蛋2斤", "酱油1瓶", "盐1包"]
    for said in ("酱油不要了，鸡蛋加到三斤", "再加一袋米", "去掉酱油"):
        shopping = items.apply(shopping, items.changes(said))
    assert shopping == ["鸡蛋3斤", "盐1包", "米1袋"]


@cases("wishes.yaml")
def test_a_wish_is_named_by_the_most_specific_words_said(case: dict[str, Any]) -> None:
    found = wishes.find(case["said"])
    assert (found and found.said) == case["wish"]


@cases("things.yaml")
def test_a_thing_is_named_bare(case: dict[str, Any]) -> None:
    assert [thing.said for thing in things.find(case["said"])] == case["things"]


def test_a_bare_amount_goes_to_what_the_list_counts_alike() -> None:
    having = ("鸡蛋2斤", "酱油1瓶")
    assert lists.spelled_out("改三斤", having) == "鸡蛋改成三斤"
    assert lists.spelled_out("还是要两瓶吧", having) == "酱油改成两瓶"
    assert lists.spelled_out("改三桶", having) == ""
    assert lists.spelled_out("改三份", having) == "改三份"
