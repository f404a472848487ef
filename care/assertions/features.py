"""A mention as features: the words around it, by their place, and the cues among them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import Any
from zlib import crc32

import numpy as np
import numpy.typing as npt

from care import safe_yaml
from care.assertions.mentions import FIGURES, Mention, find, groups

CUES = Path(__file__).with_name("cues.yaml")
GRAMMAR = Path(__file__).with_name("grammar.yaml")
PLAINLY = Path(__file__).with_name("plainly.yaml")
BUCKETS = 2**15
_PAUSE = re.compile(r"[\s,，。;；!！?？、:：]+")
_NEAR, _FAR = 4, 12
_COPIES = 2
"""So many buckets each for what grammar is sure of."""
_LISTED = ("economy", "service")
"""Groups whose members stand for one another: 低保五保都没有 is as 三无五保都没有."""
_JOINS = re.compile("^[和跟同与、也还都户证证的 ]*")

Row = npt.NDArray[np.int64]


def row(plain: str, mentions: Sequence[Mention], asked: str | None = None) -> Row:
    """Return the hash buckets of all mentions of one fact in a text, each once."""
    found: set[str] = set()
    for order, mention in enumerate(mentions):
        last = order == len(mentions) - 1
        found.update(_of(plain, mention, asked, last, len(mentions)))
    buckets = {crc32(name.encode()) % BUCKETS for name in found}
    return np.fromiter(sorted(buckets), dtype=np.int64, count=len(buckets))


def _of(plain: str, mention: Mention, asked: str | None, last: bool, count: int) -> Iterator[str]:
    fact, group = mention.fact, groups()[mention.fact]
    base = list(_around(plain, mention, group))
    said = _said(plain, fact)
    for copy in range(_COPIES if said and last else 0):
        yield f"{fact}|said={said}#{copy}"
    word = "sound" if mention.by_sound else mention.word
    base += [f"word={word}", f"asked={asked == _question(fact)}", f"count={min(count, 3)}"]
    base += ["bare" if len(_PAUSE.sub("", plain)) <= mention.end - mention.start + 3 else "amid"]
    for name in base:
        yield f"{group}|{name}"
        if group not in FIGURES:
            yield f"{fact}|{name}"
        if group in (*_LISTED, "money", "home", "employer"):
            yield name
    if last and count > 1:
        yield from (f"last|{group}|{name}" for name in base if name.startswith("cue"))


def _around(plain: str, mention: Mention, group: str) -> Iterator[str]:
    view, start, end = _view(plain, mention, group)
    parts = _clauses(view)
    at = next(i for i, (a, b) in enumerate(parts) if a <= start < b)
    left = view[parts[at][0] : start]
    right = view[end : max(end, parts[at][1])]
    yield from _grams("L", left[::-1], backwards=True)
    yield from _grams("R", right)
    beyond = _JOINS.sub("", re.sub("^(?:[和跟同与也还、 ]?E[户证]?)+", "", right))
    if beyond != right:
        yield from _grams("RL", beyond)
    yield from _cues("L", left[-_FAR:])
    yield from _cues("LA", left[-_NEAR:])
    yield from _cues("R", right[:_FAR])
    yield from _cues("RA", right[:_NEAR])
    yield from _cues("RL", beyond[:_NEAR])
    for step, name in ((-1, "P"), (1, "N"), (-2, "PP"), (2, "NN")):
        if 0 <= at + step < len(parts):
            a, b = parts[at + step]
            beside = view[a:b][-_FAR:] if step < 0 else view[a:b][:_FAR]
            yield from _cues(name, beside)
            if abs(step) == 1:
                yield from _plain_grams(name, beside)
            if "E" in beside:
                yield f"{name}=E"
        else:
            yield f"{name}=none"
    yield from _cues("ALL", view)
    yield from _grammar(view, start, end)
    yield f"alone={not left}{not right}"


def _view(plain: str, mention: Mention, group: str) -> tuple[str, int, int]:
    """Return the text with what is listed beside a mention as E, and the mention's place in it."""
    if group not in _LISTED:
        return plain, mention.start, mention.end
    before, after, at = "", "", 0
    for start, end in _listed(plain):
        if at <= start and end <= mention.start:
            before, at = f"{before}{plain[at:start]}E", end
    before, at = before + plain[at : mention.start], mention.end
    for start, end in _listed(plain):
        if at <= start:
            after, at = f"{after}{plain[at:start]}E", end
    return f"{before}M{after}{plain[at:]}", len(before), len(before) + 1


