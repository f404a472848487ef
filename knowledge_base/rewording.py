"""A question put in the words of the documents, where the caller's own find nothing sure."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

from knowledge_base.documents import read_yaml

_FILE = Path(__file__).parent / "rewording.yaml"


def rewordings(text: str) -> list[str]:
    """Return other ways to put a normalised question, those of `rewording.yaml`; often none."""
    plain = text.strip(" ，,。.？?！!啊呀哦")
    put = [says.sub(puts, plain).strip() for says, puts in _rules()]
    return list(dict.fromkeys(words for words in put if words and words != plain))


@lru_cache(maxsize=1)
def _rules() -> tuple[tuple[re.Pattern[str], str], ...]:
    entries = read_yaml(_FILE).values()
    return tuple((re.compile(entry["says"]), entry["puts"]) for entry in entries)
