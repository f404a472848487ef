"""Short questions that lean on what was said before: 那谁负责呢, 几时前, 那农村呢.

What is asked is known by its words (`following.yaml`); what is left when they are taken away may
name a topic of its own. Whether it does is for the room to say that knows the documents.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from care import safe_yaml
from care.loose_counts import without_loose_counts

LONGEST = 20
"""A longer text leans only by a short stretch that asks; the rest of it may be the topic."""

ALONE = frozenset("税")
"""Single signs that name a topic: 那税呢, 税上面有什么优惠."""

_STRETCH, _WHOLE = 12, 40
_FILE = Path(__file__).with_name("following.yaml")
_EDGES = " ，,。.？?！!、"
_SIGNS = re.compile(r"[\W_]+")
_STRETCHES = re.compile("[,，。；;！!？?、\n ]+")
_ANYBODY = re.compile("的?(?:性质的?|老人家?|人|机构|养老院|院|地方|小区|那边|那些)?")
_FEE = re.compile("(?:多少|几多|好多)(?:的)?(?:学费|费用|钱费)")
"""要交多少学费 names no topic beside the sum: it is asked of what was told."""
_RHETORICAL = re.compile(
    "哪(?:里|儿)?(?:有|来)(?:什么|得|的|几多|多少)?(?:钱|收入|工资|退休|儿女?|女儿|低保|存款)(?![领拿补发交给])"
)
"""哪里有什么收入 says that there is none, and asks for no place."""
_TABLE = re.compile("分工表|任务表|附表|附件|表(?:格|里|上|后|中|头)")
_THE_OTHERS = re.compile(
    "除(?:了|开|去|掉)?[^，。]{1,10}?(?:之外|以外|外)?(?:还|又|另外)[^，。]{0,4}"
    "(?:有|做|管|帮|能|可以)"
    "|(?:同|跟|和|与)(?:它|他|这个|那个|这些)?一(?:起|齐|道|块)的?[^，。]{0,3}(?:还有|有|是)"
    "[^，。]{0,2}(?:什么|哪|啥)"
)
_DOES = re.compile("(?:来|去|要|想)*(?:捐|办|建|做|搞|住)(?:款|钱)?$")
"""换成我弟的公司来捐: what is done is what was spoken of, and only who does it is put anew."""
_SWAPPED = 12
"""So many signs at most stand in the place of what was spoken of."""

_CLOSER: tuple[tuple[str, frozenset[str]], ...] = (
    ("term", frozenset({"deadline", "count", "amount"})),
    ("issued", frozenset({"deadline", "since", "more", "doer"})),
    ("since", frozenset({"deadline"})),
    ("check", frozenset({"department", "doer", "duty", "how"})),
    ("reduced", frozenset({"amount", "share", "free"})),
    ("share", frozenset({"amount"})),
    ("subsidy", frozenset({"more", "duty"})),
    ("amount", frozenset({"count", "free", "doer", "place"})),
    ("phone", frozenset({"amount", "count", "more"})),
    ("department", frozenset({"doer", "duty", "entitled"})),
    ("doer", frozenset({"duty", "place"})),
    ("entitled", frozenset({"department", "doer"})),
    ("materials", frozenset({"duty", "how"})),
    ("place", frozenset({"procedure"})),
    ("procedure", frozenset({"how", "duty"})),
    ("age", frozenset({"count"})),
    ("simpler", frozenset({"duty", "more", "reason", "how"})),
    ("status", frozenset({"count", "deadline", "amount"})),
    (
        "enquire",
        frozenset(
            {"amount", "count", "place", "department", "doer", "check", "share", "deadline", "age"}
        ),
    ),
    ("cited", frozenset({"place", "duty", "count"})),
)
"""Kinds that say more closely what others of the same words would: 谁来查 is a check."""


@dataclass(frozen=True)
class Leaning:
    """A short question, taken apart.

    `kinds` is what it asks for, `rest` what it names besides (nothing, where it only leans).
    `swapped` is what it puts in the place of what was spoken of (那农村呢: 农村), `person` that
    this is somebody, `means` how a document would say it. `table` tells that it asks what the table
    of the annex has.
    """

    kinds: tuple[str, ...]
    rest: str
    swapped: str | None = None
    person: bool = False
    means: re.Pattern[str] | None = None
    table: bool = False

    @property
    def bare(self) -> bool:
        """Whether it can only be understood beside what was said before."""
        if self.swapped is not None:
            return self.person or self.means is not None
        return bool(self.kinds) and len(self.rest) < 2 and self.rest not in ALONE


def leaning(plain: str) -> Leaning | None:
    """Take a normalised text apart; None where it asks nothing that could lean, or is long."""
    plain = _FEE.sub("多少钱", plain.strip(_EDGES))
    asking = plain if len(plain) <= LONGEST else _stretch(plain)
    if not asking:
        return None
    kinds = kinds_in(asking)
    if kinds:
        return Leaning(kinds, rest_of(plain), table=_TABLE.search(plain) is not None)
    return _swapped(asking) if asking == plain else None


def leans(plain: str) -> bool:
    """Whether a normalised text is nothing but a question about what was said before."""
    found = leaning(plain)
    return found is not None and found.bare


def kinds_in(plain: str) -> tuple[str, ...]:
    """Return the kinds of things that a normalised text asks for, however long it is."""
    plain = _RHETORICAL.sub(" ", without_loose_counts(plain.strip(_EDGES)))
    found = {name for name, words in _kinds().items() if words.search(plain)}
    for closer, wider in _CLOSER:
        if closer in found:
            found -= wider
    return tuple(name for name in _kinds() if name in found)


def rest_of(plain: str) -> str:
    """Return what a normalised text names besides asking, pointing, people and small words."""
    data, left = _data(), plain
    for words in _kinds().values():
        left = words.sub(" ", left)
    for name in ("pointing", "filler"):
        left = re.sub(data[name], " ", left)
    left = re.sub(data["swaps"]["who"], " ", left)
    light = set(data["light"])
    return "".join(run for run in _SIGNS.split(left) if run and not set(run) <= light)


def asks_the_others(plain: str) -> bool:
    """Tell whether a normalised text asks what there is besides one of the things just told."""
    return _THE_OTHERS.search(plain) is not None


def _stretch(plain: str) -> str | None:
    """Return the stretch of a longer text that asks: 那一张床补好多钱，隔壁老陈讲有三千块."""
    if len(plain) > _WHOLE:
        return None
    asking = [part for part in _STRETCHES.split(plain) if part and kinds_in(part)]
    return asking[-1] if asking and len(asking[-1]) <= _STRETCH else None


def _swapped(asking: str) -> Leaning | None:
    swaps = _data()["swaps"]
    tail, head = re.search(swaps["tail"], asking), re.match(swaps["head"], asking)
    if head is None or not (tail or re.search(swaps["turned"], head.group())):
        return None
    put = asking[head.end() : tail.start() if tail else len(asking)].strip()
    if not put or len(put) > _SWAPPED:
        return None
    if re.fullmatch(swaps["who"], put):
        return Leaning((), put, put, person=True)
    for says, means in _which():
        left = _DOES.sub("", says.sub("", put))
        if left != put and (len(rest_of(left)) < 2 or _ANYBODY.fullmatch(left)):
            return Leaning((), put, put, means=means)
    return Leaning((), put, put)


@cache
def _data() -> Mapping[str, Any]:
    data: dict[str, Any] = safe_yaml.read(_FILE)
    return data


@cache
def _kinds() -> dict[str, re.Pattern[str]]:
    return {name: re.compile(words) for name, words in _data()["kinds"].items()}


@cache
def _which() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    return tuple(
        (re.compile(entry["says"]), re.compile(entry["means"]))
        for entry in _data()["swaps"]["which"].values()
    )
