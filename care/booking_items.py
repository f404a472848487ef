"""Shopping lists as callers say them: 鸡蛋两斤青菜一把; 青菜不要了; 鸡蛋改成三斤."""

from __future__ import annotations

import re
from dataclasses import dataclass

from care.booking_stock import COUNT as _COUNT
from care.booking_stock import UNIT as _UNIT
from care.booking_stock import without_stock
from care.extractors.goods import GOODS, LETTER, MEDICINE, QUANTITY
from care.extractors.lists import counted_one, in_full, noun_of, spelled_out, wants_put
from care.extractors.numerals import NUMERAL, number
from care.shopping_amounts import written
from care.shopping_words import purpose, thing_of

_NOUN = "[\u4e00-\u9fffA-Za-z]{1,8}?"
_BEFORE = (
    "(?:对了|漏了|忘了|爱(?=[0-9一二两三四五六七八九十半几]|[\u4e00-\u9fff]{1,4}[0-9一二两三四五六七八九十半几])|我(?:想|要)?|托(?:你们?|您|人)|帮(?:我|忙)?|给我|替我|请|麻烦(?:你们?|您)?|[去到上][\u4e00-\u9fff]{1,4}?(?=买)|还有|换成?|要|想|再|还要?|另外|加上?|加多|买|代买"
    "|来|和|跟|以及|还有|一共|先|就|拿|带|那(?=[就要买来拿带])|顺[便带手]|[搭配捎称](?:上|够|多)?(?=[0-9一二两三四五六七八九十半几])|[把将](?=[\u4e00-\u9fff]{1,6}(?:改|换|减|加))|代购|送(?![给到去来货上礼])(?=[\u4e00-\u9fff]{1,8}[0-9一二两三四五六七八九十半]))*"
)
_AMOUNT_LAST = re.compile(
    f"(?P<noun>{_NOUN})(?:要|爱|买|来|称|拿|带|搭|配|[也又](?=[要爱买来拿带搭配称加添改变换减再])|改成|改为|改做|改|换成|变成|变|留|就|加到|减到|再?加|再?添|还是|还要|只要|就要|是)*"
    f"(?P<count>{_COUNT})(?P<unit>{_UNIT})(?!人(?!参))(?P<half>半)?"
)
_AMOUNT_FIRST = re.compile(
    f"(?P<count>{_COUNT})(?P<unit>{_UNIT})(?P<half>半)?的?"
    f"(?P<noun>[\u4e00-\u9fff]{{1,6}}?)(?={_COUNT}(?:{_UNIT})|和|跟|还有|买|送|带|要|$)"
)
_PLAIN = re.compile(
    f"(?P<last>{GOODS})(?:要|爱|买|来|称|就|还要|只要|也|又|变|留)*(?={_COUNT}(?:{_UNIT}))"
    f"(?P<count>{_COUNT})(?P<unit>{_UNIT})(?P<half>半)?"
    f"|(?P<count2>{_COUNT})(?P<unit2>{_UNIT})(?P<half2>半)?的?(?P<first>{GOODS})"
)
"""A known thing with its amount, wherever it stands."""
_NAMED_BEFORE = re.compile(f"(?:[买购捎]|[想要帮]带)(?P<more>{LETTER}{{1,4}})$")
_REASON = re.compile("[讲说要怕补吃]|还(?!魂)|那种")
_GONE = re.compile(
    "(?:去掉|不要|[莫别]要|[莫别]买|不买|取消|减掉?(?![0-9一二两三四五六七八九十半几少])|删掉?|划掉)"
    "(?P<after>[\u4e00-\u9fff]{1,6}?)(?:了|吧|$|[,，。、 ])"
    "|(?P<before>[\u4e00-\u9fff]{1,6}?)(?:就|也|都|先|暂时)*"
    "(?:不用买|不必买|不要买|不要|不买|不用|别买|去掉|取消|减掉|删掉?|划掉|(?<![斤包瓶袋盒]就)(?<![斤包瓶袋盒个把条桶箱])算了|免)"
    "(?:了|啦|喇|咯|啰|嘞|吧|住|先|(?=[,，。 ])|$)"
)
_OFF = (
    "去掉|拿掉|划掉|删掉?|取消|(?:不(?:用|要|必|使|需要?)?|别|莫)(?:买|带|拿|要)|不[用要必使]|免|算"
)
_YOU = re.compile(
    "(?<=[用要必使别莫])(?:再|麻烦|劳烦|你们?|您|[帮给替]我们?)+(?=买|带|拿|要|[了啦,，。 ]|$)"
)
"""不用你们买 and 莫帮我买 take off a list what 不用买 does."""
_TOLD = re.compile("[不没了着过走在有是痛疼累听问想会能吗呢啊吧]|去[^火污屑]|耳朵?背")
"""What makes a clause a remark, not a thing to buy: 脚痛走不远, 去关火."""
_DENIED = re.compile("没|不(?!锈)")
_TAIL = re.compile("(?:和|跟|也|都|还有|以及|[吧啊呀呢嘛啦咯啰喽哦喔嘅喇嘞哈]|就好|就行|谢谢|的)+$")
_LEAD = re.compile(_BEFORE)
_HEAD = re.compile(f"^{_BEFORE}")
_HALT = re.compile("^(?:等[一阵]?下|等等|等阵|慢着|哎?呀|[哦啊诶唉嗯]|那个?)+(?=.)")
_CUT = re.compile("[,，。、;；:：!！?？\n ]+")
_NO_GOODS = re.compile(
    "字头|偏旁|点|够|号(?!电池|干电)|月(?!饼)|日|天|电话|手机|地址|路|街|单元|栋|楼|岁|姓|叫|我|你|送|住|星期|上午|下午|晚上|东西|(?<!成)人(?!参)"
    "|(?:(?<!老干)妈|爸|爷|(?<![酸牛豆羊])奶|阿婆|阿公|老伴|儿子|女儿|孙[子女]?)$|牙(?![膏刷签线粉擦])|软熟|那种|算了|密码|卡|事"
)


