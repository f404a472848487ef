"""A county or town put right by itself: 镇不对，我这里是龙潭镇，路名门牌都一样."""

from __future__ import annotations

import re

from care.bookings import Draft
from care.extractors import places
from care.extractors.places import Place


def district_told(text: str, draft: Draft) -> tuple[str | None, str | None, str] | None:
    """Return county and town that are put right, and what a normalised turn says besides."""
    if not _WRONG.search(text):
        return None
    told = [
        place
        for place in places.find(text, asked=True)
        if place.kind != "street"
        and place.name not in (draft.county, draft.town)
        and not _NOT_MEANT.search(text, 0, place.start)
        and not _FORMER.match(text, place.end)
    ]
    if not told:
        return None
    county = next((place.name for place in told if place.kind == "county"), None)
    town = next((place for place in told if place.kind == "town"), None)
    if town is not None and county is None and draft.county not in town.counties:
        county = town.counties[0] if len(town.counties) == 1 else None
    return county, town.name if town else None, _rest(text, told)


def _rest(text: str, told: list[Place]) -> str:
    """Leave out the names, what only says that one was wrong, and that the others stay."""
    kept = []
    for clause in _CLAUSES.finditer(text):
        said = clause.group()
        for place in told:
            if clause.start() <= place.start < clause.end():
                said = said.replace(place.said, "", 1)
        said = _LEADS.sub("", said) if said != clause.group() else said
        if said and not (_WRONG.search(said) or _STAYS.search(said) or _DENIES.match(said)):
            kept.append(said)
    return "，".join(kept)


_WRONG = re.compile(
    "(?:[区县市镇乡]|街道)(?:名|那里)?(?:也|是|就|都)?(?:给|我|你们?)?(?:讲|说|念|报|写|记|听|搞|弄|打)?"
    "(?:得)?(?:错|不对|有误)(?!吧|没|吗)"
)
_NOT_MEANT = re.compile("(?:不是|不在|不住|[听当记写搞]成|以为是?|原来是?|以前住?在?)$")
_FORMER = re.compile("(?:对|没有?错|是错|不对)")
_LEADS = re.compile("^(?:我们?|家|屋|这里|那里|搬到|搬来|现在|已经|住|在|是|了|的|应该|就|,|，)+")
_STAYS = re.compile("一样|不变|没变|照旧|不用改|不改|没有?错|都?对(?!面)(?:的|了|啊)*$")
_DENIES = re.compile("不[是在住]")
_CLAUSES = re.compile("[^,，。;；!！?？ \\n]+")
