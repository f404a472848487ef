"""A second wish in the same turn."""

from __future__ import annotations

import re

from care.booking_assent import remarks
from care.booking_people import beneficiary_in
from care.booking_services import is_ware, service_in
from care.booking_told import LIKELY, Weighed
from care.booking_waiting import of_both
from care.booking_wishes import orders, replaces, spoken_of
from care.bookings import Draft
from care.extractors import times
from care.text import normalise


def second_wish(text: str, draft: Draft) -> tuple[str, str, str] | None:
    """Return the words of the first wish, the second's, and which service that is.

    订饭，还想约人打扫; 一件是要两份饭，一件是搞卫生: the first named is the first to be booked.
    """
    both = _side_by_side(text, draft)
    if both is not None:
        return both
    listed = [match.span() for match in _LISTED.finditer(text)]
    if len(listed) >= 2:
        # 今日有两件事求你，一件是…: what comes before the list is about neither
        first, rest = text[listed[0][1] : listed[1][0]], text[listed[1][1] :]
        own, other = service_in(normalise(first).text), service_in(normalise(rest).text)
        if own and other and own[0] != other[0]:
            # 帮奶奶约两个 tells for whom both are
            lead = text[: listed[0][0]]
            whom = beneficiary_in(normalise(lead).text)
            lead = f"给{whom}，" if whom else ""
            return lead + first, lead + rest, other[0]
    for match in _THEN.finditer(text):
        before = service_in(normalise(text[: match.start()]).text)
        rest = normalise(text[match.end() :]).text
        after = service_in(rest)
        known = before[0] if before else draft.service
        if known == _ERRAND and after and is_ware(rest, *after[1:], buying=True):
            continue  # 还有一个灯泡: one more thing to buy
        if known and after and after[0] != known:
            return text[: match.start()], text[match.start() :], after[0]
    both = _in_one_breath(text)
    if both is not None:
        return both
    plain = normalise(text).text
    named = service_in(plain)
    if draft.service is None or named is None or named[0] == draft.service:
        return None
    if not orders(plain) or replaces(plain, draft.service) or remarks(text):
        return None
    # 帮我约个护士礼拜五来, in the midst of another booking: all of it is the second's
    return "", text, named[0]


def _in_one_breath(text: str) -> tuple[str, str, str] | None:
    """Part 我想订饭还想请个人来搞卫生: two services wished for in a row, without a mark."""
    heard = normalise(text)
    for match in _JOINS.finditer(heard.text):
        first = service_in(heard.text[: match.start()])
        rest = heard.text[match.start() :]
        second = service_in(rest)
        if first is None or second is None or first[0] == second[0]:
            continue
        told = heard.text[: match.start()]
        if _WISHES.search(told) is None or _ONCE.search(told):
            continue
        if second[1] <= match.end() - match.start() + (1 if match["and"] else _LEAD):
            cut = heard.original_span(match.start(), match.start() + 1)[0]
            return text[:cut], text[cut:], second[0]
    return None


def _side_by_side(text: str, draft: Draft) -> tuple[str, str, str] | None:
    """Give each of two services its own clauses, and to both what is said of both.

    一个搞卫生 一个换药 都是下周二 搞卫生九点 换药三点: the day is of both, each hour of one.
    """
    plain = normalise(text).text
    wishes = orders(plain) or len(_ONE.findall(text)) > 1 or bool(_BOTH_WANTED.search(plain))
    if not (wishes or draft.service) or replaces(plain, draft.service):
        return None
    shares: dict[str, list[str]] = {}
    lead: list[str] = []
    common: list[str] = []
    named: list[str] = []
    for clause in _clauses(text):
        words = normalise(clause).text
        service = _named(words, shares)
        if service is not None:
            named.append(service)
            shares.setdefault(service, []).append(clause)
        elif not named:
            # 帮我爸订两样 tells for whom; 今日有两件事 is no day of either
            lead += [] if times.find(words) else [clause]
        elif of_both(words):
            common.append(clause)
        else:
            shares[named[-1]].append(clause)
    if len(shares) != 2 or draft.service not in (None, *shares):
        return None
    timed = all(any(times.find(normalise(c).text) for c in own) for own in shares.values())
    apart = all(named.count(name) > 1 for name in shares) or _TWO.search(plain)
    # 抹窗就二号九点 换药就下个礼拜二: each is spoken of by its name, once one is being booked
    # (or each was parted from one breath by its own hour)
    told = draft.service is not None and all(
        _heads(own[0]) or own[0] not in _BREATHS.split(text) for own in shares.values()
    )
    if not ((wishes and common) or (timed and ((wishes and apart) or told))):
        return None
    first, second = shares
    return _words(lead, shares[first], common), _words(lead, shares[second], common), second


