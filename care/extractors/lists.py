"""Shopping lists written out: what a caller leaves away because it was just said.

苹果和梨各两斤, 鸡蛋两斤怕不够，改三斤 and 要买的：米、油 name a thing once and an amount elsewhere.
`spelled_out` puts every amount beside its thing, so that whoever reads the list needs to know none
of this.
"""

from __future__ import annotations

import re
from functools import partial

from care.extractors.goods import COUNT, GOODS, LETTER, MEDICINE, QUANTITY, UNITS, WORD
from care.extractors.numerals import number


def noun_of(item: str) -> str:
    """Return what an entry such as 鸡蛋2斤 is, without how much."""
    return re.sub(r"[0-9.]+.*$|半.*$", "", item)


def spelled_out(text: str, having: tuple[str, ...] = ()) -> str:
    """Return a normalised text with every amount beside the thing that it is of.

    `having` is the list so far (鸡蛋2斤): a bare 改三斤 goes to the last thing named in the text,
    else to the last on the list that is counted in the same unit, else it is left out.
    """
    text = wants_put(_ANNOUNCED.sub(",", text))
    for at_home in (_AT_HOME, _HAD):
        text = at_home.sub(lambda m: f"{m['n']}不要了", text)
    lacking = (_TOO_LITTLE.search(text) or _TOO_HEAVY.search(text)) is not None
    text = _FOR_WHOM.sub("", _TOO_LITTLE.sub("", _SIZE.sub("", text)))
    text = _EACH.sub(lambda m: _shared(m["list"], m["q"]), text)
    text = _ONE_KIND.sub("", text)
    text = _TWICE.sub(lambda m: f"{m['n'] or ''}改成{m['q']}", text)
    return _again(text, having, lacking=lacking)


def in_full(text: str, having: tuple[str, ...]) -> str:
    """Return a text in which a shorter name of a thing on the list is its own name.

    纸尿裤改成3包 is of the 成人纸尿裤 that are on it. A name that two of them could have, or that
    is part of another thing's (婴儿纸尿裤), stays; of one character it has to be changed or refused
    (油不用了).
    """
    nouns = [noun_of(item) for item in having]
    for noun, item in zip(nouns, having, strict=True):
        unit = re.escape(re.sub("^[0-9.半几]+|半$", "", item.removeprefix(noun)))
        for at in range(1, len(noun)):
            short = noun[at:]
            if sum(other.endswith(short) for other in nouns) > 1 or short in nouns:
                continue
            after = _EDITED if len(short) == 1 else f"(?:{_EDITED}|(?=的?{_Q})|(?=[,，。;；、 ]|$))"
            before = f"(?:^|(?<=[,，。;；、 把将那个的要加减多少])|(?<={_LAST_UNIT}))"
            text = re.sub(
                f"{before}{re.escape(short)}(?={after})", partial(_unless_whole, noun, at), text
            )
            if len(short) == 1 and unit:
                # 米二十斤, 不是十斤米: counted as the 大米 on the list is
                counted = f"{COUNT}{unit}"
                whole = partial(_unless_whole, noun, at)
                text = re.sub(f"{before}{short}(?=(?:要|就|是|买)*{counted})", whole, text)
                text = re.sub(f"(?<={unit}){short}(?=[,，。;；、 ]|$)", whole, text)
    return text


def _unless_whole(noun: str, at: int, short: re.Match[str]) -> str:
    """Return the whole name, but what stands in it already as it is: 胍 in 二甲双胍减成一盒."""
    whole = short.string.startswith(noun, short.start() - at) if short.start() >= at else False
    return short.group() if whole else noun


def counted_one(text: str) -> str:
    """Return a text that says the one left away after 买: 帮买双棉拖鞋 is 帮买一双棉拖鞋."""
    return _ONE_LEFT_AWAY.sub(r"\g<0>一", text)


def wants_put(text: str) -> str:
    """Return a text in which Hakka wants in Mandarin: 鸡蛋爱三斤 is 鸡蛋要三斤, 爱吃 stays."""
    return _NOT_SO_MUCH.sub(lambda m: f"改成{m['q']}", _WANTS.sub("要", text))


