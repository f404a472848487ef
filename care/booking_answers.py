"""What a caller does with a turn: calls off, asks, corrects, waits."""

from __future__ import annotations

import re
from typing import Any

from care.booking_assent import error_denied
from care.text import normalise


def signals(text: str) -> dict[str, Any]:
    """Return what else a normalised text does, by the names of `Heard`'s fields."""
    found = {name: bool(pattern.search(text)) for name, pattern in _SIGNALS.items()}
    # 没讲错 and 莫改了 ask for no change
    found["changing"] = bool(_CHANGING.search(error_denied(text)))
    return found | {"asks": asks(text), "price": asks_price(text)}


def calls_off(text: str) -> bool:
    """Tell whether a clause of a normalised text puts the booking off, and nothing else in it.

    先不约住，我问下我女儿先; 饭先不要了，明天不知道在哪里吃. A question to us, and another day,
    go on with it: 先不约，多少钱, 先不约周四，约周五.
    """
    parts = [part for part in _CLAUSES.split(text) if part]
    rest = [part for part in parts if not _PUT_OFF.fullmatch(part)]
    left = "，".join(rest)
    return len(rest) < len(parts) and not asks(_UNKNOWN.sub("", left)) and not _ANEW.search(left)


def asks(text: str) -> bool:
    """Tell whether a normalised text asks anything, with its mark or without."""
    return bool(_ASKS.search(text)) or asks_who_goes(text)


def asks_who_goes(text: str) -> bool:
    """Tell whether a normalised text asks who is to call or come: 是医生打给我还是要我打过去."""
    return bool(_WHO_GOES.search(text))


def asks_price(text: str) -> bool:
    """Tell whether a normalised text asks what a service costs; 高龄津贴给几多钱 does not."""
    clauses = _CLAUSES.split(text)
    return any(_PRICE.search(c) and not _ALLOWANCE.search(c) for c in clauses)


def asks_for_noted(text: str) -> bool:
    """Tell whether a text asks to hear what was noted, not only what was said last: 再念次清单."""
    plain = normalise(text).text
    return bool(_REREAD.search(plain) and _NOTED.search(plain))


def wrong_slots(text: str) -> tuple[str, ...]:
    """Return the slots that a normalised text calls wrong; 怕号码打错 fears it, 县错了没 asks."""
    text = _FEARED.sub("", text)
    return tuple(
        slot
        for slot, words in _WRONG.items()
        if re.search(f"(?:{words})(?:都|那里|这里|也)?{_WRONG_WORDS}", text)
        or re.search(f"改(?:一?下)?(?:{words})|不是这个(?:{words})", text)
    )