def _named(clause: str, shares: dict[str, list[str]]) -> str | None:
    """Return the service that a clause is of; 饭明天中午送 goes on with 订两份饭."""
    found = service_in(clause)
    if found is not None or not times.find(clause):
        return found[0] if found else None
    short = [name for name in shares if spoken_of(clause, name)]
    if len(short) == 1:
        return short[0]
    if clause[0] in _COMMON_WORDS:
        return None
    going_on = [name for name, own in shares.items() if clause[0] in own[0]]
    return going_on[0] if len(going_on) == 1 else None


def _heads(clause: str) -> bool:
    """Tell whether a clause begins with a service as what is spoken of: 换药就…, 搞卫生礼拜五…."""
    plain = normalise(clause).text
    found = service_in(plain)
    if found is None or found[1] > 1:
        return False
    timed = any(told.start == found[2] for told in times.find(plain))
    return timed or _TOPIC.match(plain, found[2]) is not None


def second_told(told: Weighed, own: str | None) -> tuple[str, str, str] | None:
    """Return the words of the first wish, of a second one, and the service that one is for.

    `own` is the service under way. The network marks where another wish begins, however it is
    put: 楼上漏水下来墙都黑了能不能一起修.
    """
    begins = [t.start for t in told.spans("second")]
    if told.reading is None or not begins or told.reading.acts["another"] < LIKELY:
        return None
    words, text = told.heard.text, told.heard.original
    first, second = service_in(words[: begins[0]]), service_in(words[begins[0] :])
    known = own or (first[0] if first else None)
    if known is None or second is None or second[0] == known:
        return None
    if known == _ERRAND and is_ware(words[begins[0] :], *second[1:], buying=True):
        return None
    at = told.heard.original_span(begins[0], begins[0] + 1)[0]
    return text[:at], text[at:], second[0]


_ERRAND = "物品代购"
_TOPIC = re.compile("(?:那个|的话)?(?:就|呢|嘛|是|要|安排|定|在|[:：])")
_ONE = re.compile("(?:^|[,，。;；、 ])(?:还有|另)?[一1][个样件单]")
_TWO = re.compile("[两二2][样个件单项](?!人|老|半|小时|钟|月|星期|礼拜)")
_BOTH_WANTED = re.compile(f"{_TWO.pattern}|都[要想]")
_COMMON_WORDS = (
    "我你您他她在是要就那这都也给帮送来去到上下中今明后周星一两二三四五六七八九十0123456789"
)


def _clauses(text: str) -> list[str]:
    """Return the clauses; 订餐和搞卫生 are two."""
    found: list[str] = []
    for clause in _CLAUSES.findall(text):
        parts = _AND.split(clause)
        named = [service_in(normalise(part).text) for part in parts]
        apart = all(named) and len({one[0] for one in named if one}) == len(parts)
        found += parts if apart and len(parts) > 1 else _timed_apart(clause)
    return found


