"""Addresses by house number, village and landmark."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from care.extractors import addresses

CASES = yaml.safe_load(
    (Path(__file__).parent / "extractors" / "addresses.yaml").read_text(encoding="utf-8")
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["said"])
def test_an_address_is_kept_in_the_callers_words(case: dict[str, Any]) -> None:
    found = addresses.find(case["said"], asked=case.get("asked", False))
    assert (found and found.said) == case["address"]
