"""Where help has to go, as callers in an emergency say it and put it right."""

from __future__ import annotations

import re
from dataclasses import dataclass

from care.extractors import addresses, places
from care.text import normalise

_TURN = re.compile("不对|不是|错了?|应该是|讲乱|糊涂")
_NUMBER = "[0-9零一二两三四五六七八九十]"
_UNIT = re.compile(f"(?P<n>{_NUMBER}+)(?P<what>号楼?|栋|幢|座|单元|楼|层|室|房|队|组)")
_LEADS = re.compile("^(?:地址|住址|是|在|系|喺|应该|啊|呀|哎|就|我们|我哋|住|的|嘅|,|，|。| )+")
_RIGHT = re.compile("(?:她|他|我们?|佢)?(?:是|应该|住|系|在|喺)")
_TRAILS = re.compile("(?:[,，、。 ]|我们?|他们?|她|佢|叫|是|系|人)+$")
_MOST = 40


@dataclass(frozen=True)
class Spot:
    """A place in the caller's words; `precise` if somebody could go there and find it."""

    words: str
    precise: bool


def find(clauses: list[str], *, asked: bool = False) -> Spot | None:
    """Return the place that the clauses of a turn come to, corrections applied.

    `asked`: it was just asked for, so whatever names a place counts.
    """
    spot: Spot | None = None
    turned = False
    run: list[str] = []
    for words, after in zip([*clauses, ""], [*clauses, "", ""][1:], strict=True):
        turn = _TURN.search(words)
        if words and turn is None:
            run.append(words)
            continue
        # 不是 is followed by what is right in the next clause, or in this one
        spot = _with(spot, _read("，".join(run), asked or spot is not None), turned)
        turned = turned or turn is not None
        rest = words[turn.end() :] if turn is not None else ""
        # 不是石寨，是杨梅镇: what is wrong stands behind 不是, what is right in the next clause
        wrong = turn is not None and turn.group() == "不是" and _RIGHT.match(after)
        run = [rest] if rest and not wrong else []
    return spot


def joined(old: str, new: str, *, corrects: bool) -> str:
    """Return what two tellings of one place come to.

    A house number alone takes the place of the old one; a correction with a town of its own
    replaces everything; what only adds is added.
    """
    new = _LEADS.sub("", new)
    unit = _UNIT.match(new)
    if unit is not None:
        same = [m for m in _UNIT.finditer(old) if m["what"] == unit["what"]]
        if same:
            return _once(old[: same[0].start()] + new)
        return f"{old}{new}"
    if new in old:
        return old
    if corrects:
        return new
    if places.find(new) and not places.find(old):
        return new + old
    return f"{old}，{new}"


def _with(spot: Spot | None, new: Spot | None, turned: bool) -> Spot | None:
    if new is None or spot is None:
        return new or spot
    words = joined(spot.words, new.words, corrects=turned)
    return Spot(words, spot.precise or new.precise)


def _read(words: str, asked: bool) -> Spot | None:
    if not words:
        return None
    heard = normalise(words)
    address = addresses.find(heard, asked=asked)
    towns = [p for p in places.find(heard, asked=asked) if p.kind != "street"]
    if address is None and towns:
        # 住南江街道，菜市场背后二楼: after its town a landmark is an address, though nobody asked
        rest = heard.text[towns[-1].end :].lstrip(",，的 ")
        found = addresses.find(rest, asked=True)
        if found is not None and found.start <= 1:
            return Spot("".join(dict.fromkeys(p.said for p in towns)) + found.said, True)
    where = _LEADS.sub("", address.said) if address is not None else ""
    if where and (asked or towns or _settled(where)):
        before = "".join(
            dict.fromkeys(p.said for p in towns if address and p.start < address.start)
        )
        spot = before + where if not where.startswith(before) else where
        return Spot(_TRAILS.sub("", _once(spot)[:_MOST]), True)
    if towns:
        return Spot("".join(dict.fromkeys(p.said for p in towns)), False)
    return None


def _settled(words: str) -> bool:
    """Tell whether an address nobody asked for says enough: a street or house, not a floor."""
    return re.search("[路街巷道村屯区园苑寨垌组队栋幢座号镇]", words) is not None


def _once(words: str) -> str:
    """Leave out what was said twice in a breath: 3栋，3栋402."""
    return re.sub(
        r"(?P<part>[0-9一二三四五六七八九十]+(?:栋|号|单元|楼|座))[,，]?(?P=part)",
        r"\g<part>",
        words,
    )