_CLAUSES = re.compile("[,，。;；!！?？ \\n]")
_OFFERS = re.compile(
    "(?:什么|哪些|别的|其他)(?:别的|其他)?的?(?:上门)?服务|能(?:订|办)(?:什么|哪些)"
)
_KEEP = re.compile(
    "留着|保留|[不别]取消|不要取消|不动|不退|还是要|照旧|照原来|还是原[来先]|按原来|不改了|算了.{0,3}不取消"
)
_WAIT = re.compile(
    "等等|等一等|等一?下|等我|我想想|想一想|想一下|稍等|等会|等阵|先等|我看看|我找找|去拿"
)
_REREAD = re.compile(
    "(?:念|读|报|讲|说|重复)(?:一?遍|一次|一下|给我听|来听)|(?:清单|单子)(?:再)?(?:念|读|报|有什么|有哪些|是什么)"
    "|(?:查|看|核对|检查|对)(?:一?[下遍次])[^,，。;； ]{0,4}"
    "(?:订|记|写|报|填)[的了]?(?:[^,，。;； ]{0,3})(?:对不对|对吗|有没有错|错没错)"
    "|订了(?:什么|哪些)|[买记][了要](?:些|哪)?(?:什么|些)|念给我|读给我|有哪几样|(?:现在|清单|单子)?都有(?:什么|啥)|有哪些东西"
)
_NOTED = re.compile(
    "清单|单子|东西|订[了的单]|[买记]了|要买|从头|全部|所有|(?:地址|电话|日子|时间|名字)"
)
_STOP = re.compile(
    "^(?:那|唉|哎)?(?:算了|不订了|不办了|不约了|不要了|不用了|不预约了|取消吧?|不搞了|不想订了|不要订了)"
    "|(?:还是)?算[了啦喇咯](?!一下)|不(?:想|用|要)?(?:订|办|约|预约)[了啦喇咯嘞]|先不(?:订|办|约)|(?:^|[饭餐个单次人])先不(?:要|用|来)(?:了|啦|住|先|着)"
    "|(?:下次|以后|过后|迟点|改天|过几天|到时候?)再(?:来|打来|跟你们?)?(?:订|办|约|预约)"
    "|(?:不用|不使|莫|别|不要|唔使)(?:帮我)?(?:给我)?(?:预约|订|定|约|搞)(?:了|啦|先|着)?(?=[,，。!！]|$)"
    "|(?:就|只|只是|就是|不过|随便|顺口)?(?:是)?(?:随口|随便|只是|就是|光是)(?:来)?(?:问问|问一?下|问声|了解一?下|打听一?下)"
    "(?:而已|罢了|的|啦|嘛|啊|先)*(?=[,，。!！](?!.*(?:吗|多少|怎么|什么|[?？]))|$)"
    "|不(?:用)?麻烦你们?了|不用你们来了?|不用(?:来|派人|送)了"
    "|(?:^|[,，。 ])(?:那|个|这|送)*[饭餐](?:就|都|也)*(?:先)?(?:不要|不用|不使|别送|莫送|不送)"
    "(?:了|啦|先)*(?=我|[,，。!！ ]|$)"
)
_NOT = "(?:不(?:用|要|使|必|需要)?|别|莫)(?:再)?(?:给我|帮我)?"
_OFF_WHAT = (
    "(?:这个事|这个|那个|这次|那次|这[顿餐件]|那[顿餐件]|饭|餐|人|师傅|阿姨|护士|东西"
    "|[\u4e00-\u9fff]{1,4}的事|事情?|单子?)"
)
_ACT = "(?:订|约|预约|办|弄|搞|做|下单|下|安排|来|登记|派人)"
_AFTER_ACT = "(?:住|了|啦|喇|咯|先|着|吧|啊|哈)"
_HELD = (
    # 先莫订先莫订, 莫订住, 你先不要安排
    "(?:(?:你们?|您|千万|都)*(?:"
    f"(?:先|暂时|暂且)(?:都|就)*{_NOT}(?:急着)?{_ACT}{_AFTER_ACT}*"
    f"|(?:莫|别|不要|不用)(?:急着)?(?:给我|帮我)?(?:订|约|预约|下单){_AFTER_ACT}*"
    f"|{_NOT}(?:急着)?{_ACT}(?:了先|住|先)(?:吧|啊|哈)*))"
)
"""To hold a booking is said more than once: nothing is booked by a yes that comes after it."""
_PUT_OFF = re.compile(
    f"(?:好|那|就|唉|哎|还是|嗯|我)*{_OFF_WHAT}*(?:我|就|都|也|还是)*"
    "(?:先不(?:急着)?(?:订|约|预约|办|要|用|来)|(?:今[天日次]|这次|现在|暂时)(?:就|都|先)*不(?:用|要)?(?:订|约|预约|办))(?:住|了|啦|喇|先|着|吧|啊)*"
    # 饭不要了 我跟车去医院: what was wished for has to be named, or that nothing is to be booked
    f"|(?:好|那|就|唉|哎|还是|嗯|我)*(?:{_OFF_WHAT}+(?:我|就|都|也|还是)*{_NOT}(?:订|约|预约|办|送|要|来|做)?"
    f"|(?:我|就|都|也|还是)*{_NOT}(?:订|约|预约|办))(?:了|啦|喇|咯|先)(?:吧|啊|哈)*"
    f"|(?:好|那|就|唉|哎|呀|还是|嗯|我)*{_OFF_WHAT}*{_HELD}{{1,4}}"
    # 这事先放着吧, 先缓一缓, 慢点订
    "|(?:好|那|就|唉|哎|还是|嗯|我)*(?:(?:这个?|那个?|这件|那件|[\u4e00-\u9fff]{1,4}的)?(?:事情?|单子?)"
    "(?:先|就|还是|暂时|都)*(?:[放搁](?:一?[放搁下]|着|住|在?一边)|缓(?:一?[缓下]|着))"
    "|(?:先|暂时)(?:[放搁]一?[放搁]|缓一?[缓下])|(?:慢|迟|晚)[点些]再?(?:订|约|预约))(?:了|吧|先|啊|再说|再讲)*"
    # 迟啲再打嚟, 等我问过老公先再约
    "|(?:好|那|就|唉|哎|还是|嗯|我)*"
    "(?:下[次回]|以后|过后|迟[点些]|晚点|改[天日]|过[几两一][天日]|过一?[阵排段]|到时候?|想好"
    "|商量好|等(?!下|一下|阵)[^,，。;； ]{1,12}?)"
    "(?:了|先|我|就)*再(?:打|预?约|订|定|找|联系)(?:电话|电?告诉|你们?|给|来|过来|返|订|约|说|讲)*(?:吧|啊|哈|啦|咯|喇|了)*"
)
_UNKNOWN = re.compile("(?:不|没)(?:知道|清楚|懂|确定|定|想好)[^,，。;； ]*")
_ANEW = re.compile(
    "(?:改|换|再|重新)(?:约|订|成|到)|[改换]一?[下个]|(?:写|讲|说|念|记|听|报)错|(?:帮|给|替)我|(?<!不)(?:约|订)(?:在|到|个|周|星期|礼拜|明|后)"
)
_ALSO = re.compile("还要|还想|另外|再订|再约|也要|也想|顺便|同时|再帮|再给")
_CHANGING = re.compile(
    "改(?![造善装建]|[天日](?![1-9一二三四五六七八九十]))|换(?![药尿胃管灯锁水洗衣被床纱气门窗轮牙肾鞋])|挪|(?:推|移|调|延)[到至后迟]|不对|(?<!是)不是|错|应该|更正|重新"
)
_ASKS = re.compile(
    "吗|[?？]|多少(?!都)|怎么(?!都|样都)|什么(?!都|也)|哪(?!里?都|怕|个都|天都)|有没有|能不能|是不是|可不可以"
    "|几[岁时个](?!点)|呢$|(?P<verb>(?![时动])[\u4e00-\u9fff])不(?P=verb)|问一?下(?!就|我?(?:(?:大|小|二)?(?:女儿?(?!的|人|工)|儿子|赖子|[崽仔]|孩子|老公|老婆|老伴|媳妇|孙)|家里|家人|他们?先|她们?先))|请问|想问"
    "|多久|多长时间|贵姓|几点钟?(?=[到来能开送做搞])|几(?:天|个?小时|个?钟头|个钟)(?![后之以])"
    "|是[^,，。;； ]{1,12}(?<!电话)(?<!号码)(?<!手机)(?<!联系)还是(?=[打有来派]|上门)"
    "|(?:需要|要|会|能|有|可以|用|给|是|收|够|得)[^,，。;； ]{1,12}不(?:啊|呀|咯|呢|哦)?"
    "(?=[,，。;；?？ ]|$)"
    "|[钱费要收得行有能会是贵肯用来去算配补发管教领](?:不|没有?)(?:啊|呀|咯|呢|哦)?(?=[,，。 ]|$)"
)
_WHO = "(?:你们?|我们?|他们?|她们?|医生|护士|师傅|阿姨|人家|自己)"
_WHO_GOES = re.compile(
    f"(?:是|还是(?!要)|叫|让|等|由)?(?:{_WHO}|[饭菜药]是|东西是)[^,，。;； ]{{1,8}}"
    f"还是[^,，。;； ]{{0,3}}{_WHO}[^,，。;； ]{{0,4}}(?:打|来|去|过|上|下|等|送|拿|到)"
    "|(?:上门|来家里?|电话|视频|送|自取)[^,，。;； ]{0,4}"
    "还是(?:打电话|上门|视频|自取|自己|送)"
)
_PRICE = re.compile("多少钱|收费|价钱|价格|要钱|几钱|几块|贵不贵|费用|免费")
_ALLOWANCE = re.compile("津贴|补贴|补助|低保|养老金|培训|救助|社保|退休")
_FEARED = re.compile(
    "(?<!恐)(?:怕|担心|生怕)[^,，。;；!！?？ ]*|[^,，。;；!！?？ ]*错了?(?:没(?!有错|错)|[吗么])"
)
_WRONG = {
    "date": "日子|日期|哪天|天数|星期|号数",
    "time": "时间|钟点|几点|时候",
    "address": "地址|地方|住址|门牌",
    "phone": "电话|号码|手机",
    "name": "名字|姓名|姓(?!什么)|称呼",
    "quantity": "份数|数量|几份",
    "items": "清单|东西|单子|物品",
    "service": "服务|项目",
}
_WRONG_WORDS = (
    "(?:说|讲|搞|弄|记|写|报|听|念)?"
    "(?:错|不对|有误|要改|改一下|改一改|想改|换一?[下个]|换个|变了|改$)"
)
_SIGNALS = {
    "stop": _STOP,
    "also": _ALSO,
    "changing": _CHANGING,
    "offers": _OFFERS,
    "keep": _KEEP,
    "wait": _WAIT,
    "reread": _REREAD,
}