@dataclass(frozen=True)
class ListChange:
    """What a turn does to a list: `put` adds or replaces (by name), `drop` names what goes."""

    put: tuple[str, ...] = ()
    drop: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.put or self.drop)

    def applied(self, items: tuple[str, ...]) -> tuple[str, ...]:
        """Return the list after the change."""
        # 膏药不对，要三盒 takes it off and puts it on again, where it was
        anew = {noun_of(item) for item in self.put}
        off = [noun for noun in self.drop if noun not in anew]
        kept = [i for i in items if not any(_same(i, noun) for noun in off)]
        for item in self.put:
            noun = noun_of(item)
            at = next((n for n, old in enumerate(kept) if noun_of(old) == noun), None)
            if at is None:
                kept.append(item)
            else:
                kept[at] = item
        return tuple(kept)


def dangles(item: str) -> bool:
    """Tell whether an entry is an amount without a thing."""
    return bool(re.fullmatch(f"(?:{_COUNT})(?:{_UNIT})半?", item))


def read_list(text: str, *, asked: bool = False, having: tuple[str, ...] = ()) -> ListChange:
    """Read additions, changes and removals from a normalised text.

    `asked`: the list was just asked for, so a bare word is something to buy. `having` is the list
    so far: only what is on it can be taken off.
    """
    drop = []
    text = counted_one(in_full(_YOU.sub("", text), having))
    # 膏药不对，要三盒: the amount that follows is of what was named
    for item in having:
        # 屋里还有一包鸡蛋爱三斤: what is on the list and counted anew is wanted
        again = f"{re.escape(noun_of(item))}(?:爱|要|就要|只要)(?=(?:{_COUNT})(?:{_UNIT}))"
        text = re.sub(again, f"，{noun_of(item)}改成", text)
    text = without_stock(wants_put(text))
    for item in having:
        text = _needless(item).sub(f"{noun_of(item)}不要了", text)
        text = re.sub(
            f"{re.escape(noun_of(item))}(?:那[个样])?(?:不对|错了|说错了?|记错了?|不是[^,，]*)"
            f"[,，。 ]*(?:是|要|应该是?|改)*",
            f"{noun_of(item)}改成",
            text,
        )
        text = _counted_on(_exchanged(text, item), item)
    text = _added(_amount_of(spelled_out(text, having), having), having)
    rest = text
    for match in list(_GONE.finditer(text)):
        words = re.split("[和跟同与、]|还有", match["after"] or match["before"] or "")
        nouns = [_HEAD.sub("", _HALT.sub("", word)) for word in words]
        on_it = [noun_of(i) for i in having for noun in nouns if noun and _same(i, noun)]
        if on_it:
            drop += on_it
            rest = rest.replace(match.group(), "，")
    put = [item for clause in _CUT.split(rest) for item in _clause(clause, asked)]
    return ListChange(tuple(dict.fromkeys(put)), tuple(drop))