@lru_cache(maxsize=64)
def _listed(plain: str) -> tuple[tuple[int, int], ...]:
    """Return where a text names what is listed on a par, by words or by sound."""
    return tuple(
        (m.start, m.end)
        for m in find(plain)
        if groups()[m.fact] in _LISTED and (m.by_sound or _NAMED.search(m.word))
    )


_NAMED = re.compile("三无|[五伍]保|特困|低保|低收|优抚|建档立卡|烈属|边缘|困难户")


def _clauses(view: str) -> list[tuple[int, int]]:
    edges, begin = [], 0
    for pause in _PAUSE.finditer(view):
        if pause.start() > begin:
            edges.append((begin, pause.start()))
        begin = pause.end()
    if begin < len(view):
        edges.append((begin, len(view)))
    return edges


def _grams(side: str, words: str, *, backwards: bool = False) -> Iterator[str]:
    words = words[:_FAR]
    for n in (1, 2, 3):
        for i in range(len(words) - n + 1):
            gram = words[i : i + n]
            place = 0 if i == 0 else 1 if i < _NEAR else 2
            yield f"{side}{place}:{gram[::-1] if backwards else gram}"
            if place:
                yield f"{side}:{gram[::-1] if backwards else gram}"
    if not words:
        yield f"{side}0:"


def _plain_grams(side: str, words: str) -> Iterator[str]:
    for n in (2, 3):
        for i in range(len(words) - n + 1):
            yield f"{side}:{words[i : i + n]}"
    yield f"{side}^{words[:2]}"


def _cues(side: str, words: str) -> Iterator[str]:
    for name, pattern in _patterns().items():
        if pattern.search(words):
            yield f"cue{side}={name}"


def surely(plain: str, mention: Mention) -> str | None:
    """Return the status that grammar, or a plain way of saying it, gives; None where in doubt."""
    if groups()[mention.fact] not in _LISTED or mention.fact in _plainly():
        return _said(plain, mention.fact)
    view, start, end = _view(plain, mention, groups()[mention.fact])
    found = {name.partition("=")[2] for name in _sides(view, start, end)}
    if not found and _alone(view, start, end):
        found = {"yes"}  # 我妈80岁，低保，瘫在床上: named in a list of what is so
    return found.pop() if len(found) == 1 and found <= {"yes", "no", "unknown"} else None


def hedges(plain: str, span: tuple[int, int], status: str) -> bool:
    """Whether the words around a mention doubt a status, put it right, or tell of then or others.

    A denial beside what is said to be so makes it doubtful, unless it is part of its words:
    不能自理, 起不了床.
    """
    parts = _clauses(plain)
    at = next((i for i, (a, b) in enumerate(parts) if a <= span[0] < b), 0)
    own = plain[slice(*parts[at])] if parts else ""
    near = plain[parts[max(0, at - 1)][0] : parts[min(len(parts) - 1, at + 1)][1]] if parts else ""
    since = _GRANTED.search(plain, 0, span[0]) or _MOVED.search(near)
    if status == "yes" and since:
        near = _SINCE.sub("", near)  # 去年刚批了低保: it is theirs since then
    if any(_patterns()[name].search(near) for name in _HEDGES) or _ELSEWHERE.search(near):
        return True
    bare = _UNABLE.sub("", near if status == "yes" else own)
    return status == "yes" and _patterns()["denies"].search(bare) is not None


def wonders(plain: str, mention: Mention) -> bool:
    """Whether the caller asks if something counts as this: 上得了厕所算不算失能 tells nothing."""
    return _WONDERS.search(plain, 0, mention.start) is not None


