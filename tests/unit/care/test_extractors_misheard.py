"""What was heard wrong is put right, and what was not is left alone."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from care.errors import ContentError
from care.extractors import misheard

CASES = yaml.safe_load(
    (Path(__file__).parent / "extractors" / "misheard.yaml").read_text(encoding="utf-8")
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["said"])
def test_only_what_was_heard_wrong_is_put_right(case: dict[str, Any]) -> None:
    assert misheard.mended(case["said"]) == case.get("meant", case["said"])


def test_a_correction_of_another_length_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "misheard.yaml"
    file.write_text(
        "words: [[家政]]\nkept: []\nalways: {家正正: 家政}\nwithin: []", encoding="utf-8"
    )
    monkeypatch.setattr(misheard, "FILE", file)
    misheard._load.cache_clear()
    with pytest.raises(ContentError, match="家正正"):
        misheard.mended("家正正")
    monkeypatch.undo()
    misheard._load.cache_clear()
