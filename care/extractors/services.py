"""Which service a caller means, by the words of `care/services.yaml`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import yaml

from care.errors import ContentError
from care.extractors import mentions
from care.extractors.gazetteer import sound
from care.extractors.spans import Span, put_right, read
from care.text import Normalised, normalise

FILE = Path(__file__).resolve().parent.parent / "services.yaml"


@dataclass(frozen=True)
class Service(Span):
    """A service that was named: its id and official name, and the alias that matched."""

    id: str
    name: str
    alias: str


def find(text: str | Normalised) -> list[Service]:
    """Return the services asked for, in order; the longest alias wins, one match a place.

    What is only spoken of (撑拐杖，行路买菜都得) is left out, see `mentions`.

    An alias heard as other characters of the same sound counts if it has three or more.
    """
    heard = read(text)
    book = _load()
    found = [
        _service(heard, match.start(), match.end(), book.aliases[match.group()])
        for match in book.pattern.finditer(heard.text)
    ]
    if not found:
        found = list(_by_sound(heard, book))
    wanted = [
        s
        for s in found
        if not _REFUSED.search(heard.text, 0, s.start)
        and not _TRADE.match(heard.text, s.end)
        and not mentions.only_told(heard.text, s.start, s.end)
    ]
    for own, start, end in mentions.meant(heard.text):
        inside = [s for s in wanted if s.start < end and s.end > start]
        if not any(s.id == own for s in inside):
            words = put_right(heard, start, end)
            wanted.append(Service(start, end, words, own, book.names[own], words))
    return sorted(wanted, key=lambda s: s.start)


def names() -> dict[str, str]:
    """Return the official name of each service by its id."""
    return dict(_load().names)


@dataclass(frozen=True)
class _Book:
    names: dict[str, str]
    aliases: dict[str, tuple[str, str, str]]
    pattern: re.Pattern[str]
    sounding: dict[tuple[str, ...], tuple[str, str, str]]
    lengths: tuple[int, ...]


_REFUSED = re.compile("(?:不是|不要|不用|不想要|取消了)(?:做|约|订)?$")
_TRADE = re.compile("员?(?:培训|资格证|招聘|证书)")


def _service(heard: Normalised, start: int, end: int, entry: tuple[str, str, str]) -> Service:
    return Service(start, end, put_right(heard, start, end), *entry)


def _by_sound(heard: Normalised, book: _Book) -> list[Service]:
    text = heard.text
    sounds = [sound(character) if character > "\u2fff" else character for character in text]
    found: list[Service] = []
    at = 0
    while at < len(sounds):
        for length in book.lengths:
            entry = book.sounding.get(tuple(sounds[at : at + length]))
            if entry and _alike(text[at : at + length], entry[2]):
                # a mis-hearing is put right: the alias stands for what was heard
                found.append(Service(at, at + length, entry[2], *entry))
                at += length - 1
                break
        at += 1
    return found


def _alike(heard: str, alias: str) -> bool:
    return sum(a == b for a, b in zip(heard, alias)) * 2 >= len(alias)  # noqa: B905


@lru_cache(maxsize=1)
def _load() -> _Book:
    try:
        data = yaml.safe_load(FILE.read_text(encoding="utf-8"))
        names: dict[str, str] = {}
        aliases: dict[str, tuple[str, str, str]] = {}
        for service in data["services"]:
            names[service["id"]] = service["name"]
            for alias in (service["name"], *service["aliases"]):
                # the normaliser turns dialect words into others; match what it leaves
                word = normalise(alias).text
                if word in aliases and aliases[word][0] != service["id"]:
                    raise ContentError(
                        f"services.yaml: “{alias}”同时写在 {aliases[word][0]} 和 {service['id']};"
                        "请只留一处。"
                    )
                aliases[word] = (service["id"], service["name"], word)
    except (AttributeError, KeyError, TypeError) as error:
        raise ContentError(
            f"services.yaml: 每项 services 要有 id、name、aliases;出错处:{error!r}。"
        ) from error
    words = sorted(aliases, key=lambda word: (-len(word), word))
    sounding = {tuple(map(sound, w)): entry for w, entry in aliases.items() if len(w) > 2}
    lengths = tuple(sorted({len(key) for key in sounding}, reverse=True))
    return _Book(names, aliases, re.compile("|".join(map(re.escape, words))), sounding, lengths)
