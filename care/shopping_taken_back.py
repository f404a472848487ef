"""What is said of a shopping list and is no order: a story, a slip, a thing taken back.

加一把青菜 呃 不加了 leaves the list as it was; 上次有两只是臭的 tells of another day; 鱼一条 要草鱼
and 酱油有人送了 换成醋吧 say in two breaths what is one thing. `plainly` writes them as one
says a list.
"""

from __future__ import annotations

import re

from care.booking_stock import COUNT, UNIT, without_stock
from care.extractors.goods import GOODS, LETTER, STOPS
from care.extractors.lists import in_full, noun_of
from care.extractors.numerals import number
from care.shopping_amounts import reckoned
from care.shopping_words import said_again


def plainly(text: str, having: tuple[str, ...]) -> str:
    """Return a normalised text without what orders nothing; `having` is the list so far."""
    nouns = [noun_of(item) for item in having]
    for item in having:
        text = _settled(text, item)
    text = _once_wanted(reckoned(in_full(text, having), having), nouns)
    text = _NOT_SO_MUCH.sub("，", _LAST_TIME.sub("，", text))
    text = _NOT_BUT.sub(lambda m: f"，{m['n']}改成{m['q']}", text)
    for noun in nouns:
        text = _exchanged_later(text, noun)
    if not having:
        text = without_stock(text)
    return _KIND.sub(_without_kind, _without_taken_back(text, nouns))


def kinds_in(text: str) -> dict[str, str]:
    """Return which kind of a thing is wanted, where that comes after it: 鱼一条 要草鱼."""
    found = (m for m in _KIND.finditer(text) if m["before"] or m["after"])
    return {match["own"]: match["kind"] for match in found}


def stays_at(text: str, having: tuple[str, ...]) -> bool:
    """Tell whether a text keeps the list at what is on it: 就那三样, with three things on it."""
    match = _JUST_THOSE.search(text)
    if match is None or not having:
        return False
    return match["count"] == "几" or number(match["count"]) == len(having)


def kept_as_it_is(noun: str, text: str) -> bool:
    """Tell whether a text says of a thing that it stays as ordered: 酱油照样, 酱油还是一瓶."""
    own = re.escape(noun)
    alone = f"[就只](?:要|买|是|剩)*{own}(?=[,，。;； 吧就]|$)"
    return re.search(f"{own}{_AS_IT_IS}|{alone}", text) is not None


def names_only(text: str, having: tuple[str, ...]) -> bool:
    """Tell whether a normalised text only names all that is on the list: 就鸡蛋同面条."""
    each = [noun_of(item) for item in having]
    if not each or not (re.search(_AS_IT_IS, text) or all(noun in text for noun in each)):
        return False
    nouns = "|".join(map(re.escape, each))
    one = f"(?:{nouns})(?:{_Q})?(?:{_AS_IT_IS}[样旧常]?)?"
    return bool(
        re.fullmatch(
            f"(?:就|只|是|要|买|净|有|剩)*{one}(?:(?:[,，、 ]|同埋?|和|跟|还有|与|再|加)*{one})*"
            "(?:这|那|几|[两三四五]|样|得|好|行|够|了|啦|喇|吧|就|的|,|，| )*",
            text,
        )
    )


def confirms(text: str, having: tuple[str, ...]) -> bool:
    """Tell whether a text only names the list, or how many things it has: 嗯 就这三样."""
    said = _ASSENTS.sub("", text)
    whole = _JUST_THOSE.fullmatch(said.rstrip("了吧啦喇 ")) is not None and stays_at(said, having)
    named = all(noun_of(item) in said for item in having)
    again = repeats(text, having)
    return bool(having) and (again or whole or (named and names_only(said, having)))


def repeats(text: str, having: tuple[str, ...]) -> bool:
    """Tell whether a text only says things and amounts again that are on the list.

    啱啱 汤圆三包冬菇一包; 着 红纸一包 of a 红纸写对联1包: with another amount it is a change.
    """
    said = said_again(_ASSENTS.sub("", text), having)
    # 对对 就是买 不是卖; 没错 就它们三个
    said = re.sub("就?是买[,，。 ]*不是卖|就[它他佢]们?[两三四五几]个|记得没错|没错", "，", said)
    left = said
    for match in list(_SAID_ITEM.finditer(said)):
        noun, amount = match["n"], f"{number(match['count'])}{match['unit']}"
        own = [i for i in having if i.endswith(amount) and _same_thing(noun, noun_of(i))]
        if len(having) == 1 and said != text and set(noun) & set(noun_of(having[0])):
            own = [i for i in having if i.endswith(amount)]
        if not own:
            return False
        left = left.replace(match.group(), "，", 1)
    return bool(having) and left != text and not re.search("[\u4e00-\u9fff0-9]", left)


