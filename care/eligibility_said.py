"""What a turn says beside the facts themselves: how they live, for how long, and what is set aside.

How somebody lives settles nothing that an office has to grant; it tells whether a denial of some of
what can be granted is meant of all of it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from care.extractors.numerals import number
from care.text import normalise

_QUOTES = re.compile("[“”\"'‘’「」『』]")
_OF_USE = re.compile(
    "(?:我)?(?:也|又|就)?(?:不知道?|不清楚|不晓得|不懂|搞不清楚?)[^，。, ]{0,6}"
    "(?:有没有用|有用没有|有用没|管不管用|用不用得|算不算数|作不作数|还算不算)"
)
"""我唔知嗰张纸有冇用 doubts what the paper is good for, not what it says."""


_SPELT = re.compile("不(?:是|叫)[^，。, ]{1,8}[那这]个[^，。, 证本卡钱](?=[,，。 啊呀哈嘛]|$)")
"""五保啊，不是吃饱饭那个饱 tells how it is written and denies nothing."""


def plain_of(text: str) -> str:
    """Return a text normalised, without quotation marks, doubts about a paper's use, spelling."""
    return _SPELT.sub(" ", _OF_USE.sub(" ", _QUOTES.sub("", normalise(text).text)))


_AMPLE = "(?:[2-9][0-9]{3}|[1-9][0-9]{4}|[二两三四五六七八九几2-9]千|万)"
_WELL = re.compile(
    f"(?:退休|养老|社保|工资|收入|每个?月|一个月|加起来|领|拿)[^，。]{{0,8}}{_AMPLE}"
    "|(?<![没不])有[^，。 没]{0,3}退休(?:金|工资)|退休(?:干部|教师|老师)|离休|老干部|公务员"
    "|(?<!不)够(?:用|花|吃|生活)|(?:供|养|请|付|出)得起|不(?:愁|忧|缺钱|差钱|靠[那这]个)"
    "|生意[^，。 不]{0,3}(?:好|旺|红火|过得去)|(?:日子|个个|都|家家)好过|收租"
    "|(?:家境|条件)[^，。 不]{0,3}(?:好|可以|过得去)|不(?:算|是)?(?:很|太|怎么)?(?:困难|穷)"
)
_POOR = re.compile(
    "(?:没有?|无|哪里?有?|哪来)(?:得|什么|几|的)?钱|钱(?:都|也)(?:没有?|无)"
    "|(?:一|买|付|还)[^，。 ]{0,3}不起|欠|[负还]债|债"
    "|(?<!不)(?<!算)穷|(?<!辛)苦|紧巴|亏|揭不开|过不下去|难过日子|[捡执](?:破烂|垃圾|纸皮|废品)"
    "|(?:买|吃|饭|菜|药)[^，。 ]{0,2}都(?:紧|难|没)|赊"
    "|百(?:几|多|把|来)?(?:块|文|元)|千[几多]?(?:块|文|元)?不到"
    "|没有?(?:退休(?:金|工资)|养老金|工资|收入|固定收入)|(?:种|卖)点|(?:实在|好|很|确实|真的?)困难"
)


_PENSION = re.compile(
    "(?<!没)(?<!没有)(?<!儿子)(?<!女儿)(?<!媳妇)(?<!女婿)(?<!弟弟)(?<!妹妹)(?<!老板)(?:退休(?:金|工资|费)|养老金)(?:一个月|每个?月|都|也|就|有|是|领|拿|大概|差不多|到手)*"
    f"(?:{_AMPLE})"
)
"""A pension that nobody is granted means for."""


def lives_well(plain: str) -> bool:
    """Whether somebody says that there is enough to live on: 我们退休干部，收入够用."""
    return _WELL.search(plain) is not None


def lives_poorly(plain: str, told: Mapping[str, Any]) -> bool:
    """Whether somebody says how little there is, whatever was or was not granted to them."""
    return bool(told.get("hardship")) or _POOR.search(plain) is not None


def lacks_else(plain: str) -> bool:
    """Whether somebody says that they lack kin or money, which no office grants: 亲人都没有."""
    return _LACKS_ELSE.search(plain) is not None


_LACKS_ELSE = re.compile(
    "(?:亲人|亲戚|(?:1个|一个|半个)人|儿子|孙子|[儿女仔崽孙]|钱|[1一]分|地|田|收入|退休金|工资|房子?|屋)"
    "(?:也|都)(?:没有?|无)(?![^，。,]{0,4}(?:评|批|办|认定|申请))"
)


def denies_all(
    plain: str,
    told: Mapping[str, Any],
    known: Mapping[str, Any],
    own: Sequence[str],
    *,
    asked: bool,
) -> bool:
    """Whether who denies some of `own` means all of them.

    `asked`: it was the question, which names them all and wants to hear of none: two denied are
    an answer to it. Unasked, and where but one is denied, they have to live well. Who lives
    poorly may have been granted what they did not name.
    """
    denied = [name for name in own if known.get(name) is False]
    if any(known.get(name) for name in own) or lives_poorly(plain, known):
        return False
    if not any(told.get(name) is False for name in own):
        return asked and _PENSION.search(plain) is not None  # 我退休金五千八 answers it
    return lives_well(plain) or (asked and len(denied) > 1)


_N = "[0-9一二两三四五六七八九十半]"
_UNIT = "(?P<unit>个?多?月|个?年(?!前|底|初|级|纪|头))"
_CONTRACT = re.compile(
    f"合同[^。；;]{{0,14}}?(?<![0-9])(?P<n>{_N}{{1,3}}){_UNIT}(?!前)"
    f"|签(?:了|的|过|个|成|够|满)*(?P<n2>{_N}{{1,3}}){_UNIT.replace('unit', 'unit2')}"
)
_SERVED = re.compile(
    f"(?:做|干|工作|上班|待|服务)(?:了|到|满|够|得)*(?:才|刚|有)?(?P<n>{_N}{{1,3}}){_UNIT}"
    "(?![^，。,]{0,4}(?:再|以?后|才能|就能))"
)
_IN_HOME = re.compile("(?:养老|敬老|福利|护理|老人)[院所]|养老(?:机构|中心)|公寓|托老所|护工")
LONGEST = 60


def years_of_contract(plain: str) -> int | None:
    """Return for how many whole years a text says that a contract runs: 先签的半年 is none."""
    found = _CONTRACT.search(plain)
    if found is None:
        return None
    return _years(found["n"] or found["n2"], found["unit"] or found["unit2"])


def years_of_service(plain: str, *, asked: bool) -> int | None:
    """Return for how many whole years a text says that somebody has worked in a home."""
    found = _SERVED.search(plain) if asked or _IN_HOME.search(plain) else None
    return _years(found["n"], found["unit"]) if found else None


_INSURED = re.compile(
    "(?:社保|社会保险|五险)(?:也|都|全|倒是?|月月)*(?:交|缴|买|上)(?:了|着|齐|的)"
)


def insures(plain: str) -> bool:
    """Whether a text says that somebody's insurance is paid: 社保也都交了."""
    return _INSURED.search(plain) is not None


def _years(count: str, unit: str) -> int | None:
    value = 0 if count == "半" else number(count.removesuffix("半"))
    if value is None or value > LONGEST:
        return None
    return value // 12 if unit.endswith("月") else value
