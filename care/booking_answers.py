"""What a caller does with a turn: agrees, refuses, calls off, asks, corrects, waits."""

from __future__ import annotations

import re
from typing import Any


def agrees(text: str, said: str = "") -> bool:
    """Tell whether a normalised text is a yes and no more; `said`, as it was said, may be a hum."""
    if _HUM.fullmatch(said.strip()):
        return True
    plain = text.strip()
    if _YES.fullmatch(plain):
        # 谢谢 alone agrees to nothing, nor does 没有
        return bool(_YES_SAID.search(re.sub("谢谢你?|没有(?!错|问题)", "", plain)))
    return bool(_YES_THEN.match(text)) and not refuses(text[2:])


def refuses(text: str) -> bool:
    """Tell whether a normalised text says that something is wrong."""
    return bool(_NO.search(text)) and not _NOT_NO.search(text)


def signals(text: str) -> dict[str, Any]:
    """Return what else a normalised text does, by the names of `Heard`'s fields."""
    return {name: bool(pattern.search(text)) for name, pattern in _SIGNALS.items()}


def wrong_slots(text: str) -> tuple[str, ...]:
    """Return the slots that a normalised text calls wrong."""
    return tuple(
        slot
        for slot, words in _WRONG.items()
        if re.search(f"(?:{words})(?:都|那里|这里|也)?{_WRONG_WORDS}", text)
        or re.search(f"改(?:一?下)?(?:{words})|不是这个(?:{words})", text)
    )


_YES_WORDS = (
    "嗯|对头|对的|对了|对|是的|是对的|是|好的|好|可以的|可以|行的|行|没错|没有错|无错|没问题|没有问题|要得|正确"
    "|就这样|就是这样|就那天|就是那天|都对|全对|确认|确定|同意|提交|成|中|妥|得|ok|OK|Ok|啱|就订|订吧|订了|订下吧?"
    "|帮我订|不用改了?|不改了?|就这么定|麻烦你?了|无问题|晒|听你的|按这个|莫问题|得嘞"
)
_NEUTRAL = (
    "谢谢你?|这样|这|这回|这次|现在|这下|都|就|那|那就|没有|哦|噢|呃|啊|呀|吧|啰|咯|嘞|咧|滴|的|了|哈|嘛|嗻|喇|啦|你|您"
    "|[,，。！! 、.]"
)
_YES = re.compile(f"(?:{_YES_WORDS}|{_NEUTRAL})+")
_HUM = re.compile("[嗯恩唔]+[,，。!！~ ]*")
_YES_SAID = re.compile(_YES_WORDS)
_YES_THEN = re.compile(
    "^(?:嗯|对|是的?|好的?|可以|行|没错|得|没问题)(?:的|了|啊|呀|吧)*[,，。 ]"
    "(?!不|但|可是|还是|只是|等|那个?不)"
)
_NO = re.compile(
    "不对|不是|错了|说错|讲错|不行|不好|搞错|弄错|记错|写错|听错|不可以|^不[,，。]?$|^不用|^没有$|^不要$|有误|有错|^不了"
)
_NOT_NO = re.compile("没错|没有错|不错|是不是|对不对|好不好|行不行|是对的")
_OFFERS = re.compile(
    "(?:什么|哪些|别的|其他)(?:别的|其他)?的?(?:上门)?服务|能(?:订|办)(?:什么|哪些)"
)
_KEEP = re.compile(
    "留着|保留|[不别]取消|不要取消|不动|不退|还是要|照旧|照原来|不改了|算了.{0,3}不取消"
)
_WAIT = re.compile(
    "等等|等一等|等一?下|等我|我想想|想一想|想一下|稍等|等会|等阵|先等|我看看|我找找|去拿"
)
_REREAD = re.compile(
    "(?:念|读|报|讲|说|重复)(?:一?遍|一次|一下|给我听|来听)|(?:清单|单子)(?:再)?(?:念|读|报|有什么|有哪些|是什么)"
    "|订了(?:什么|哪些)|[买记][了要](?:些|哪)?(?:什么|些)|念给我|读给我|有哪几样|都有什么"
)
_STOP = re.compile(
    "^(?:那|唉|哎)?(?:算了|不订了|不办了|不约了|不要了|不用了|不预约了|取消吧?|不搞了|不想订了|不要订了)"
    "|(?:还是)?算了(?!一下)|不(?:想|用|要)?(?:订|办|约|预约)了|先不(?:订|办|约)"
    "|下次再(?:订|办|说|约)"
    "|不(?:用)?麻烦你们?了|不用你们来了?|不用(?:来|派人|送)了"
)
_ALSO = re.compile("还要|还想|另外|再订|再约|也要|也想|顺便|同时|再帮|再给")
_CHANGING = re.compile("改|换|不对|不是|错|应该|更正|重新")
_ASKS = re.compile("吗|[?？]|多少|怎么|什么|哪|有没有|能不能|是不是|可不可以|几[岁时个](?!点)|呢$")
_PRICE = re.compile("多少钱|收费|价钱|价格|要钱|几钱|几块|贵不贵|费用|免费")
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
    "asks": _ASKS,
    "price": _PRICE,
    "offers": _OFFERS,
    "keep": _KEEP,
    "wait": _WAIT,
    "reread": _REREAD,
}
