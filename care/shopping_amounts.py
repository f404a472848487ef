"""Amounts of a list told by what they were: 大米减半, 每样加一斤, 鸡蛋要双倍."""

from __future__ import annotations

import re

from care.booking_stock import COUNT, UNIT
from care.extractors.lists import noun_of
from care.extractors.numerals import number


def reckoned(text: str, having: tuple[str, ...]) -> str:
    """Write what is told by the amounts of the list (`having`) as the amounts that they make.

    每样加一斤 is of what is counted in 斤, and of nothing where nothing is.
    """
    text = _EVERY.sub(lambda m: _for_all(m, having), text)
    text = _ALONE.sub(lambda m: _nothing_else(m, having), text)
    for item in having:
        parts = _ITEM.fullmatch(item)
        if parts is None:
            continue
        noun = re.escape(parts["noun"])
        amount = f"(?:(?:{COUNT})(?:{UNIT}))?"
        for words, times in _TIMES:
            made = written(parts["noun"], float(parts["count"]) * times, parts["unit"])
            # 米减一半 五斤就得: where the amount follows, it is what counts
            text = re.sub(f"{noun}{amount}{words}", made, text)
        # 酱油不够 再搭一瓶
        unit = re.escape(parts["unit"])
        more = re.search(f"{noun}{amount}{_LACKING}(?P<count>{COUNT}){unit}(?={_DONE})", text)
        step = number(more["count"]) if more else None
        if more and step is not None:
            made = written(parts["noun"], float(parts["count"]) + step, parts["unit"])
            text = text[: more.start()] + made + text[more.end() :]
    return text


def written(noun: str, total: float, unit: str) -> str:
    """Return an order for so much of a thing, in words that a list is read from."""
    whole, half = int(total), total % 1
    if half == 0:
        return f"{noun}改成{whole}{unit}" if whole else f"{noun}不要了"
    if half != _HALF:
        return noun
    return f"{noun}改成{whole}{unit}半" if whole else f"{noun}改成半{unit}"


def _nothing_else(match: re.Match[str], having: tuple[str, ...]) -> str:
    """Take off all but what alone is wanted: 只要大米，别的不要了."""
    nouns = [noun_of(item) for item in having]
    if not any(noun in match["those"] for noun in nouns):
        return match.group()
    gone = [f"{noun}不要了" for noun in nouns if noun not in match["those"]]
    return "，".join([match["those"], *gone])


def _for_all(match: re.Match[str], having: tuple[str, ...]) -> str:
    made = []
    for item in having:
        parts = _ITEM.fullmatch(item)
        if parts is None:
            continue
        count = float(parts["count"])
        if match["times"]:
            total = count / 2 if "半" in match["times"] else count * 2
        elif match["unit"] == parts["unit"]:
            step = _HALF if match["count"] == "半" else float(number(match["count"]) or 0)
            total = count - step if match["way"] in ("少", "减") else count + step
        else:
            continue
        if total > 0:
            made.append(written(parts["noun"], total, parts["unit"]))
    return "，".join(made) if made else match.group()


_HALF = 0.5
_ITEM = re.compile(r"(?P<noun>[^0-9.]+)(?P<count>[0-9.]+)(?P<unit>\D+)")
_LITTLE = "(?:就|都|也|还是|只|给我|帮我|再|我)*"
_END = "(?:就|也)?(?:够|好|行|得|可以|吧|了|啦|喇|啊)*(?=[,，。;； ]|$)"
_TIMES = (
    (
        f"{_LITTLE}(?:减半|(?:减|少|砍|去|扣)(?:掉|去|买|要)?一半|(?:要|买|拿|来|改成?|得)一半){_END}",
        _HALF,
    ),
    (f"{_LITTLE}(?:要|买|来|拿|改成?)*(?:加倍|翻倍|双倍|翻一[倍番]|[多加]一倍){_END}", 2),
)
_DONE = "(?:吧|了|啦|就|够|好|行|得|可以|嘛|咯)*(?:[,，。;； ]|$)"
_LACKING = "(?:怕|可能|好像|都)*不太?够(?:用|吃)?了?[,，。 ]*再(?:加|来|拿|带|搭|配|买|要|多)+"
_ALONE = re.compile(
    "[只就]要(?:买)?(?P<those>[^,，。;；]{1,12}?)(?:就(?:够|好|行|得)了?)?[,，。 ]+"
    "(?:别的|其他|其它|其余)(?:的|都|就|东西|全部|全)*"
    "(?:不要|不买|不用|免|取消)(?:买|了|啦)*(?=[,，。;； ]|$)"
)
_EVERY = re.compile(
    f"(?:每样|每种|样样|每一样)(?:东西)?{_LITTLE}"
    f"(?:(?P<times>减半|[减少](?:掉|要|买)?一半|加倍|翻倍|要双倍|[多加]一倍)"
    f"|(?P<way>[多加添少减])(?:要|买|来|拿)*(?P<count>{COUNT})(?P<unit>{UNIT})){_END}"
)
