"""Where somebody is to be taken: the hospital of a visit, which is no place to come to.

医院是县人民医院，不是中医院 is for whoever goes along; 中医院宿舍3栋 is where the caller lives.
"""

from __future__ import annotations

import re

from care.booking_services import Service
from care.extractors import times

_ESCORT = "companionship"
_CLINIC = "(?:医院|卫生院|卫生所|卫生服务中心|门诊部?|诊所|[一二三]院|中医院|妇幼院?)"
_HOME = (
    "(?:宿舍|家属|对面|斜对面|旁|隔壁|后|前|门口|背后|侧边|附近|小区"
    "|[0-9一二三四五六七八九十]+[号栋])"
)
_DONE_THERE = (
    "(?:里|那边)?(?:去|做|里|门诊|[骨眼内外儿妇牙心脑][科内外]*)*"
    "(?:复查|复诊|检查|体检|看|做|拿|取|打|拆|换药|验|开药|住院|照|拍|透析|针灸|理疗)"
)
_NAMED = re.compile(
    f"(?:^|[,，。;； ]|我|他|她|要|想|是)(?:医院|看病|去的|看的|复查的?)(?:的?地方|那边|呢|嘛)*"
    f"(?:就|应该|名字|还)*(?:[是系喺在]|叫)+[^,，。;； ]{{0,10}}{_CLINIC}(?!{_HOME})"
    f"|(?:去|到|上|在|挂了?)[^,，。;； 住]{{0,10}}{_CLINIC}(?!{_HOME}){_DONE_THERE}"
    f"|(?:挂|约)(?:了|好|的)*(?:是|在)?[^,，。;； ]{{1,8}}{_CLINIC}的?(?:专家)?号"
)
_NOT = re.compile(f"^(?:不|没|莫)(?:是|系|要|去)+[^,，。;； ]{{0,8}}{_CLINIC}(?!{_HOME})")
_CLAUSES = re.compile("[^,，。;；!！?？ ]+")
_LEAD = re.compile("^(?:对了|哦|那个|就?是(?=去|到|上|在)|其实|我们?|他|她|要|想|得)+(?=..)")
_LONG = 24


def destination_in(text: str, offer: Service | None) -> str | None:
    """Return where a normalised text says that who is accompanied goes, in its words."""
    if offer is None or offer.id != _ESCORT:
        return None
    told = [c.group() for c in _CLAUSES.finditer(text) if _NAMED.search(c.group())]
    words = [_LEAD.sub("", _undated(clause)) for clause in told]
    return "；".join(dict.fromkeys(w for w in words if 1 < len(w) <= _LONG)) or None


def without_destination(text: str, offer: Service | None) -> str:
    """Leave out the clauses that tell where somebody is taken, and where not."""
    if destination_in(text, offer) is None:
        return text
    return _CLAUSES.sub(lambda c: "" if _of_it(c.group()) else c.group(), text)


def _of_it(clause: str) -> bool:
    return bool(_NAMED.search(clause) or _NOT.match(clause))


def _undated(clause: str) -> str:
    """Leave out the days and hours, which other fields hold."""
    pieces, at = [], 0
    for found in times.find(clause):
        pieces.append(clause[at : found.start])
        at = max(at, found.end)
    return "".join([*pieces, clause[at:]])
