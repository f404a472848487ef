"""Where facts are spoken of: by the words of `lexicon.yaml`, and by how some of them sound."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from care import safe_yaml
from care.extractors.ages import of_nobody
from care.extractors.numerals import number
from care.text.sounds import syllable

LEXICON = Path(__file__).with_name("lexicon.yaml")
FIGURES = ("age", "service_years", "contract_years", "beds")
"""Facts that are a figure: one of those said is meant, or none."""

OLDEST, YOUNGEST, LONGEST = 120, 40, 60
"""Ages lie between the first two; nobody has worked longer than the last, in years."""


@dataclass(frozen=True)
class Mention:
    """A place in a normalised text where a fact is spoken of; `value` where it is a figure."""

    fact: str
    start: int
    end: int
    word: str
    value: int | None = None
    by_sound: bool = False


def find(plain: str) -> tuple[Mention, ...]:
    """Return every mention of every fact in a normalised text, in their order."""
    return _remembered(plain)


@lru_cache(maxsize=256)
def _remembered(plain: str) -> tuple[Mention, ...]:
    found = [*_by_words(plain), *_by_sound(plain), *_figures(plain)]
    return tuple(sorted(found, key=lambda m: (m.start, m.end, m.fact)))


def groups() -> Mapping[str, str]:
    """Return the group of every fact."""
    return _groups()


def _by_words(plain: str) -> Iterator[Mention]:
    for fact, pattern in _patterns().items():
        for match in pattern.finditer(plain):
            yield Mention(fact, match.start(), match.end(), match.group())


def _by_sound(plain: str) -> Iterator[Mention]:
    heard = [syllable(character) for character in plain]
    words = _patterns()
    for at, sound in enumerate(heard):
        if _AS_WRITTEN.match(plain, at):
            continue
        for fact, word, sounds in _sounds().get(sound, ()):
            end = at + len(sounds)
            if heard[at:end] == list(sounds) and not words[fact].search(plain, at, end):
                yield Mention(fact, at, end, word, by_sound=True)


_AS_WRITTEN = re.compile("有服务|有福|有付")
"""有服务券 means what is written there, whatever else sounds like it."""

_N = "[0-9零〇一二两三四五六七八九十百半]"
_AGE = re.compile(
    "(?<![0-9零〇一二两三四五六七八九十百千万第月号楼栋点])"
    "(?P<n>[0-9]{2,3}|[一1]?百[零〇]?[一二三四五六七八九]?十?[一二三四五六七八九]?|[四五六七八九]十[有又零]?[一二三四五六七八九]?)"
    "(?![0-9零一二两三四五六七八九十百千万年月日号点块元银文钱斤张栋楼路户人次天个名床位号公亩米分%])"
)
_NEARLY = re.compile("(?:快|将近|不到|不满|未满|没满|没到)(?:要|到|是|有|满)?$")
_YEARS = re.compile(
    f"(?<![0-9零〇一二两三四五六七八九十百])(?P<n>{_N}{{1,3}})(?P<unit>个?年(?!纪|龄|级|轻|底|初|头|份)|个?年头|个?(?:多)?月)"
)
_BEDS = re.compile(r"(?P<n>[0-9零一二两三四五六七八九十百千]+)(?:多|来)?(?:张|个)?(?:床|铺|张)")


def _figures(plain: str) -> Iterator[Mention]:
    for match in _AGE.finditer(plain):
        years = number(match["n"])
        if years is not None and YOUNGEST <= years <= OLDEST:
            if of_nobody(plain, *match.span()):
                continue
            nearly = _NEARLY.search(plain, 0, match.start()) is not None
            yield Mention("age", *match.span(), match.group(), years - nearly)
    yield from _misheard_ages(plain)
    for match in _YEARS.finditer(plain):
        count = 0.5 if match["n"] == "半" else number(match["n"].replace("半", ""))
        if count is None or count > LONGEST:
            continue
        value = int(count / 12) if match["unit"].endswith("月") else int(count)
        for fact in ("service_years", "contract_years"):
            yield Mention(fact, *match.span(), match["unit"], value)
    for match in _BEDS.finditer(plain):
        beds = number(match["n"])
        if beds is not None and beds > 1:
            yield Mention("beds", *match.span(), match.group()[-1], beds)


def _misheard_ages(plain: str) -> Iterator[Mention]:
    """Yield ages of which one sign was heard as another of its sound: 七实六, 九是四, 吧十二."""
    heard = [_DIGITS.get(syllable(character), "") for character in plain]
    for at in range(len(plain) - 2):
        tens, ten, ones = heard[at : at + 3]
        own = sum(c in "一二三四五六七八九十" for c in plain[at : at + 3])
        if own == 2 and ten == "十" and tens in "四五六七八九" and tens and ones not in ("", "十"):
            yield Mention("age", at, at + 3, "sound", number(f"{tens}十{ones}"), by_sound=True)


_DIGITS = {syllable(digit): digit for digit in "一二三四五六七八九十"}


@cache
def _lexicon() -> dict[str, Any]:
    loaded: dict[str, Any] = safe_yaml.read(LEXICON)
    return loaded


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    facts = _lexicon()["facts"]
    return {fact: re.compile("|".join(f"(?:{w})" for w in e["words"])) for fact, e in facts.items()}


@cache
def _sounds() -> dict[str, list[tuple[str, str, tuple[str, ...]]]]:
    found: dict[str, list[tuple[str, str, tuple[str, ...]]]] = {}
    for fact, entry in _lexicon()["facts"].items():
        for word in entry["sounds"]:
            sounds = tuple(syllable(character) for character in word)
            found.setdefault(sounds[0], []).append((fact, word, sounds))
    return found


@cache
def _groups() -> dict[str, str]:
    named = {fact: name for name, facts in _lexicon()["groups"].items() for fact in facts}
    return named | {fact: fact for fact in FIGURES}
