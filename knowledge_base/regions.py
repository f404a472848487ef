"""Where a document holds, and which counties a caller names."""

from __future__ import annotations

import re

from care.extractors import gazetteer, places
from care.text import normalise

CITY = "玉林市"
"""The city that this hotline serves."""

ELSEWHERE = "elsewhere"
"""What `county_of` returns for a region that is not ours."""

_ABOVE = re.compile(r"^(?:全国|中华人民共和国|国家|国务院)?(?:广西壮族自治区|广西|自治区|全区)?")
_WHOLE = {"", "全市", CITY}


def county_of(region: str) -> str | None:
    """Return the county that a region is, None for the whole city or more, or `ELSEWHERE`."""
    rest = _ABOVE.sub("", re.sub(r"[\s（()），,、]", "", region), count=1)
    if rest in _WHOLE:
        return None
    rest = rest.removeprefix(CITY)
    entry = gazetteer.load().called.get(rest)
    if entry is None or entry.kind != "county":
        return ELSEWHERE
    return entry.name


def counties_named(text: str) -> frozenset[str]:
    """Return the counties that a text names, itself or by a town that lies in one alone."""
    known = gazetteer.load()
    found: set[str] = set()
    for match in known.names.finditer(normalise(text).text):
        counties = known.called[match.group(1)].counties
        if len(counties) == 1:
            found.update(counties)
    return frozenset(found)


def without_ours(text: str) -> str | None:
    """Return a normalised text without the names of our own places; None where it names none.

    我妈住玉州城西 tells where somebody lives; what is asked is the rest.
    """
    named = [place for place in places.find(text) if place.kind != "street"]
    left, at = "", 0
    for place in sorted(named, key=lambda found: found.start):
        left += text[at : place.start] if place.start >= at else ""
        at = max(at, place.end)
    left += text[at:]
    left = left.replace(CITY, "").replace(CITY.removesuffix("市"), "")
    return left if left != text else None