_Q = QUANTITY
_EDITED = (
    "(?:那[个样]|就|也|都|先|还是|的|给我|帮我|爱(?=[加减改换]))*"
    "(?:改|换|加[到多]|减|不(?:要|用|使|必|买)|别|莫|去掉|删|取消|要(?=[0-9一二两三四五六七八九十半])"
    # 米还有, 油我崽拿来了, 盐就免了, 米不够吃: whether more is needed
    "|算了|免了?|不够|太少|[买有]了|买过|(?:我们?|厓)?(?:[家屋][里企]?|柜子?里?|冰箱里?)?(?:还|也)*[有剩]"
    "|(?:我|我们)?(?:儿子|女儿?|崽|仔|媳妇|女婿|孙[子女]?|邻居|隔壁)[^,，。]{0,5}[买拿带送给寄提扛])"
)
_LAST_UNIT = f"[{''.join(sorted({unit[-1] for unit in UNITS.strip('(?:)').split('|') if unit}))}]"
_ONE_LEFT_AWAY = re.compile(
    f"(?<!要)(?<!不)(?:代买|[买拿带])(?=(?:双|条|瓶|包|袋|盒|把|桶|罐|箱|件|斤|副|张|壶|串|支)(?![0-9])(?:{LETTER}{{0,4}}?(?:{GOODS})))"
)
_WANTS = re.compile(f"(?<![喜疼恋可热心关敬最很都])爱(?={_Q})")
_NOT_SO_MUCH = re.compile(
    f"(?:不用|不要|用不着|要不了|吃不了|不是){_Q}(?:那么多|这么多|了)*"
    f"[,， ]*(?:就|只|是|改|要|买)*(?P<q>{_Q})"
)
"""鸡蛋不用三斤，两斤就够: the second amount is the one that counts."""
_NOUN = f"(?:{LETTER}{{0,3}}?(?:{GOODS})|{WORD})"
_KNOWN = re.compile(f"{MEDICINE.pattern}|{LETTER}{{0,2}}?(?:{GOODS})")
_ANNOUNCED = re.compile(f"[:：](?=[^,，。:：]{{0,8}}?(?:{GOODS}|{_Q}))")
_SIZE = re.compile(f"{COUNT}(?:{UNITS}|升)装的?")
_FOR_WHOM = re.compile(
    f"(?:大人|老人家?|小孩子?|我?[爸妈]|自己)(?:用|吃|穿|喝)的(?={LETTER}{{0,3}}?(?:{GOODS}){_Q})"
)
_TOO_LITTLE = re.compile(
    "(?:(?<=[斤瓶盒包袋箱条个把桶罐卷双份])|(?<=[蛋米油菜肉]))(?:怕|恐怕|可能|好像|又怕)?(?:都)?(?:不太?够|(?:太|有一?点|偏|嫌)少|少了)(?:吃|用|一?[点些])?了?"
    "(?=[,，。 ]|$)"
)
_TOO_HEAVY = re.compile("太(?:重|多|沉)|[提拿背搬扛吃用]不[动完了]")
"""大米十斤我提不动 拿五斤: the amount that follows is another one of the same thing."""
_AT_HOME = re.compile(
    f"(?:家里|屋里|这里|我)(?:还|都|也|仲)*有(?:{_Q}|好多|很多|些|点)?(?:的)?(?P<n>{_NOUN}?)"
    "[,， ]*(?:就|也|都|先)*(?:不用|不要|别|不需要)(?:再)?买?了?(?=[,，。 ]|$)"
)
_HAD = re.compile(
    f"(?P<n>(?:{_KNOWN.pattern}))(?:我|我们)?(?:家里?|屋里|这里)(?:还|都|也|仲)*有(?:{_Q}|好多|很多|大把|的是|些|点)*"
    "[,， ]*(?:就|也|都|先)*(?:不用|不要|别|不需要|不必)(?:再)?买?了?(?=[,，。 ]|$)"
)
_EACH = re.compile(
    f"(?P<list>(?:{_NOUN}[、和跟同,， ]+)*(?:(?:{GOODS})+|{_NOUN}))"
    f"(?:都|每样|一样|各样|各|每种)+(?:就|要|买|来|称|拿|各)*(?P<q>{_Q})"
)
_ONE_KIND = re.compile(f"(?<![,，]一)(?:一样|一是|一个是)(?={_NOUN}(?:要|买|来)?{_Q})")
_TWICE = re.compile(
    f"{_Q}的?(?P<n>{_NOUN}?)(?:不够|太少|太多)?[,， ]*(?:改|换|变)(?:成|为|到|做|要|买)*(?P<q>{_Q})"
)
_CLAUSE = re.compile("[^,，。;；!！?？ ]+")
_BARE = re.compile(
    "(?:那|就|还是|哎|算了|我看|不|不对|不是|应该|那就|都|帮[我忙]|给我|替我|[去到](?:药店|超市|街上|店里)?|也是?|一样)*"
    "(?P<way>改|换|加到|减到|要|还是|是|不|买|来|称|拿|带|搭|配|捎|就|加|多|再)*(?:成|为|到|做|要|买|来|多|个)*"
    f"(?P<q>{_Q})(?P<end>(?:吧|啊|啦|喇|了|咯|哈|呢|的|[就也才都](?=[够行好得做可差])|差不多|做?得|够|行|好|可以|算了)*)"
)
_CHANGED = re.compile("改|换|还是|不|加|减|多|是")
_TAKEN_BACK = re.compile(
    "(?:^|[,，。 ])(?:哎|哦|啊)?(?:不|不对|不是|错了|说错了?|讲错了?)[,，。 ]*$"
)
_RELATIVE = re.compile("(?:加|多|再)(?:要|买|多|来)*$")
_PART = re.compile(f"(?P<count>{COUNT})(?P<unit>{UNITS})")