def takes_off(text: str, having: tuple[str, ...]) -> bool:
    """Tell whether a normalised text takes something off the list, named beside or before.

    我老婆话唔要猪肉 takes the meat off, 唔要太肥嘅猪肉 is a wish about it.
    """
    text = in_full(_YOU.sub("", text), having)
    return any(_needless(item).search(text) or _unwanted(item).search(text) for item in having)


def _unwanted(item: str) -> re.Pattern[str]:
    """Return what takes a thing off that is named right after the word: 不要猪肉了."""
    return re.compile(f"(?:{_OFF}){re.escape(noun_of(item))}(?=[,，。;；了吧啦喇 ]|$)")


def _needless(item: str) -> re.Pattern[str]:
    """Return what takes a thing off that is named before the word: 酱油家里还有，去掉."""
    return re.compile(
        f"{re.escape(noun_of(item))}(?:[^,，。;；{NUMERAL} ]|(?<=[有剩])[{NUMERAL}]){{0,12}}"
        f"[,，。 ]+"
        f"(?:就|都|先|那|你们?)*(?:{_OFF})(?:[那这][个样]|住|先|着)*了?(?=[,，。;；吧啦哩咯喇 ]|$)"
    )


_CHANGED_TO = re.compile(
    f"(?<=[,，。;； ])(?:那|就|还是|都)*(?:改成?|改做|换成?|加到|要)"
    f"(?=(?:{_COUNT})(?:{_UNIT})(?:[,，。;；吧了啦 得行可好就!！?？]|$))"
)


def _amount_of(text: str, having: tuple[str, ...]) -> str:
    """Name what an amount alone is of: 鸡蛋两斤怕不够，…，改三斤 means the eggs."""
    match = _CHANGED_TO.search(text)
    if match is None:
        return text
    nouns = [noun_of(item) for item in having]
    named = [noun for noun in nouns if noun and noun in text[: match.start()]]
    if not named and len(nouns) != 1:
        return text
    last = max(named, key=lambda noun: text.rindex(noun, 0, match.start()), default=nouns[0])
    return f"{text[: match.start()]}{last}改成{text[match.end() :]}"


def _added(text: str, having: tuple[str, ...]) -> str:
    """Leave out what leads to a thing put on the list: 刚才那单再加一包饼干 adds 一包饼干."""

    def alone(lead: re.Match[str]) -> str:
        named = any(noun_of(item) in lead.group() for item in having)
        return lead.group() if named or _GOOD.search(lead.group()) else ""

    return _PUT_ON.sub(alone, text)


_PUT_ON = re.compile(
    "[^,，。;；、!！?？ ]*(?:再|加|添|补|多|漏了?|忘了?)"
    "(?:加|添|补|多|买|要|来|订|拿|带|送|搭|配|捎|上|个)*"
    f"(?={_COUNT}(?:{_UNIT})半?的?(?![吧了啦喇好行可得就也够啊呀哦])[\u4e00-\u9fff])"
)
_GOOD = re.compile(GOODS)


