"""Where a speaker paused and the recogniser wrote nothing: 对叫师傅带个梯子来, 都着了你登记吧.

Readers part a turn at its marks. Before them a comma is put where what is said next can only begin
something of its own: behind an assent, behind a slip that is owned to, before the topic of another
service, before an order that closes the turn.
"""

from __future__ import annotations

import re
from itertools import pairwise

from care.booking_taken_back import BUSY
from care.booking_told_of import KIN
from care.extractors import names, places
from care.extractors.goods import GOODS
from care.extractors.surnames import SURNAMES
from care.extractors.time_places import days_in, places_in
from care.text import normalise


def in_breaths(said: str, asked: str | None) -> str:
    """Return a turn in the caller's words with its pauses; `asked` is the slot asked for."""
    said = _TAKEN_BACK.sub(r"\g<denied>，", said)
    heard = normalise(said)
    text = heard.text
    cuts = {match.end() for match in _SLIP.finditer(text)}
    cuts |= {match.start() for match in _SLIP_LAST.finditer(text)}
    cuts |= {m.start() for m in _WRONG_LAST.finditer(text) if _DENIES.search(text[: m.start()])}
    cuts |= {match.start() for match in _TOPIC.finditer(text) if _timed(text[: match.start()])}
    cuts |= {m.start() for m in _DATED.finditer(text) if _timed(text[: m.start()], close=True)}
    cuts |= _days_after_reasons(text) | _behind_a_name(text)
    if text and (_SLIP.search(text) or _TAKEN_BACK.search(said)):
        cuts |= {match.start() for match in _PARTS.finditer(text)}
    if asked == "confirm" and not _ASKS.search(text):
        cuts |= {match.end() for match in (_ASSENT.match(text),) if match}
        cuts |= {match.end() for match in _SO.finditer(text)}
        cuts |= {match.start() for match in _BUT.finditer(text)}
        cuts |= {match.start() for match in _CLOSES.finditer(text)}
    starts = {heard.original_span(at, at + 1)[0] for at in cuts if 0 < at < len(text)}
    pieces, at = [], 0
    for start in sorted(start for start in starts if start > 0):
        if said[start - 1] in _MARKS or said[start] in _MARKS:
            continue
        pieces.append(said[at:start])
        at = start
    return "，".join([*pieces, said[at:]])


def _timed(before: str, *, close: bool = False) -> bool:
    """Whether the breath before a topic has told a day or an hour; `close`: at its end."""
    breath = _BREATHS.split(before)[-1]
    return any(place.end == len(breath) or not close for place in places_in(breath))


def _behind_a_name(text: str) -> set[int]:
    """Return where the place begins that a bare name stands right before: 杨耀祖玉州区民主路."""
    match = _NAMED_FIRST.match(text)
    county = places.county(text[:_NEAR]) if match else None
    if match is None or county is None:
        return set()
    at = next((n for n in (2, 3, 4) if text.startswith(county.name, n)), None)
    name = names.alone(text[:at]) if at else None
    return {at} if at and name and name.said == text[:at] else set()


def _days_after_reasons(text: str) -> set[int]:
    """Return where another day follows what is done on the one before: 明天我要去看牙后天才行."""
    found = set()
    for breath in _CLAUSES.finditer(text):
        days = [p for p in days_in(text) if breath.start() <= p.start < breath.end()]
        for one, other in pairwise(days):
            settles = _SETTLES.match(text, other.end)
            if settles is None or BUSY.search(text[one.end : other.start]) is None:
                continue
            lead = _LEAD.search(text, one.end, other.start)
            found |= {lead.start() if lead else other.start, settles.end()}
    return found