def _shared(names: str, amount: str) -> str:
    """Give each of several things the amount that was said once for all of them."""
    found: list[str] = []
    for name in re.split("[、和跟同,， ]+", names):
        known = re.findall(GOODS, name)
        # 苹果香蕉 without a pause are two things, 海天酱油 is one
        found += known if len(known) > 1 and "".join(known) == name else [name]
    lead = re.match("(?:帮我?|我|想|要|买|来|再|还|点|些)*", found[0])
    head = lead.group() if lead and lead.end() < len(found[0]) else ""
    found[0] = found[0][len(head) :]
    return head + "、".join(f"{name}{amount}" for name in found if name)


def _again(text: str, having: tuple[str, ...], *, lacking: bool = False) -> str:
    """Put the thing beside an amount that stands alone: 鸡蛋两斤怕不够，改三斤."""
    pieces: list[str] = []
    at = 0
    for clause in _CLAUSE.finditer(text):
        bare = _BARE.fullmatch(text, *clause.span())
        if bare is None:
            continue
        before = text[: clause.start()]
        named = _last_named(before, having)
        lead = bare.group()[: bare.start("q") - bare.start()]
        if lead.endswith("不是"):
            # 一支蚝油，不是两支
            pieces.append(text[at : clause.start()])
            at = clause.end()
            continue
        changes = _CHANGED.search(lead) or _TAKEN_BACK.search(before)
        said = named and re.search(f"{_Q}|{_Q}(?=的?{re.escape(named)})", _about(before, named))
        written = ""
        if named and (changes or bare["end"] or lacking or not said):
            written = _written(before, named, bare, changed=bool(changes))
        elif changes and (known := _counted_alike(having, bare["q"])):
            written = f"{known}改成{bare['q']}"
        elif not changes or bare["q"].endswith("份"):
            # 订饭，两份，不，三份 is an order of meals
            continue
        pieces += (text[at : clause.start()], written)
        at = clause.end()
    return "".join([*pieces, text[at:]])


def _written(before: str, name: str, bare: re.Match[str], *, changed: bool) -> str:
    lead = bare.group()[: bare.start("q") - bare.start()]
    amount = bare["q"]
    old = list(_PART.finditer(_about(before, name)))
    more = _PART.fullmatch(amount)
    if _RELATIVE.search(lead) and old and more and old[-1]["unit"] == more["unit"]:
        sums = [number(part) for part in (old[-1]["count"], more["count"])]
        if None not in sums:
            amount = f"{sum(s or 0 for s in sums)}{more['unit']}"
    return f"{name}改成{amount}" if changed else f"{name}{amount}"


def _last_named(text: str, having: tuple[str, ...] = ()) -> str | None:
    """Return the last thing named; an amount alone (三斤) names nothing.

    Once a thing on the list (`having`) was named, only what is counted comes after it: 炒菜 does
    not.
    """
    nouns = [noun_of(item) for item in having]
    listed = [(text.rindex(noun), noun) for noun in nouns if noun and noun in text]
    last: tuple[int, str] | None = max(listed, default=None)
    for match in () if listed else _KNOWN.finditer(text):
        single = MEDICINE.fullmatch(match.group()) or re.search(f"(?:{GOODS})$", match.group())
        if single and not (len(single.group()) == 1 and match.group() in ("菜", "药", "酒")):
            last = (match.start(), match.group())
    for pattern in (f"{_Q}的?(?P<n>{WORD})", f"(?P<n>{WORD}){_Q}"):
        for match in re.finditer(pattern, text):
            own = re.search(f"(?:{GOODS})$", match["n"]) is not None
            if own and (last is None or match.start("n") > last[0]):
                last = (match.start("n"), match["n"])
    return last and last[1]


def _about(text: str, name: str) -> str:
    """Return the clauses from the one that names the thing on."""
    at = text.rfind(name)
    begin = max((text.rfind(c, 0, at) for c in ",，。;；、 "), default=-1)
    return text[begin + 1 :]


def _counted_alike(having: tuple[str, ...], amount: str) -> str | None:
    unit = _PART.match(amount)
    for item in reversed(having):
        parts = re.fullmatch(f"(?P<n>[^0-9半几]+).*?(?P<unit>{UNITS})半?", item)
        if unit and parts and parts["unit"] == unit["unit"]:
            return parts["n"]
    return None
