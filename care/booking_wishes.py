"""What a service that a turn names is there for: ordered, in another's place, or only spoken of."""

from __future__ import annotations

import re
from functools import cache

from care.booking_services import Service, service_called, service_in


def orders(text: str) -> bool:
    """Tell whether a normalised text orders somebody to come: 帮我约个护士, not 护士会来吗."""
    return bool(_ORDER.search(text))


def replaces(text: str, own: str | None) -> bool:
    """Tell whether the service that a normalised text names is to be had in the place of `own`.

    不是家政，是要修马桶; 改成送饭; 那先帮我约个辅具. One that a remark only speaks of
    (伤口要换药，护士会带药水来吗) takes nobody's place.
    """
    named, service = service_in(text), service_called(own)
    if named is None or service is None or named[0] == service.name:
        return False
    before = text[: named[1]]
    return bool(_TURNED.search(before) or declines(text, service.name))


def declines(text: str, name: str) -> bool:
    """Tell whether a normalised text does not want a service (any more): 护理那个不要了."""
    return bool(_denied(name).search(text))


def spoken_of(clause: str, name: str) -> bool:
    """Tell whether a clause speaks of a service, by its name or shortly: 东西后天送, 饭就不要了."""
    service, short = service_called(name), _SHORT.get(name)
    called = service is not None and service.called.search(clause) is not None
    return called or (short is not None and re.search(short, clause) is not None)


def application_in(text: str) -> Service | None:
    """Return the service that a normalised text names, if it is one to be applied for."""
    named = service_in(text)
    service = service_called(named[0]) if named else None
    return service if service is not None and service.ends == "consultation" else None


def asks_whether(text: str) -> bool:
    """Tell whether a normalised text asks about an application and does not yet make it.

    能不能申请家庭病床, 政府给配不; but 想申请, 帮我约, 能不能来装 are wishes.
    """
    return bool(_WHETHER.search(text)) and not applies(text)


def applies(text: str) -> bool:
    """Tell whether a normalised text wishes to apply: 想申请, 我想装一个 怎么申请啊."""
    return bool(_APPLIES.search(text))


def stands_in(text: str) -> bool:
    """Tell whether a normalised text offers to apply in another's name: 我替他报可以吗."""
    return bool(_STANDS_IN.search(text))


_SHORT = {
    "助餐": "[饭餐](?!厅|馆|桌|后|前)",
    "物品代购": "东西|买",
    "维修": "修|师傅",
    "家政": "阿姨|卫生",
    "陪伴": "陪",
    "上门护理": "护士",
}
"""How a service is called once it is known: 那顿饭, 修的那个; too short to order anything by."""
_WHO = "(?:一?[个位只名]|人(?!家|们|工)|师傅|护士|护工|阿姨|医生)"
_ORDER = re.compile(
    "(?:想|要|帮|替我|给我|再|请你们?|麻烦你?)[^,，。;；!！?？]{0,6}"
    "(?:预?约|订|申请|登记)(?!的|过|好|上|了|单)"
    f"|(?:请|找|叫|派|安排)(?:多|再)?{_WHO}"
)
_TURNED = re.compile(
    "(?:(?:改|换)(?:成|做|为|订|约|请|叫|作)|应该是"
    "|还是(?:要|约|订|请|叫|办|帮|申请)|(?<![首最])先(?:帮|给|替|约|订|请|办|申请|登记|安排|叫|找|要))"
    "[^,，。;；]{0,10}$"
    "|(?:^|[,，。;；!！ ])(?:哎呀?|不好意思|我|不对|[,，])*[说讲搞弄记]错了?[,，。 ]*我?是?"
    "(?:想|要)[^,，。;；]{0,6}$"
)
_WHETHER = re.compile(
    "(?:能不能|可不可以|能否|可否|得不得|有没有得|够不够|行不行|算不算|合不合|符不符合)[^,，。;；!！?？]{0,14}"
    "(?:申请|办(?!理?一)|享受|领|报|装|配|条件|资格|用)"
    "|(?:能|可以|得|够|符合|算|有)[^,，。;；!！?？]{0,10}(?:申请|办|享受|领|装|配|条件|资格)[^,，。;；!！?？]{0,10}(?:吗|么|不|没有?|[?？]|$)"
    "|(?:政府|公家|国家|民政|社区|你们?|上面)[^,，。;；!！?？]{0,6}(?:给|帮|发|配|管|包|出|派|补)"
    "[^,，。;；!！?？]{0,6}(?:吗|么|不|没有?|[?？])(?=[,，。;；!！?？ ]|$)"
    "|(?:怎么|怎样|如何|去哪里?|在哪里?|找谁)(?:去|来)?(?:申请|办|领|弄)"
)
_APPLIES = re.compile(
    "(?:我|就|也|还|那)?(?:想|要)(?:要|给|帮|替|在|请|申请|装|借|租|约|订|办(?!法)|登记|配|搞|一?[个张台部])(?!不)"
    "|(?:帮|替)(?:我|忙)?[^,，。;；!！?？]{0,8}(?:申请|约|订|登记|办|装|借|租|报)|给我[^,，。;；]{0,4}(?:申请|约|登记|装|办)"
    "|(?:能不能|可不可以)(?:派|来|帮|安排|上门|给我)|来(?:帮)?(?:装|看|量|弄)|(?:怎么|怎样|如何)(?:预?约|订|登记)"
)
_STANDS_IN = re.compile(
    "(?:替|帮|代)(?:他|她|佢|老人家?|[^,，。 ]{1,4}?)(?:来|去)?"
    "(?:报|申请|登记|办理?|填)(?:一?[下个])?[^,，。]{0,2}"
    "(?:可不可以|行不行|得不得|能不能|(?:可以|行|得|能|好)(?:吗|么|不|没))"
)


@cache
def _denied(name: str) -> re.Pattern[str]:
    """Return how a service is said not to be wanted."""
    service = service_called(name)
    called = f"(?:{service.called.pattern})" if service is not None else "$^"
    end = "(?=了|啦|喇|[,，。;；!！ ]|$)"
    return re.compile(
        f"(?:(?<!是)不是|不要|不用|不订|不约|不做|(?<!分)别|先不)(?:订|约|做|搞|要|请)?{called}"
        f"|{called}[^,，。;；]{{0,6}}?(?:不要|不用|不约|不订|先不|算|取消){end}"
    )