def _counted_on(text: str, item: str) -> str:
    """Write 猪肉要多一斤 and 再加一斤猪肉 as the amount that they make of what is on the list."""
    noun, amount = re.escape(noun_of(item)), re.fullmatch(r"[^0-9.]*([0-9.]+)(\D+)", item)
    counted = f"(?P<count>{_COUNT})(?P<unit>{_UNIT})"
    more = re.search(
        f"{noun}(?:要|爱|再|还要?|买|拿|来|也|又|就|给我|帮我)*(?P<way>多|加|添|少|减|再(?=[要来买拿]))(?:要|买|点|多|拿|来)*{counted}",
        text,
    ) or re.search(
        f"(?:再|给我|帮我|就)*(?P<way>再加|再添|再多|多|再来|再要|再买|加多|加|少|减)(?:要|买|来|拿|称)*{counted}的?{noun}",
        text,
    )
    step = 0.5 if more and more["count"] == "半" else number(more["count"]) if more else None
    if not (more and amount) or amount[2] != more["unit"] or step is None:
        return text
    total = max(0.0, float(amount[1]) + step * (-1 if more["way"] in "少减" else 1))
    made = written(noun_of(item), total, amount[2])
    return text[: more.start()] + made + text[more.end() :]


def _exchanged(text: str, item: str) -> str:
    """Write 花生油换成菜油 as one thing taken off and the other put on, as much of it."""
    noun = re.escape(noun_of(item))
    other = re.search(
        f"{noun}(?:就|都|还是)*(?:改|换)(?:成|做|为|要|个|买)*"
        f"(?P<new>{LETTER}{{1,5}})(?P<q>{QUANTITY}|(?:{_COUNT})(?:{_UNIT})半?)?"
        "(?=[,，。;； 吧了啦喇啊]|$)",
        text,
    )
    if other is None:
        return text
    amount = other["q"] or item.removeprefix(noun_of(item))
    return (
        f"{text[: other.start()]}{noun_of(item)}不要了，{other['new']}{amount}{text[other.end() :]}"
    )


def _clause(clause: str, asked: bool) -> list[str]:
    found = []
    at = 0
    while at < len(clause):
        head = _LEAD.match(clause, at)
        at = head.end() if head else at
        match = _AMOUNT_FIRST.match(clause, at) or _AMOUNT_LAST.match(clause, at)
        noun = thing_of(_TAIL.sub("", _HEAD.sub("", match["noun"]))) if match else ""
        told = _NO_GOODS.search(noun) or _DENIED.search(noun) or _REASON.search(noun)
        if match is None or told:
            # 买点东西啊鸡蛋买三十个老伴讲要补身还要一袋米: what lies between is no thing to buy
            ahead = _PLAIN.search(clause, at)
            if ahead is None and match is None:
                break
            if ahead and (match is None or ahead.start() < match.end()):
                lead = (
                    _NAMED_BEFORE.search(clause, at, ahead.start("last")) if ahead["last"] else None
                )
                whole = lead["more"] if lead else ""
                found.append(f"{whole}{ahead['last'] or ahead['first']}{_amount(ahead)}")
                match = ahead
        elif noun:
            found.append(f"{noun}{_amount(match)}")
        at = match.end() if match else len(clause)
    if not found and asked:
        bare = _TAIL.sub("", _HEAD.sub("", clause))
        if (
            (1 < len(bare) <= 6 or MEDICINE.fullmatch(bare))
            and not (_NO_GOODS.search(bare) or _TOLD.search(bare) or purpose(bare))
            and re.fullmatch("[一-鿿]+", bare)
        ):
            found.append(bare)
    return found


def _amount(match: re.Match[str]) -> str:
    parts = match.groupdict()
    count, unit = (parts[n] or parts[f"{n}2"] for n in ("count", "unit"))
    half = ".5" if parts["half"] or parts.get("half2") else ""
    return f"{count}{unit}" if count in ("半", "几") else f"{number(count)}{half}{unit}"


def _same(item: str, noun: str) -> bool:
    own = noun_of(item)
    if own == noun or re.search(f"(?:的|那个|那[包瓶袋桶]|个){re.escape(own)}$", noun):
        return True
    return (len(noun) > 1 and noun in own) or (len(own) > 1 and own in noun)
