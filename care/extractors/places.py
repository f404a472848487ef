"""Where: Yulin's counties and towns by their official names, however they were heard."""

from __future__ import annotations

import re
from dataclasses import dataclass

from care.extractors import gazetteer
from care.extractors.gazetteer import Entry, Kind
from care.extractors.spans import Span, read, said
from care.extractors.surnames import SURNAMES
from care.text import Normalised


@dataclass(frozen=True)
class Place(Span):
    """A county, town or street that was named; `name` is its official simplified full name."""

    name: str
    kind: Kind
    counties: tuple[str, ...]

    @property
    def certain(self) -> bool:
        """Whether it was said as it is written; else it was matched by sound: read it back."""
        return self.said in self.name


def find(text: str | Normalised, *, asked: bool = False) -> list[Place]:
    """Return the places named, in order. `asked`: the caller was just asked where they live."""
    heard = read(text)
    known = gazetteer.load()
    found: list[tuple[int, int, Entry]] = []
    for match in known.names.finditer(heard.text):
        found.append((match.start(), match.end(), known.called[match.group(1)]))
    if asked or len(heard.text) < 5 or _MAYBE.search(heard.text):
        _add(found, _by_sound(heard.text, known, asked))
    _add(found, _bare_towns(heard.text, known, sorted(found, key=_start), asked))
    _add_doubled(found, heard, known)
    found.sort(key=_start)
    counties = {entry.name for _, _, entry in found if entry.kind == "county"}
    return [
        Place(
            start,
            end,
            said(heard, start, end),
            entry.name,
            entry.kind,
            tuple(c for c in entry.counties if c in counties) or entry.counties,
        )
        for start, end, entry in found
    ]


def county(text: str | Normalised, *, asked: bool = False) -> Place | None:
    """Return the county named: the first, or the one that corrects it."""
    return _settled(text, "county", asked)


def town(text: str | Normalised, *, asked: bool = False) -> Place | None:
    """Return the town named: the first, or the one that corrects it."""
    return _settled(text, "town", asked)


def counties_of(town_name: str) -> tuple[str, ...]:
    """Return the counties in which a town of this official name lies; none where it is unknown."""
    entry = gazetteer.load().called.get(town_name)
    return entry.counties if entry else ()


_MAYBE = re.compile("[县区市镇]|街道|住|地址|家在|[路街]|大道|送[到去]|那边|人$")
_HAN = re.compile("[\u4e00-\u9fff]+")
_LIVES = re.compile("(?:住在?|家在|地址是?|是|在|来自|送到|去|到|搬到|属于|归)(?:我们|我)?$")
_TOWNISH = re.compile(
    "镇|街上|圩|墟|那边|这边|乡|的?人$|的?$|[,，。 ]|[\u4e00-\u9fff]{1,4}[村队屯组]"
)
_PERSON = re.compile(f"(?:^|[,，。;；、 ]|叫做?|姓名?|名字?|是)[{SURNAMES}]$")
_NAME_ENDS = re.compile("[,，。;；、 0-9]|$|电话|手机|住|在|的电话|女士|先生")
_JUST_PLACE = re.compile("^(?:我?(?:们|是|系|在|住|就|那)*)$")
_DENIED = re.compile("(?<!是)不[是系喺](?:在|住|送到|属于?)?$")
"""福绵区民主路，不是玉州区的."""
_TURN = re.compile("不对|不是|错|应该|改|换|搬")


def _start(item: tuple[int, int, Entry]) -> int:
    return item[0]


def _add(found: list[tuple[int, int, Entry]], more: list[tuple[int, int, Entry]]) -> None:
    for start, end, entry in more:
        if all(end <= begin or start >= stop for begin, stop, _ in found):
            found.append((start, end, entry))


