"""What is to be bought, of the two readings of a turn: grammar's and the network's."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from care.booking_assent import agrees
from care.booking_items import ListChange, dangles, read_list, takes_off
from care.booking_told import NEVER, Weighed
from care.extractors.goods import GOODS
from care.extractors.lists import in_full, noun_of
from care.shopping_breaths import in_pieces
from care.shopping_taken_back import kept_as_it_is, kinds_in, plainly, repeats, stays_at
from care.shopping_words import as_listed, stands_clean


def shopping_in(told: Weighed, spoken: str, *, asked: bool, having: tuple[str, ...]) -> ListChange:
    """Return what a turn does to the list; `spoken` is the turn without days and hours.

    `asked`: the list was asked for; `having` is the list so far.
    """
    if repeats(spoken, having):
        return ListChange()
    spoken = in_pieces(as_listed(spoken, having, asked=asked), having)
    kinds, said, spoken = kinds_in(spoken), spoken, plainly(spoken, having)
    if takes_off(spoken, having):
        # 口罩屋企仲有 唔使买: what is on the list and not needed comes off
        return read_list(spoken, asked=asked, having=having)
    # 每样都减半 names nothing that the network could hear
    changes = [f"{noun_of(i)}{to}" for i in having for to in ("改成", "不要了")]
    reckoned = any(change in spoken and change not in said for change in changes)
    words = told.shopping(spoken, begun=bool(having)) or (spoken if reckoned else "")
    heard = read_list(words, asked=asked, having=having)
    if words and having:
        heard = _with_own(read_list(spoken, asked=asked, having=having), heard)
    # 花生油五升装一桶, in two pieces: 装 is no thing
    heard = replace(heard, put=tuple(item for item in heard.put if noun_of(item) != "装"))
    if not having:
        some = bool(heard)
        heard = fuller(
            read_list(spoken, asked=asked),
            heard,
            lambda noun: (
                told.goods(noun)
                or (some and (_ordered(noun, spoken) or stands_clean(noun, spoken)))
            ),
        )
    if not asked:
        wares = (i for i in heard.put if _exchanged(i, spoken) or _may_be_goods(told, i, having))
        heard = replace(heard, put=tuple(wares))
    if stays_at(spoken, having):
        own = {noun_of(item) for item in having}
        heard = replace(heard, put=tuple(item for item in heard.put if noun_of(item) in own))
    # 鸡蛋家里没有了, 鸡蛋不要打烂: it is wanted all the same
    gone = tuple(
        noun
        for noun in heard.drop
        if not (_wanted(noun, spoken) or kept_as_it_is(noun, f"{said}，{spoken}"))
    )
    heard = replace(heard, drop=(*gone, *had_already(spoken, having)))
    # 系 三斤 answers, and names nothing
    named = tuple(
        i for i in heard.put if not (dangles(_IT_IS.sub("", i)) or agrees(i) or "多少" in i)
    )
    # 不是药啊，就是棉签两包
    named = tuple(_THAT_IS.sub("", item) for item in named)
    return replace(heard, put=tuple(_in_kind(item, kinds) for item in named))


def _in_kind(item: str, kinds: dict[str, str]) -> str:
    noun = noun_of(item)
    return kinds.get(noun, noun) + item.removeprefix(noun)


def _with_own(own: ListChange, told: ListChange) -> ListChange:
    """Return what grammar reads of a turn, and what only the network's words add to that."""
    nouns = {*map(noun_of, own.put), *told.drop}
    return replace(told, put=(*own.put, *(i for i in told.put if noun_of(i) not in nouns)))


def _exchanged(item: str, spoken: str) -> bool:
    """Whether a thing takes another's place, or is put on alone: no network need believe it."""
    noun = noun_of(item)
    return f"换成{noun}" in spoken or (
        re.search(f"(?:再|还要|另外|添|加)[^,，。 ]*{re.escape(noun)}", spoken) is not None
        and stands_clean(noun, spoken)
    )


def _may_be_goods(told: Weighed, item: str, having: tuple[str, ...]) -> bool:
    """Whether an entry is known goods, on the list, or nothing that the network denies."""
    noun = noun_of(item)
    known = re.search(f"^(?:{GOODS})$", noun) or re.search(f"(?:{GOODS})$", noun[1:])
    listed = noun in map(noun_of, having)
    return listed or (known is not None and len(known.group()) > 1) or told.goods(noun, least=NEVER)


def had_already(text: str, having: tuple[str, ...]) -> list[str]:
    """Return what is on the list and was bought or brought by somebody: 油我女儿网上买了."""
    text = in_full(text, having)
    nouns = [noun_of(item) for item in having]
    # 纸尿裤我妈买了, of the 成人纸尿裤 on the list
    short = {n: "|".join(re.escape(n[at:]) for at in range(max(1, len(n) - 2))) for n in nouns}
    return [n for n in nouns if re.search(f"(?:{short[n]}){_BROUGHT}", text)]


def _wanted(noun: str, text: str) -> bool:
    """Whether a turn that names a thing tells that it is lacked, or how it is to be handled."""
    said = "|".join(re.escape(noun[at:]) for at in range(len(noun)))
    return re.search(f"(?:{said}){_LACKED}", text) is not None


_IT_IS = re.compile("^(?:就?[是系]|只|各|[大小成好])")
_THAT_IS = re.compile("^(?:就|只|全|净|都)*[是系](?=[\u4e00-\u9fff])")
_BROUGHT = (
    "(?:我|我们|他|她|[,， ])*"
    "(?:(?:[他她]|儿子|女儿?|崽|仔|媳妇|女婿|孙[子女]?|邻居|隔壁|老[伴公婆]|[爸妈哥姐弟妹]+)(?:说|讲|话)*)+"
    "(?:[昨今前][天日晚]|早上|刚才|刚|已经|前两天|在|网上|超市|街上|自己|又|都|也|就|给我|帮我)*"
    "(?:[买拿带送给寄提扛捎]|下单|下了单|订)(?:来|回|过|到|给|好)*(?:我|我们)?了"
)
_LACKED = (
    "(?:[家屋][里企]?|我们?|冰箱里?|都|也|就|快|已经)*"
    "(?:没有?(?!用|要)|没得|缺|不够|[吃用]?[完光](?:了|掉)|还?有没有"
    "|(?:不要|别|莫)(?:再)?(?:[打压摔碰弄拿放漏忘挤送]|太|买[错贵]))"
)


def fuller(plain: ListChange, told: ListChange, goods: Callable[[str], bool]) -> ListChange:
    """Return grammar's list (`plain`) where all of it is goods and as much, else the network's.

    Grammar pairs amounts with things (三斤猪肉两斤鸡蛋), the network knows what is no thing.
    """
    known = plain.put and all(goods(noun_of(item)) for item in plain.put)
    return plain if known and _counted(plain) >= _counted(told) else told


def _ordered(noun: str, spoken: str) -> bool:
    """Whether a thing stands right behind the order to buy it: 代购送轮椅坐垫1个."""
    lead = spoken[: spoken.find(noun)]
    return noun in spoken and _BUY.search(lead) is not None


_BUY = re.compile("(?:代[买购]|帮[我忙]*[买带]|替我买|[想要]买|买)(?:点|些|送|来|要|的|[:：])*$")


def _counted(change: ListChange) -> int:
    return sum(noun_of(item) not in ("", item) for item in change.put)