def _timed_apart(clause: str) -> list[str]:
    """Part 打扫就礼拜六九点换尿管下午两点半, said in one breath: each service has its own hour."""
    heard = normalise(clause)
    first = service_in(heard.text)
    # the longest name wins, wherever it stands: 送饭礼拜六两份搞卫生礼拜五
    first = (service_in(heard.text[: first[1]]) or first) if first else None
    rest = heard.text[first[2] :] if first else ""
    second = service_in(rest)
    if first is None or second is None or first[0] == second[0]:
        return [clause]
    told = [t for t in times.find(rest) if t.end <= second[1]]
    its_own = [t for t in times.find(rest) if second[2] <= t.start <= second[2] + _NEAR]
    if not (told and its_own):
        return [clause]
    own = _COUNTED.match(rest, told[-1].end, second[1])
    end = first[2] + (own.end() if own else told[-1].end)
    cut = heard.original_span(end - 1, end)[1]
    return [clause[:cut], clause[cut:]]


def _words(lead: list[str], own: list[str], common: list[str]) -> str:
    # the day before the hour
    return "，".join([*lead, _LISTED.sub("", own[0]), *common, *own[1:]])


_WISHES = re.compile("(?<!不)(?<!没)(?:想|要|帮|请|叫|喊|找|约|订|派|麻烦|需要|让)(?!了|过|不要)")
_JOINS = re.compile(
    "(?<=[\u4e00-\u9fff]{2})(?:"
    "(?:(?:还有?(?!没|是|能|会)|也(?!不|没|是|会|能)|又(?!不|没|是)|再|另外|然后|顺便|以及|加上|同埋|加埋|仲)+"
    "(?:我|你们?|也|还|就)*(?:想|要(?!不)|麻烦|请|帮|叫|喊|找|约|订|派|让|需要))"
    "|(?:我)?(?:还|也)?想(?:请|叫|喊|找|约|订|要|搞|买|修)"
    "|(?P<and>和|跟|同)(?!我|你|他|她|老))"
)
"""How a second wish goes on without a mark: 还想请…, 再订…, 想订饭想搞卫生, 订饭和搞卫生."""
_ONCE = re.compile("上[次回]|以前|之前|昨天|前天|了一下")
_LEAD = 12
"""So many characters at most lie between what begins the second wish and its service."""
_NEAR = 3
_COUNTED = re.compile("[一两二三四五六七八九十0-9]+份[饭餐]?")
_BREATHS = re.compile("[,，。;；、 ]+")
_AND = re.compile("和|跟|同(?!一)埋?|以及|还有|加埋")
_CLAUSES = re.compile("[^,，。;；、 ]+")
_LISTED = re.compile(
    "(?:^|[,，。;；:：、\\s]+)(?:[①-⑨]|[(（]?[1-9一二][.．、)）](?![0-9])"
    "|[12](?=[买修订约请送帮找洗换要想]))"
    # 一系帮我买油，二系洗衣机漏水
    "|(?:^|[,，。;；:：、\\s]+)[一二](?:就?[是系]|来|呢|则)[,，、]*(?=[^,，。;；、\\s])"
    "|(?<![十第初月廿卅期拜周一二三四五六七八九0-9])二(?:就?[是系])[,，、]*(?=[帮要想请叫买修订约找洗部那我])"
    "|[,，。;； ]*(?:第[一二](?:件|样|个|桩)?(?:事|嘢)?[,，、是系]*"
    "|(?:[一二1-2]|(?<![龙床锁里屋灶钟码木石])头一|另一|还有一)(?:件|样|个|桩)(?:事|嘢)?(?:就?[是系]|要|想))"
    "|(?:^|[,，。;； ]+)[一二](?:就?[是系係]|[来嚟](?=[帮幫请請想要]))"
)
_THEN = re.compile(
    "(?:[,，。;；、?？!！ ]|^)(?=(?:对了|哦|我|你们?|帮|请"
    "|[今明后][天日早晚]|[上中下]午|早上|晚上|[,，])*"
    "(?:[还還](?!是|没|有没)|另外|再|[顺順]便|同[时時埋]|以及|也(?!不)|然[后後]|和|加埋|仲(?!系|未|冇))[^,，。]*)"
    # 打扫卫生同埋帮我老公换尿管: in one breath, where the second has an order of its own
    "|(?<=[\u4e00-\u9fff]{2})(?=(?:同埋|加埋|以及|还有|顺便|和)(?:我?还?[想要]|再)*[帮请叫喊找约订派][^,，。]*)"
)