_NEAR = 8
_NAMED_FIRST = re.compile(f"[{SURNAMES}]")
_MARKS = " ,，。;；、!！?？:：…\n"
_BREATHS = re.compile(f"[{_MARKS}]")
_CLAUSES = re.compile(f"[^{_MARKS}]+")
_TAKEN_BACK = re.compile(
    "(?P<denied>(?:唔系|唔係|唔喺|冇系|毋系|不是|不对|唔啱|唔对|毋对|毋着|不(?![是对系係啱])){2,})"
    "(?=[\u4e00-\u9fff])(?!得|行|同|错)"
)
"""唔系唔系 twice over takes back what was said; once it may deny anything.

The 不 of 不对 is none by itself: 不对不对 before a pause is not cut amid the second.
"""
_SLIP = re.compile(
    "^(?:[哎唉哦噢啊呀诶欸]|不是|不对|等等|我|刚才|刚刚|头先|又)*"
    "(?:讲|说|念|报|记|搞|弄|听)错了(?![的吗,，。 ])"
)
_SLIP_LAST = re.compile(
    "(?<![是没有不])(?:是)?我(?:自己)?(?:讲|说|念|报|记|搞|弄)错了?(?:了|啦|咯|喇)*$"
)
_WRONG_LAST = re.compile("(?:讲|说|念|报|记|搞|弄|写|听)错了(?:了|啦|咯|喇)*$")
_DENIES = re.compile("(?<!是)不[是对][^,，。;； ]+$")
_PARTS = re.compile(
    "(?:名字?|姓名|大名|村子?|村名|屯子?|路名?|街名|镇名?|镇子)(?:应该|其实)?是(?=[\u4e00-\u9fff])"
    "|(?<=没错)(?=名)"
)
_TOPIC = re.compile(
    "(?:(?:送|订)?[午晚早]?[饭餐]|打扫|搞?卫生|护士|护理|换药|量血压|东西|买菜|修[\u4e00-\u9fff]{1,3})"
    "(?:那边|那个|的|上门)?(?:嘛|呢|么|的话|就(?!是?说|算))"
)
_DATED = re.compile(
    f"(?:{GOODS}|东西|[午晚早]?[饭餐])(?=(?:就|要|是)?(?:今|明|后[天日]|大后|礼拜|星期|下个?[周星礼]|周))"
)
"""修灯明天上午米后天下午送: what the next day is of, right behind the first one."""
_ASKS = re.compile("[吗?？]|是不是|能不能|可不可以|要不要|行不行|得不得|怎么|怎样|为什么|几时|哪")
_PARTICLE = "[的啊呀咯啦喇哩嘞哈头了]"
_WHO = "(?:师傅|护士|阿姨|医生|人|[他她佢你](?:们)?|送|来)"
_GOES_ON = (
    f"(?:叫|让|喊|请|跟|告诉){_WHO}|麻烦|你(?:们)?(?:就|快|帮|登记|记|讲|说|念|写|订|来)"
    "|就(?:是)?(?:这|那|照|按|依)|记得|记住|提醒|莫|别(?![的人处])|不要(?!紧)|[两三四2-4]样"
    "|[0-9一两二三四五六七八九十]{1,2}份|师傅|护士|阿姨|到时|顺便|是(?:后|明|大后)天|(?<=对)是(?![不否对])|我(?:确认|同意|确定)"
    # 对的我妈对青霉素过敏; 对我妈好 is no yes
    f"|(?<=[的啊呀咯啦喇了])我家?的?(?:{KIN})"
)
_ASSENT = re.compile(
    f"(?:[嗯哦噢哎那]*(?:(?:对|好|行|没有?得?错|没(?:有|得)?问题|可以|要得){_PARTICLE}*|[是得着中系]{_PARTICLE}+))+"
    f"(?={_GOES_ON})"
)
"""对 before an order or another detail; 是叫师傅来 and 得叫师傅来 are whole sentences."""
_SO = re.compile(
    "就是?(?:照|按|依)?(?:这样|这么样?|那样|这个|你们?(?:刚才)?[讲说念]的)(?:子)?(?:来|办|定|订|送)?"
    f"(?=(?:叫|让|喊|请|跟|告诉){_WHO}|送到|放[到在]|到时|记得|麻烦|不要|莫|别)"
    "|^(?:[嗯哦噢好那]|我|都|全)*听(?:清楚?|到|明白|见)了(?!吗|没(?![得错问]|有[错问]))"
)
_BUT = re.compile("(?<![难好经超路])不过(?![来去敏关期])|但是|可是|只是(?![要想])")
_DO = "(?:登记|下单|落单|提交|安排|订|定|约|记|办|买|送)"
_SOFT = "(?:上|下|好|下来|吧|啦|了|咯|喇|嘞|啊|呀|就得|就行|就好|谢谢|多谢|麻烦你?们?)"
_CLOSES = re.compile(
    f"(?<=[对错])我(?:确认|同意|确定)(?:下单|预约)?{_SOFT}*$"
    f"|(?<=[了啦咯对错着题好])(?:那|就|快|赶紧)*(?:你|您|帮我|给我)(?:们)?(?:就|快|帮我|给我)*{_DO}{_SOFT}*$"
    f"|(?<![不别莫能想要是都就])(?:都|就)(?:是)?(?:照|按|依)?(?:你们?(?:刚才)?[讲说念]的|这样|这么)(?:样|子)?"
    f"(?:去|来)?{_DO}?{_SOFT}*$"
)
_SETTLES = re.compile(
    "(?:再|先|才|就)+(?:对|是|要|行|得|可以|好|有空|来|送)+(?:了|啦|吧|咯|喇)*|吧|来吧|好(?:了|啦|吧)"
)
_LEAD = re.compile("(?:还是|改成?|改到|换成?|那就|就)$")
