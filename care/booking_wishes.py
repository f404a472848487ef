"""What a service that a turn names is there for: ordered, in another's place, or only spoken of."""

from __future__ import annotations

import re
from functools import cache

from care.booking_services import Service, service_called, service_in


def orders(text: str) -> bool:
    """Tell whether a normalised text orders somebody to come: 帮我约个护士, not 护士会来吗."""
    return bool(_ORDER.search(text))


def replaces(text: str, own: str | None) -> bool:
    """Tell whether the service that a normalised text names is to be had in the place of `own`."""
    return in_place_of(text, own) is not None


def in_place_of(text: str, own: str | None) -> str | None:
    """Return the service that a normalised text wishes in the place of `own`, the one under way.

    不是家政，是要修马桶; 改成送饭; 家务她自己做得，只要护士来换药. One that a remark only speaks of
    (伤口要换药，护士会带药水来吗) takes nobody's place, nor does what was had once.
    """
    service = service_called(own)
    if service is None:
        return None
    # 她讲不是要搞卫生，是要护士: what is not wanted names nothing that is
    refused = _denied(service.name), _done_by_themselves(service.name)
    left = text
    for pattern in refused:
        left = pattern.sub(lambda said: "，" * len(said.group()), left)
    named = service_in(left)
    if named is None or named[0] == service.name:
        return None
    if left != text and not _ONCE.search(text):
        return named[0]
    return named[0] if _TURNED.search(left[: named[1]]) else None


def declines(text: str, name: str) -> bool:
    """Tell whether a normalised text does not want a service (any more): 护理那个不要了."""
    return bool(_denied(name).search(text))


def given_up_in(clause: str, name: str) -> bool:
    """Tell whether a normalised clause gives a whole service up: 维修那单取消, 师傅不用叫了."""
    return bool(_given_up(name).search(clause))


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
    "家政": "阿姨|卫生(?!纸|巾|院|间|所|室|站|局|棉)|家务",
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
_THEY = "(?:我|她|他|佢)"
_TURNED = re.compile(
    "(?:(?:改|换)(?:成|做|为|订|约|请|叫|作)|应该是"
    "|还是(?:要|约|订|请|叫|办|帮|申请)|(?<![首最])先(?:帮|给|替|约|订|请|办|申请|登记|安排|叫|找|要))"
    "[^,，。;；]{0,10}$"
    "|(?:^|[,，。;；!！ ])(?:哎呀?|不好意思|我|不对|[,，])*[说讲搞弄记听问]错(?:了|啦|喇|咯)?"
    f"[,，。 ]*{_THEY}?是?(?:想|要)[^,，。;；]{{0,6}}$"
    # 不是，是要修热水器; 错啦，我要的是送饭
    "|(?:^|[,，。;；!！ ])[哎呀哦噢啊唉]*(?:不是|不对|错)(?:的|了|啦|喇|咯|不是|不对)*"
    f"[,，。;；!！ ]+{_THEY}?们?(?:要的?)?是(?:要|想|请|叫|找|帮|人|个|来|我)*$"
)
_ONCE = re.compile("上[次回]|以前|之前|[昨前]天|那[次回]|上个?(?:月|星期|礼拜)")
"""上次不是搞卫生，是护士来的 tells what was; nothing is wished in its place."""
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
    called, act = _called(name), f"(?:{_ACT})*"
    return re.compile(
        f"(?:(?<!是)不是|(?<!不是)不要|不用|{_NOT_DONE}){act}{called}"
        f"|{called}[^,，。;；]{{0,6}}?(?:(?:不要|不用|不使){act}|{_NOT_DONE}|算|取消){_END}"
    )


@cache
def _given_up(name: str) -> re.Pattern[str]:
    """Return how a whole service is said to be no longer wanted; 不要送饭到楼下 wants it."""
    called, act = _called(name), f"(?:{_ACT})*"
    if name == "物品代购":
        called = f"(?:{called}|东西)"
    return re.compile(
        f"(?:(?<!不是)不要|不用|不使|{_NOT_DONE}){act}{called}{_END}"
        f"|不{called}(?=了|啦|喇)|(?:取消|退掉?|撤掉?)[^,，。;；不]{{0,4}}{called}"
        f"|{called}[^,，。;；]{{0,6}}?(?:(?:不要|不用|不使){act}|{_NOT_DONE}|取消|退掉?|撤掉?)(?:吧|先|住)*{_END}"
    )


_ACT = "订|约|做|搞|要|请|叫|找|想|来|修|买|送|人|个|去|给我|帮我"
_NOT_DONE = "不订|不约|不做|不搞|不请|不叫|不找|不买|不修(?=了)|(?<!分)别|先不"
_END = "(?=了|啦|喇|[,，。;；!！ ]|$)"


@cache
def _done_by_themselves(name: str) -> re.Pattern[str]:
    """Return how callers say that they see to a service themselves: 家务她自己做得."""
    return re.compile(
        f"{_called(name)}[^,，。;；不]{{0,6}}自己(?:会|能|可以|都|就|来)*(?:做|搞|煮|弄|扫|洗|买|修|去)(?!不)[^,，。;；不]{{0,4}}"
    )


def _called(name: str) -> str:
    # 酱油不要买了 drops a thing from a list, and not the errand
    service, short = service_called(name), None if name == "物品代购" else _SHORT.get(name)
    known = [service.called.pattern] if service is not None else ["$^"]
    return f"(?:{'|'.join([*known, *([short] if short else [])])})"