def _same_thing(said: str, noun: str) -> bool:
    """Whether a shorter name is this thing's: all of its signs stand in it, in their order."""
    return said == noun or (len(said) > 1 and (said in noun or noun.endswith(said)))


def _settled(text: str, item: str) -> str:
    """Leave out why a thing is not wanted, told after that, and what stays as ordered.

    盐不要了 盐家里还有半包 orders no salt, 鸡蛋加到三斤 酱油一瓶照样 no other soy sauce.
    """
    noun = noun_of(item)
    own = re.escape(noun)
    not_any = "(?:就|都|也|那[个样])*没有?[要使用](?:买)?(?=[了啦喇,，。 ]|$)"
    text = re.sub(
        f"{own}(?:就|都|也|那个)*先?不(?:着)?急(?:着)?(?:买|要)?(?:了|啦|喇)?(?=[,，。;； ]|$)",
        f"{noun}不要了",
        text,
    )
    text = re.sub(f"{own}{not_any}", f"{noun}不要", text)
    there = f"(?:{own})?(?:(?![要买加])[^,，。;； ]){{0,16}}(?<!没)[有剩](?:{own})?"
    much = f"(?:{_Q}|[成大小好整多几些点够新的呢啊哦用在了]|[没未][开吃用喝拆动]完?)*"
    text = re.sub(
        f"{own}{_LEFT_OFF}[,，。 ]+{there}(?:{own})?{much}(?=[,，。;； ]|$)", f"{noun}不要了", text
    )
    same = f"(?:{_Q})?(?:还是)?{_AS_IT_IS}[样旧常原]?(?:的|了|吧|啦|喇|啊|哈)*(?=[,，。;； ]|$)"
    return re.sub(f"(?:^|(?<=[,，。;； ])){own}{same}", "", text)


def _without_taken_back(text: str, nouns: list[str]) -> str:
    """Leave out what was put on and taken back, and the words that take it back."""
    parts = re.split(r"([,，。;；、!！?？\s]+)", text)
    for at in range(2, len(parts), 2):
        match = _OFF_AGAIN.fullmatch(parts[at])
        if match is None:
            continue
        name, undone = match["n"] or "", _UNDONE.search(parts[at]) is not None
        if name in nouns and not undone:
            continue
        told = [n for n in range(0, at, 2) if name in parts[n] and _AMOUNT.search(parts[n])]
        if not told:
            continue
        own = re.escape(name) if name else _ANY
        begin = told[-1]
        known = any(noun in part for noun in nouns for part in parts[begin:at])
        if not undone and not name and (known or len(_AMOUNT.findall(parts[begin])) > 1):
            continue
        parts[begin] = re.sub(f"{_Q}的?{own}|{own}{_Q}", "", parts[begin])
        for n in range(begin + 2 if not name else at, at + 1, 2):
            parts[n] = ""
    return "".join(parts)


def _once_wanted(text: str, nouns: list[str]) -> str:
    """Take off what was meant to be bought once: 鸡蛋本来想要的 算了 家里还有."""

    def left(match: re.Match[str]) -> str:
        name = match["first"] or match["last"]
        known = [noun for noun in nouns if name.endswith(noun)]
        return f"，{known[0]}不要了，" if known else "，"

    text = _ONCE_SO_MUCH.sub(lambda m: f"{m['n']}改成{m['q']}", text)
    return _ONCE.sub(left, text)


def _exchanged_later(text: str, noun: str) -> str:
    """Write 酱油有人送了，换成醋吧，也要一瓶 as 酱油换成醋一瓶."""
    there = f"{re.escape(noun)}(?:(?:(?![改换要买])[^,，。;； ]|不要){{0,14}}[,，。 ]+)?"
    new = f"(?P<new>(?!{_Q}){LETTER}{{1,5}}?)(?P<q>{_Q})?(?:的|吧|了|啦|喇|啊|哈|咯)*"
    same = f"(?:[,，。 ]+(?:也|还|就|都|一样|同样|是|要|买|来|拿)+(?P<same>{_Q}))?"
    return re.sub(
        f"{there}(?:那|就|都|还是|帮我|给我)*(?:改|换)(?:成|做|为|要|买)+{new}{same}"
        "(?=[,，。;； ]|$)",
        lambda m: f"{noun}换成{m['new']}{m['q'] or m['same'] or ''}",
        text,
    )


def _without_kind(match: re.Match[str]) -> str:
    before, after = match["before"] or "", match["after"] or ""
    return f"{before}{match['own']}{after}" if before or after else match.group()


