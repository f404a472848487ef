"""How speakers repair a number half-way, as a small grammar over groups of digits.

A speaker breaks a group off and says it again (五五六, 五五六八), says one twice, puts another in
its place (七七五二，讲错咗，七七五五), or names the end (尾数是九二八六). Which of these it was the
digits tell better than the words: a reading counts where it makes a number that can be dialled.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from care.extractors.dialling import MOBILE, kind_of

Mark = Literal["wrong", "missed", "extra", "pause"]
"""What was said between two groups: 不对, 漏了一个, 多了一个, 等一下."""


@dataclass(frozen=True)
class Group:
    """Digits said in one breath, at `start:end` of the text."""

    digits: str
    start: int
    end: int


@dataclass(frozen=True)
class Part:
    """What was said between two marks, and the marks before it.

    `place` is where a correction is said to belong; `instead` where it names what was wrong before
    (不是 A 是 B).
    """

    groups: tuple[Group, ...]
    marks: frozenset[Mark] = frozenset()
    place: Literal["start", "middle", "end"] | None = None
    instead: tuple[str, str] | None = None


def settled(parts: list[Part]) -> tuple[Group, ...]:
    """Return the groups that are left of a dictation after its corrections."""
    groups: list[Group] = []
    for part in parts:
        corrects = bool(part.marks) and bool(groups)
        groups = _corrected(groups, part) if corrects else [*groups, *part.groups]
    return tuple(groups)


def readings(groups: list[Group]) -> Iterator[list[Group]]:
    """Yield the groups as they stand, then without those that were only begun or said twice.

    Nothing but the digits tells: what follows must begin with what is left out.
    """
    yield groups
    if len(groups) > _MOST or len(_joined(groups)) <= min(_SIZES):
        return
    yield from _begun_again(groups)
    for reading in _begun_again(groups):
        yield from _begun_again(reading)


def continued(begun: str, more: str) -> str | None:
    """Return the whole number that a part said before and the one said now make, if they do.

    The last group may be said again: 1387751, then 7751 0036.
    """
    for size in _SIZES:
        cut = size - len(more)
        if 0 <= cut <= len(begun) and more.startswith(begun[cut:]):
            kind, number = kind_of(begun[:cut] + more)
            if kind is not None:
                return number
    return None


_SIZES = (11, 12, 10)
"""How many digits numbers have: mobiles and most landlines first."""
_MOST = 30
"""A dictation of more groups is no number that somebody repairs."""
_LAST_GROUP = 4
"""So many digits end a mobile number, as it is grouped in speaking."""
_OVERLAP = 3
"""So many digits in a row come twice by chance no more."""


def _begun_again(groups: list[Group]) -> Iterator[list[Group]]:
    for at in range(1, len(groups)):
        rest = _joined(groups[at:])
        for first in range(at - 1, -1, -1):
            if rest.startswith(_joined(groups[first:at])):
                yield [*groups[:first], *groups[at:]]
        last = groups[at - 1]
        for size in range(_OVERLAP, len(last.digits)):
            if rest.startswith(last.digits[-size:]):
                # 一三八零零四，对，零零四: only the end of the group was said again
                kept = replace(last, digits=last.digits[:-size])
                yield [*groups[: at - 1], kept, *groups[at:]]


def _corrected(earlier: list[Group], part: Part) -> list[Group]:
    """Put a correction into what was said before it.

    A whole number replaces all; a named place is overwritten; 不是 A 是 B replaces A. Otherwise the
    correction replaces as much of the end as makes a number, or the like-sounding last group.
    A correction like 139 alone replaces the head of a number.
    """
    if part.place == "end":
        part = replace(part, groups=_end_said_again(part.groups))
    old, new = _joined(earlier), _joined(part.groups)
    start, end = earlier[0].start, part.groups[-1].end
    if part.instead and part.instead[0] in old:
        head, _, tail = old.rpartition(part.instead[0])
        return [Group(head + part.instead[1] + tail, start, end)]
    if MOBILE.search(new) or kind_of(new)[0]:
        return list(part.groups)
    size = len(new)
    if part.place == "start" or (part.place is None and _is_head(earlier, old, new)):
        return [Group(new + old[size:], start, end)]
    if part.place == "middle":
        return [Group(old[:3] + new + old[3 + size :], start, end)]
    whole = _fitted(earlier, new, part)
    if whole is not None:
        return [Group(whole, start, end)]
    if size >= 10:
        return list(part.groups)
    if part.place == "end":
        drop = size if len(old) >= 11 else max(0, len(old) + size - 11)
        return [Group(old[: len(old) - drop] + new, start, end)]
    last, first = earlier[-1], part.groups[0]
    if _replaces(last.digits, first.digits, part.marks):
        return [*earlier[:-1], replace(first, start=last.start), *part.groups[1:]]
    # a pause for thought, not a correction: 138 7751, 等一下, 0000
    return [*earlier, *part.groups]


def _end_said_again(groups: tuple[Group, ...]) -> tuple[Group, ...]:
    """Return the groups without an end that is said once more with what is before it: 44, 3344."""
    return groups[1:] if len(groups) > 1 and groups[1].digits.endswith(groups[0].digits) else groups


def _fitted(earlier: list[Group], new: str, part: Part) -> str | None:
    """Return the number that comes of putting the new digits in the place of the old one's end."""
    old = _joined(earlier)
    if part.place == "end" and len(old) >= 11:
        return None
    edges = {len(_joined(earlier[:at])) for at in range(len(earlier))}
    for cut in (size - len(new) for size in _SIZES):
        if not 0 <= cut <= len(old) or kind_of(old[:cut] + new)[0] is None:
            continue
        if _credible(old[cut:], earlier[-1], part, whole_groups=cut in edges):
            return old[:cut] + new
    return None