def _add_doubled(
    found: list[tuple[int, int, Entry]], heard: Normalised, known: gazetteer.Gazetteer
) -> None:
    """Give 福绵福绵镇 its county back: the normaliser takes the first 福绵 for a stammer."""
    for start, _, entry in list(found):
        county = known.called.get(entry.core)
        twice = entry.kind == "town" and heard.original.count(entry.core) > 1
        if twice and county and all(known_entry != county for _, _, known_entry in found):
            found.append((start, start, county))


def _by_sound(text: str, known: gazetteer.Gazetteer, asked: bool) -> list[tuple[int, int, Entry]]:
    """Find names mis-heard as others of the same sound: 福棉区, 玉洲区, 塘按镇."""
    found: list[tuple[int, int, Entry]] = []
    for run in _HAN.finditer(text):
        sounds = [gazetteer.sound(character) for character in run.group()]
        at = 0
        while at < len(sounds):
            for length in known.lengths:
                hit = known.sounding.get(tuple(sounds[at : at + length]))
                start, end = run.start() + at, run.start() + at + length
                if hit and _credible(text, start, end, *hit, asked=asked):
                    found.append((start, end, hit[1]))
                    at += length - 1
                    break
            at += 1
    return found


def _credible(text: str, start: int, end: int, name: str, entry: Entry, *, asked: bool) -> bool:
    heard = text[start:end]
    if len(heard) != len(name) or heard == name:
        return False
    same = sum(a == b for a, b in zip(heard, name))  # noqa: B905 - of equal length
    if name == entry.core and name != entry.name:
        # a short name carries no 区 or 县 to go by: the sentence must be about where someone lives
        lives = asked or _LIVES.search(text, 0, start) is not None
        return (
            same >= 1
            and (lives or _JUST_PLACE.match(text[:start]) is not None)
            and (_TOWNISH.match(text, end) is not None)
        )
    suffix = name[len(entry.core) :] or name[-1]
    if not heard.endswith(suffix):
        return False
    return entry.kind == "county" or same > len(suffix) or len(entry.core) > 2


def _bare_towns(
    text: str,
    known: gazetteer.Gazetteer,
    found: list[tuple[int, int, Entry]],
    asked: bool,
) -> list[tuple[int, int, Entry]]:
    """Find towns without 镇: after their county, or where someone says that they live there."""
    towns: list[tuple[int, int, Entry]] = []
    for match in known.core.finditer(text):
        entries = known.cores[match.group(1)]
        before = text[: match.start()].rstrip("的,， ")
        county = next((e.name for _, stop, e in found if stop == len(before)), None)
        inside = [e for e in entries if county in e.counties]
        townish = _TOWNISH.match(text, match.end()) is not None
        plain = match.group(1) in known.plain
        alone = _JUST_PLACE.match(before) is not None and len(text) - match.end() < 2
        lives = townish and (asked or alone or _LIVES.search(text, 0, match.start()) is not None)
        if _PERSON.search(text, 0, match.start()) and _NAME_ENDS.match(text, match.end()):
            # 谢永安 is a person, whatever 永安 is beside
            continue
        if inside:
            towns.append((match.start(), match.end(), inside[0]))
        elif lives and len(entries) == 1 and (not plain or asked or _strongly(text, match)):
            towns.append((match.start(), match.end(), entries[0]))
    return towns


def _strongly(text: str, match: re.Match[str]) -> bool:
    return re.search("(?:住在?|家在|地址是?|来自)$", text[: match.start()]) is not None or (
        re.match("镇|圩|墟|街上", text[match.end() :]) is not None
    )


def _settled(text: str | Normalised, kind: Kind, asked: bool) -> Place | None:
    heard = read(text)
    best: Place | None = None
    for place in find(heard, asked=asked):
        if place.kind != kind or _DENIED.search(heard.text, 0, place.start):
            continue
        # a full name with its 镇 or 县 beats a bare one: 谢永安，大平山镇
        bare = best is not None and len(best.said) < len(best.name)
        fuller = bare and len(place.said) == len(place.name)
        if best is None or fuller or _TURN.search(heard.text, best.end, place.start):
            best = place
    return best
