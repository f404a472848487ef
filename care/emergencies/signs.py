"""Signs of danger, as data: the patterns of every kind and the scopes around them.

A pattern is Chinese text with a few marks: `(甲|乙)` is one of several, `?` makes what stands
before it optional, `…` is a gap of at most eight characters within a sentence, and `[甲乙]` is one
of the characters. Patterns are matched on normalised and folded text.

A file's `beside` are words that hold a sign's characters and mean something else (电话 is no
current, 请人陪她 follows nobody into death): no sign of the kind is looked for within them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from care.emergencies.kinds import KINDS
from care.errors import ContentError

FOLDER = Path(__file__).resolve().parent / "patterns"
SCOPES = Path(__file__).resolve().parent / "scopes.yaml"
BESIDE = "beside"
TIERS = {"strong": 3, "plain": 2, "weak": 1}
"""How much a sign says alone: enough to act, enough to ask, or only together with others."""

_FOLD = str.maketrans("疼讲喊她它您牠", "痛说叫他他你他")
_GAP = "[^。!?]{0,8}?"
_FORBIDDEN = re.compile(r"[+*{}\\]")


@dataclass(frozen=True)
class Hit:
    """A sign found: of which kind, how telling, and where in the normalised text."""

    kind: str
    weight: int
    start: int
    end: int


@dataclass(frozen=True)
class Scope:
    """Words around a sign that change what it means.

    `reach` says how far: "before" means within `within` characters ahead of the sign, "text"
    anywhere. `weight` is what it adds to a sign's own weight; negative where it turns a sign down.
    """

    name: str
    reach: str
    within: int
    weight: float
    pattern: re.Pattern[str]


@dataclass(frozen=True)
class Signs:
    """All patterns, compiled: one expression per kind and tier, and one of what is no sign."""

    tiers: tuple[tuple[str, int, re.Pattern[str]], ...]
    scopes: tuple[Scope, ...]
    beside: dict[str, re.Pattern[str]]

    def find(self, text: str) -> Iterator[Hit]:
        """Yield every sign in a normalised text."""
        left = {kind: words.sub(_blank, text) for kind, words in self.beside.items()}
        for kind, weight, pattern in self.tiers:
            for match in pattern.finditer(left.get(kind, text)):
                yield Hit(kind, weight, match.start(), match.end())


def _blank(match: re.Match[str]) -> str:
    """Keep the place of a word, so that signs are found where they stand."""
    return "□" * len(match.group())


def fold(text: str) -> str:
    """Make words that mean the same here equal, character by character (疼 and 痛)."""
    return text.translate(_FOLD)


@lru_cache(maxsize=1)
def load() -> Signs:
    """Read and compile patterns and scopes once.

    Raises ContentError naming the file, the place and the remedy.
    """
    tiers = []
    beside = {}
    for kind in KINDS:
        path = FOLDER / f"{kind}.yaml"
        data = _read(path)
        if words := data.pop(BESIDE, None):
            beside[kind] = compiled(words, f"{path.name} {BESIDE}")
        for tier, weight in TIERS.items():
            patterns = data.pop(tier, None) or ()
            if patterns:
                tiers.append((kind, weight, compiled(patterns, f"{path.name} {tier}")))
        if data:
            raise ContentError(f"{path.name}: 不认识 {sorted(data)},只可有 {[*TIERS, BESIDE]}。")
    return Signs(tuple(tiers), tuple(_scopes()), beside)


def compiled(patterns: list[str], where: str) -> re.Pattern[str]:
    """Compile a list of patterns to one expression; ContentError names a bad one."""
    for pattern in patterns:
        if not isinstance(pattern, str) or not pattern or _FORBIDDEN.search(pattern):
            raise ContentError(f"{where}: {pattern!r} 里只可用汉字和 ( | ) ? … [ ] 这些记号。")
    expression = fold("|".join(f"({pattern})" for pattern in patterns))
    try:
        return re.compile(expression.replace("(", "(?:").replace("…", _GAP))
    except re.error as error:
        raise ContentError(f"{where}: 记号不成对({error});请检查括号。") from error


def _scopes() -> Iterator[Scope]:
    for name, entry in _read(SCOPES).items():
        try:
            yield Scope(
                name,
                str(entry["reach"]),
                int(entry.get("within", 0)),
                float(entry["weight"]) * {"up": 1, "down": -1}[entry["turns"]],
                compiled(entry["words"], f"{SCOPES.name} {name}"),
            )
        except (KeyError, TypeError, ValueError) as error:
            raise ContentError(
                f"{SCOPES.name} {name}: 应有 turns、reach、weight、words;出错处:{error!r}。"
            ) from error


def _read(path: Path) -> dict[str, Any]:
    try:
        data = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, yaml.YAMLError) as error:
        raise ContentError(f"{path.name}: 读不出来({error});请检查文件。") from error
    if not isinstance(data, dict):
        raise ContentError(f"{path.name}: 最外层应是键和值。")
    return data