_MOVED = re.compile(
    "(?:送|搬)(?:了|到|去|进|入)*[^，。, ]{0,12}(?:院|机构|公寓|中心)(?:里|去)?(?:住|了)"
)
"""去年送到养老院住了: they live there since then."""
_GRANTED = re.compile("(?<![没不未])(?:批|办|评)(?:下来|到|上|了)+$")
_SINCE = re.compile("去年|旧年|大?前年|上个?月|前(?:几|两|些)年")
_WONDERS = re.compile("(?:算不算|叫不叫|属不属于|是不是就?[叫算])(?:是|做|作)?$")
_HEDGES = ("unknown", "past", "stopped", "pending", "refused", "corrects", "flatly")
_ELSEWHERE = re.compile("隔壁|别人|人家|邻居|楼[上下]|村里|对门|阿伯|不是没|大学生")
_UNABLE = re.compile(
    "不(?:是)?在家|没在家|(?:没有?|不|未)(?:到|满|够)[0-9一二三四五六七八九十]+(?:周?岁)?|"
    "不(?:能自理|会自理|了|得|来|到|动|便|方便|稳|远|灵)|没(?:力|钱|工资|退休|有?收入|有?人)"
    "|[能可]不[能可]以?|是不是|有没有|得不得|非[营盈]利"
)


def _alone(view: str, start: int, end: int) -> bool:
    """Whether a mention fills its clause, and nothing in the text denies or asks."""
    return re.search(r"(?:^|[\s,，。;；])$", view[:start]) is not None and (
        _LISTED_ALONE.match(view[end:]) is not None
    )


_LISTED_ALONE = re.compile(
    r"[户的]?[\s,，。;；]*(?:$|(?<=[\s,，。;；])(?!没|不|无|哪|停|批|评|都|有没|还在|等|冇|一样))"
)


def said_plainly(plain: str, fact: str) -> bool | None:
    """Return what a normalised text's words alone say of a fact; None where they leave it open."""
    said = _said(plain, fact)
    return None if said is None else said == "yes"


def _said(plain: str, fact: str) -> str | None:
    said = _plainly().get(fact)
    if said is None:
        return None
    return "no" if said[1].search(plain) else "yes" if said[0].search(plain) else None


@cache
def _plainly() -> dict[str, tuple[re.Pattern[str], re.Pattern[str]]]:
    found: dict[str, dict[str, str]] = safe_yaml.read(PLAINLY)
    return {n: (re.compile(e["said"]), re.compile(e["denied"])) for n, e in found.items()}


def _sides(view: str, start: int, end: int) -> list[str]:
    words = _beside()
    after = words["skipped"].sub("", view[end:])
    if _LACKS_ELSE.match(after) and _HELD.search(view[:start]):
        after = ""  # 有个优抚证 没有固定收入: what is lacking is named, and the paper is there
    found = [f"after={n}" for n, p in words["after"].items() if p.match(after)][:1]
    return found + [f"before={n}" for n, p in words["before"].items() if p.search(view[:start])][:1]


_LACKS_ELSE = re.compile("(?:没有?|无)(?:固定|退休|工资|收入|社保|养老|儿|女|钱)")
_HELD = re.compile("(?<![没不])有[个本张的]{0,2}$")


def _grammar(view: str, start: int, end: int) -> Iterator[str]:
    """Yield what stands right beside a mention, where grammar is sure of it: these weigh more."""
    found = _sides(view, start, end)
    for name in (*found, "+".join(found)):
        yield from (f"{name}#{copy}" for copy in range(_COPIES))


@cache
def _beside() -> dict[str, Any]:
    data = safe_yaml.read(GRAMMAR)
    sides: dict[str, Any] = {
        side: {name: re.compile(words) for name, words in data[side].items()}
        for side in ("after", "before")
    }
    return sides | {"skipped": re.compile(f"^{data['skipped']}+")}


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    return {name: re.compile(words) for name, words in safe_yaml.read(CUES).items()}


@cache
def _question(fact: str) -> str:
    from care import eligibility

    known = eligibility.load().facts
    return known[fact].ask if fact in known else fact