def _credible(gone: str, last: Group, part: Part, *, whole_groups: bool) -> bool:
    """Tell whether digits that go can have been meant by what was said about them.

    They are whole groups, or about as many as are said in their place: a number that lacks a digit
    must not be filled up with one that was called wrong.
    """
    first = part.groups[0].digits
    if part.place == "end":
        return True
    if not gone:
        return "wrong" not in part.marks
    near = whole_groups or abs(len(first) - len(gone)) <= 2
    if "missed" in part.marks and near and _within(gone, first):
        return True
    if "extra" in part.marks and near and _within(first, gone):
        return True
    run_on = len(last.digits) > len(first) and (first.startswith(gone) or gone.startswith(first))
    # 一三八七七五零三三，不是，三二七八: a last group that was only begun, said whole
    begun = len(gone) < len(first) == _LAST_GROUP == len(_joined(part.groups))
    replaced = whole_groups or len(gone) == len(first) or (near and (run_on or begun))
    return bool(part.marks & {"wrong", "pause"}) and replaced


def _replaces(last: str, first: str, marks: frozenset[Mark]) -> bool:
    """Tell whether a group takes the place of the one before, where no number is whole yet."""
    if "missed" in marks or "extra" in marks:
        return _within(last, first) or _within(first, last)
    if "wrong" in marks and len(last) == len(first):
        return True
    return _alike(last, first) or (len(first) > len(last) > 1 and first.startswith(last))


def _is_head(earlier: list[Group], old: str, new: str) -> bool:
    if not (len(new) == 3 and re.match("1[3-9]", new) and old[0] == "1" and len(old) > 3):
        return False
    # 139 may also correct a last group 129: whatever it is more like
    as_head, as_tail = _same(old[:3], new), _same(old[-3:], new)
    return as_head > as_tail or (as_head == as_tail and len(earlier[-1].digits) != 3)


def _joined(groups: list[Group] | tuple[Group, ...]) -> str:
    return "".join(group.digits for group in groups)


def _within(short: str, long: str) -> bool:
    """Tell whether the digits of one stand in the other in their order: 556 in 5568 and 5586."""
    rest = iter(long)
    return len(short) < len(long) and all(digit in rest for digit in short)


def _alike(one: str, other: str) -> bool:
    """Tell whether the second group corrects the first: as long, and half of it the same."""
    return len(one) == len(other) and _same(one, other) * 2 >= len(one)


def _same(one: str, other: str) -> int:
    return sum(a == b for a, b in zip(one, other, strict=False))
