"""What is to be bought, of the two readings of a turn: grammar's and the network's."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from care.booking_assent import agrees
from care.booking_items import ListChange, dangles, noun_of, read_list, takes_off
from care.booking_told import Weighed


def shopping_in(told: Weighed, spoken: str, *, asked: bool, having: tuple[str, ...]) -> ListChange:
    """Return what a turn does to the list; `spoken` is the turn without days and hours.

    `asked`: the list was asked for; `having` is the list so far.
    """
    if takes_off(spoken, having):
        # 口罩屋企仲有 唔使买: what is on the list and not needed comes off
        return read_list(spoken, asked=asked, having=having)
    heard = read_list(told.shopping(spoken, begun=bool(having)), asked=asked, having=having)
    # 花生油五升装一桶, in two pieces: 装 is no thing
    heard = replace(heard, put=tuple(item for item in heard.put if noun_of(item) != "装"))
    if heard and not having:
        heard = fuller(
            read_list(spoken, asked=asked),
            heard,
            lambda noun: told.goods(noun) or _ordered(noun, spoken),
        )
    # 系 三斤 answers, and names nothing
    named = tuple(item for item in heard.put if not (dangles(item) or agrees(item)))
    return replace(heard, put=named)


def fuller(plain: ListChange, told: ListChange, goods: Callable[[str], bool]) -> ListChange:
    """Return grammar's list (`plain`) where all of it is goods and as much, else the network's.

    Grammar pairs amounts with things (三斤猪肉两斤鸡蛋), the network knows what is no thing.
    """
    known = plain.put and all(goods(noun_of(item)) for item in plain.put)
    return plain if known and _counted(plain) >= _counted(told) else told


def _ordered(noun: str, spoken: str) -> bool:
    """Whether a thing stands right behind the order to buy it: 代购送轮椅坐垫1个."""
    lead = spoken[: spoken.find(noun)]
    return noun in spoken and _BUY.search(lead) is not None


_BUY = re.compile("(?:代[买购]|帮[我忙]*[买带]|替我买|[想要]买|买)(?:点|些|送|来|要|的|[:：])*$")


def _counted(change: ListChange) -> int:
    return sum(noun_of(item) not in ("", item) for item in change.put)