_Q = f"(?:{COUNT})(?:{UNIT})半?"
_AMOUNT = re.compile(_Q)
_ANY = f"(?:(?![{STOPS}])[\u4e00-\u9fff]){{0,6}}(?:[咯啦喇啊吧])?"
_MEANT = "(?:本来|原本|原来|起先|开头|开始)(?:我|也|还|是|都)*(?:想|要|打算|话|讲|说)+"
_ONCE = re.compile(
    f"(?:(?P<first>{GOODS})(?:我|呢|啊|就)*{_MEANT}[^,，。;； ]{{0,6}}"
    f"|我?{_MEANT}(?:[买要来拿带])*(?:{_Q})?的?(?P<last>{GOODS})(?:{_Q})?的?)"
    # 怕碰烂, a reason between
    "[,，。 ]+(?:(?!(?:只|就)?[要买])[^,，。;；0-9 ]{1,8}[,，。 ]+)?"
    "(?:后来|现在|哎|唉|还是|那|想想)*"
    "(?:算了|不要|不买|不用|别买|莫买|免了|家里还?有|屋里还?有|还有)"
    f"(?:(?:的|了|{GOODS})*(?:家里|屋里|家|屋)?(?:还|也)*有(?:{_Q})?|了|啦|吧)*"
    "(?:[,，。 ]*(?:就|也)*(?:不要|不买|不用|算)(?:买|了|啦)+)?(?=[,，。;； ]|$)"
)
_ONCE_SO_MUCH = re.compile(
    f"(?P<n>{GOODS})(?:我|呢|啊|就)*{_MEANT}(?:[买要来拿带])*{_Q}(?:的)?[,，。 ]+"
    f"(?:后来|现在|想想|还是|就|那|改成?|要|买|拿)*(?P<q>{_Q})"
)
_LAST_TIME = re.compile(
    "(?:上[次回]|头先那次|以前|往时|从前|旧时|上个?月|前[次回])"
    "(?!(?:那[种款个样牌]|一样|同样|买的?那|的))(?:(?!再|一样|同样|照|这次|这回|今次)[^,，。;； ])*"
    f"(?:{COUNT})(?:{UNIT})(?:(?!再|一样|同样|照|这次|这回|今次)[^,，。;； ])*(?=[,，。;； ]|$)"
)
"""上次有两只是臭的, 上次十斤人家背得辛苦: what was, counted."""
_NOT_SO_MUCH = re.compile(
    "(?:不要|不用|不使|不买|别买|用不着|要不了|吃不了|用不了)(?:买)?(?:那么|这么|太)多"
    "(?:了|啦|的)*(?:[,，。 ]+|$)"
)
_NOT_BUT = re.compile(
    f"不是{_Q}的?(?P<n>{LETTER}{{1,5}}?)[,，。 ]*(?:而?是|要|应该是)+"
    f"(?P<q>{_Q})(?![\u4e00-\u9fff]*{GOODS})"
)
_KIND = re.compile(
    f"(?P<before>{_Q}的?)?(?P<own>{GOODS})(?P<after>{_Q})?[,，。 ]+"
    "(?:我|就|只|最好|一定|指定|记得)*(?:要|是|买|拿)*"
    f"(?P<kind>{LETTER}{{1,3}}(?P=own))(?:的|那种|吧|啊|哈|啦|哦)*(?=[,，。;； ]|$)"
    f"(?![,，。 ]*(?:要|买|来)*{_Q})"
)
_OFF_AGAIN = re.compile(
    "(?:呃|哦|哎|唉|啊|嗯|噢|诶|那个|那|还是|算了|我|就|又|不|不对|不是|等下)*?(?P<n>[\u4e00-\u9fff]{1,6}?)?"
    "(?:那[个样]|就|也|都|先|又|还是)*"
    "(?:(?:不(?:加|改)|(?:不(?:用|要|使|必|需要)?|别|莫)(?:买|带|拿|要|加)|不[用要]|免|(?<!就)算)(?:了|啦|喇|吧|咯|先|住)+)+"
)
_LEFT_OFF = "(?:就|都|也|先|那[个样])*(?:不[要用使买]|别|莫|免)[买要拿带]?(?:的|了|啦|喇|吧|先|住)*"
_UNDONE = re.compile("不(?:加|改)")
_SAID_ITEM = re.compile(
    f"(?:就是|就|是|要|买)*(?P<n>[^0-9,，。;；、 一二两三四五六七八九十半]{{1,8}}?)"
    f"(?P<count>{COUNT})(?P<unit>{UNIT})(?:了|吧|啦|喇|的|就[好行得])*"
)
_JUST_THOSE = re.compile(
    "(?:就|只|还是|净)(?:是|要|买)*(?:那|这|原来|刚才)(?:那)?(?P<count>[0-9两一二三四五六七八九十]|几)[样种件](?!加|再|还)"
)
_ASSENTS = re.compile("^(?:得嘞|啱啱|刚刚(?= )|对|队|是|好|嗯|恩|系|着|啱|没错|[,，。 的了啊啦])+")
_AS_IT_IS = "(?:就|也|都|那个|还是|仍然)*(?:照|不变|不用[改变动换]|不[改变动换]|一样|(?<=就)[好行])"
