"""Names, ages, persons and sums."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from care.extractors import ages, amounts, names, persons

FOLDER = Path(__file__).parent / "extractors"


def cases(name: str) -> Any:
    found = yaml.safe_load((FOLDER / name).read_text(encoding="utf-8"))
    return pytest.mark.parametrize("case", found, ids=lambda case: case["said"])


@cases("names.yaml")
def test_a_name_is_kept_as_said_and_put_right_only_where_spelled(case: dict[str, Any]) -> None:
    found = names.find(case["said"], asked=case.get("asked", False))
    assert (found and found.said) == case["name"]


@cases("ages.yaml")
def test_an_age_is_read_as_a_number(case: dict[str, Any]) -> None:
    found = ages.chosen(case["said"], asked=case.get("asked", False))
    assert (found and found.years) == case["age"]
    if found:
        vague = case.get("about", False) or case.get("under", False)
        assert (found.exact, found.under) == (not vague, case.get("under", False))


@cases("ages_reckoned.yaml")
def test_an_age_told_as_a_riddle_is_reckoned(case: dict[str, Any]) -> None:
    found = ages.chosen(case["said"], today=date(2026, 12, 31))
    assert (found and found.years) == case["age"]
    if found:
        assert found.exact is not case.get("about", False)


@cases("persons.yaml")
def test_the_person_it_is_for_is_named_as_said(case: dict[str, Any]) -> None:
    found = persons.chosen(case["said"])
    assert (found and found.said) == case["person"]


@cases("amounts.yaml")
def test_sums_are_kept_as_said(case: dict[str, Any]) -> None:
    assert [amount.said for amount in amounts.find(case["said"])] == case["amounts"]
    if "chosen" in case:
        found = amounts.chosen(case["said"])
        assert (found and found.said) == case["chosen"]
