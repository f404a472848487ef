"""What a turn tells of a service that waits its turn, apart from the one that is being booked.

修水龙头今天下午三点来 棉拖鞋一双要红色的 东西明天上午送来: each clause is of the service that it
names, whose task it tells or whose goods it lists, or goes on with the clause before.
"""

from __future__ import annotations

import re

from care.booking_answers import asks
from care.booking_items import read_list
from care.booking_services import Service, service_called, service_in
from care.booking_wishes import declines, replaces, spoken_of
from care.extractors import times
from care.extractors.goods import GOODS
from care.extractors.lists import noun_of
from care.text import normalise


def told_of_waiting(
    text: str, own: str | None, waiting: str | None, having: tuple[str, ...] = ()
) -> tuple[str, str, str] | None:
    """Return the words of a turn for the service under way, those for the one that waits, and
    which that is; None where they tell nothing of it, or of it alone by its name.

    `having` is the list of the one under way: 红花油后天送 is of it once that oil stands there.
    """
    first, second = service_called(own), service_called(waiting)
    if first is None or second is None or first.name == second.name:
        return None
    plain = normalise(text).text
    if declines(plain, second.name) or replaces(plain, first.name):
        return None
    shares: dict[str, list[str]] = {first.name: [], second.name: []}
    at = first.name
    for clause in _CLAUSES.findall(text):
        words = normalise(clause).text
        if of_both(words) or _CONTACT.search(words):
            shares[first.name].append(clause)
            continue
        fits = [offer.name for offer in (first, second) if _is_of(words, offer)]
        if not fits and _on_list(words, having):
            fits = [first.name]
        at = fits[0] if len(fits) == 1 else at
        shares[at].append(clause)
    told = shares[second.name]
    # 她右脚做了手术，伤口要换药: what leads in is of the one that waits as well
    besides = [normalise(c).text for c in shares[first.name]]
    beside = all(_CONTACT.search(c) or of_both(c) or _DIGITS.fullmatch(c) for c in besides)
    beside = beside and not any(asks(normalise(c).text) for c in told)
    wished = beside and any(_tells(normalise(c).text, second) for c in told)
    apart = any(_is_of(words, first) or _on_list(words, having) for words in besides)
    goods = any(_lists(normalise(c).text, second) for c in told)
    if not told or not (apart or goods or wished):
        return None
    return "，".join(shares[first.name]), "，".join(told), second.name


def of_both(clause: str) -> bool:
    """Tell whether a normalised clause is of both services; 同一天下午四点送到 has its own hour."""
    said = _OF_BOTH.search(clause)
    own = said is not None and _SAME_DAY.fullmatch(said.group()) and times.find(clause)
    return said is not None and not own


def _is_of(words: str, offer: Service) -> bool:
    named = service_in(words)
    if named is not None:
        return named[0] == offer.name
    if _FETCHED.search(words):
        return offer.name == "陪伴"  # 八点半来接我: who goes along fetches first
    if spoken_of(words, offer.name) or _lists(words, offer):
        return True
    return offer.task is not None and offer.task.search(words) is not None


def _on_list(words: str, having: tuple[str, ...]) -> bool:
    """Whether a clause tells when something on the list is to come: 红花油后天下午送."""
    return bool(times.find(words)) and any((noun := noun_of(i)) and noun in words for i in having)


def _tells(words: str, offer: Service) -> bool:
    """Whether a clause tells of a service what whoever brings it has to know: 饭菜莫放肥肉."""
    if asks(words) or offer.task is None or not offer.task.search(words):
        return False
    return spoken_of(words, offer.name)


def _lists(words: str, offer: Service) -> bool:
    if "items" not in offer.ask:
        return False
    listed = any(noun_of(item) not in ("", item) for item in read_list(words).put)
    return listed or (bool(times.find(words)) and _BROUGHT.search(words) is not None)


_CLAUSES = re.compile(r"[^,，。;；、!！\s]+")
_OF_BOTH = re.compile("都|两[样个件单项]|一样的?|同一?[天日]|一起")
_SAME_DAY = re.compile("同一?[天日]")
_CONTACT = re.compile(
    "电话|手机|号码|尾[号数]|最后(?:一?[位个]|[是为])|[漏少多]了?[一1两2]个(?!人)|地址|住|1[3-9][0-9]{9}|我叫|姓|名字"
)
_DIGITS = re.compile("[0-9 ]+")
_BROUGHT = re.compile(
    f"^(?:那|把)?(?:{GOODS})(?:就|呢|嘛|要|是)*(?=[今明后大礼星下周上中早晚])|(?:送|买)(?:{GOODS})(?:来|过来|吧|就|得|行)*$"
)
"""米后天下午送, 后天下午送米: when what was ordered is to come."""
_FETCHED = re.compile(
    "(?<!电话)接(?:我|[他她]|老人家?|我?[爸妈])(?!的?电话)|[同跟陪和](?:我|[他她])一?起?去"
)
"""What is done for who is taken somewhere."""
