"""How callers spell a name: 木子李, 西早覃, 桂花的桂, 丽是美丽的丽.

An explanation stands between the parts of a name, often without a pause, and is none of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from care import safe_yaml
from care.extractors.surnames import SURNAMES
from care.text import syllables

SPELLED = {
    "耳东": "陈", "木子": "李", "弓长": "张", "立早": "章", "双木": "林", "口天": "吴",
    "古月": "胡", "言午": "许", "双口": "吕", "草头": "黄", "三横一竖": "王", "三划": "王",
    "大肚": "黄", "禾旁": "程",
    "走肖": "赵", "人可": "何", "十八子": "李", "干勾于": "于", "人则": "余", "卯金刀": "刘",
    "文刀": "刘", "西早": "覃", "美女": "姜", "水工": "江", "羊女": "姜",
    "木易": "杨", "雨田": "雷", "龙共": "龚", "山今": "岑", "金重": "钟", "日月": "明",
}  # fmt: skip
"""Surnames by the parts that they are written of."""


@dataclass(frozen=True)
class Explained:
    """A character that is explained in `text[start:end]`; `denied`, as one that is not meant."""

    character: str
    start: int
    end: int
    denied: bool = False


def explained(text: str) -> list[Explained]:
    """Return the characters that a normalised text explains, in the order said."""
    found = {
        _judged(told, text)
        for told in (*_by_parts(text), *_by_word(text), *_by_radical(text), *_by_both(text))
    }
    component = {m["part"] for m in _COMPOSED.finditer(text)}
    # 示字旁一个贞，贞洁的贞: the character is made of that one
    found = {replace(t, denied=t.denied or t.character in component) for t in found}
    return sorted(found, key=lambda told: (told.start, -told.end))


def without(text: str) -> str:
    """Return a text with commas, as many as characters, where a character is explained."""
    for told in explained(text):
        text = f"{text[: told.start]}{'，' * (told.end - told.start)}{text[told.end :]}"
    return text


_DATA = safe_yaml.read(Path(__file__).with_name("spelling.yaml"))
RADICALS: dict[str, list[str]] = _DATA["radicals"]
"""What the parts of characters are called."""
COMPOSED: dict[str, dict[str, str]] = _DATA["composed"]
"""Characters of names by a part and what stands beside it."""

_H = "[\u4e00-\u9fff]"
_HEADED = re.compile(
    f"(?P<meant>{_H})字?就?[是系](?={_H}{{0,5}}?(?P=meant))(?:(?![是系]){_H}){{2,6}}?(?:的那?个?|[个嘅])(?P=meant)"
)
_PARTS = re.compile(
    f"(?P<parts>{'|'.join(sorted(SPELLED, key=len, reverse=True))})(?:那个|的那个|的)?"
)
_OF = re.compile(f"(?:的那?个?|那个|[个嘅])(?P<meant>(?!字){_H})(?!{_H}?的时候)")
_NAMED_ONE_SHORT = re.compile(f"(?:叫做?|名字?是)[{SURNAMES}]{_H}$")
_TITLE = "(?:师傅|老师|医生|护士|阿姨|阿婆|阿公|奶奶|爷爷|先生|女士|小姐|同志)"
_BOTH = (
    # 我叫梁兴旺，兴旺发达的兴旺 is heard as 我叫梁兴旺发达的兴旺
    re.compile(
        f"[{SURNAMES}](?!{_TITLE})(?P<word>{_H}{{2}})(?P<said>{_H}{{1,2}}(?:的那?个?|那个|[个嘅])(?P<meant>(?P=word)))"
    ),
    re.compile(
        f"[{SURNAMES}](?!{_TITLE})(?P<word>{_H}{{2}})[ ,，]+"
        f"(?P<said>{_H}{{3,4}}的(?P<meant>{_H}{{2}}))"
    ),
)
_RADICAL = "|".join(word for words in RADICALS.values() for word in words)
_COMPOSED = re.compile(
    f"(?P<radical>{_RADICAL}|[木山日王女口言雨火土金广禾马宀](?:字(?=[上下底右左旁里头加])))"
    "(?:再|然后|[右左]边|[上下底里]面|底下|旁边|头上|就)*(?:加上?|配|跟|是)?[一1]?个"
    f"(?P<part>{_H})(?:字?{_H}{{1,3}}的(?P=part))?(?={_H}?字?(?:[,，。 ]|$))"
)
_WITH_RADICAL = re.compile(
    f"(?:[是有带])?(?:{_RADICAL})旁?(?:的那?个?|那个|个)(?P<meant>{_H})(?=[,，。 啊呀哦]|$)"
)
"""草字头那个苏, and 示字旁一个贞, of which another is made."""
_PART = (
    f"(?:{_H}字?[头旁边底盖]|[单双]人旁?|[三两四]点水?|[草竹雨火木水土王金女口心日月马鸟虫鱼石田禾米目耳足手衣车牛羊犬人山])"
    "字?(?=[,，。 ]|$|的|[那这]个|就)"
)
_ALTERED = (
    "[,，、 ]*(?:但是?|就是|只是|那个|这个|字)*"
    "(?:[左右上下旁](?:边|面|头)?|里面|外面|头上)?(?:再|又|就|都)?"
    "(?:没有?|无|冇|不要|不带|去掉?了?|拿掉|除掉?|减掉?|少了?|缺|脱掉?|加上?|添上?|多|带|换成?|改成?)"
    f"(?:一?个)?{_PART}(?:(?:的|的?[那这]个)(?:{_H}(?=[,，。 ]|$|{_H}是))?)?"
    "|[,，、 ]*字?(?:差不多|同音|一个音|音一样|谐音)(?:音|的)?"
)
"""犁田的犁没有牛, 穷人的穷旁边加个王: the character is another one that looks or sounds so."""
_ALTERS = re.compile(_ALTERED)
_CLOSED = re.compile(
    f"[^\u4e00-\u9fff]|$|[啊呀吧呢哦哈]|名?叫|[安喊][到做]|{_H}字?就?[是系]|{_H}{{2,3}}[的个]{_H}|{_ALTERED}|就[对是行得]|电话|手机|住|今年|我|(?P<again>{_H})"
)
"""What may follow an explanation; 老家的老屋 and 奶奶的奶粉 go on with the word itself."""
_DENIAL = re.compile(
    "(?:(?<!是)不是|[唔毋]系|莫(?:写|记)|(?:不要|别)(?:写|记))(?:写|记)?(?:成|作|做)?(?:那个|这个|什么)?$"
)
_DENIED = re.compile("(?:的|嘅)?(?:那个|这个|字)?")
_WHOLE_WORD = re.compile(f"(?<=[,，、 ])(?![是系不莫姓叫就我写唔毋]){_H}$")
"""内|蒙古的蒙: what is left of a word, of which the shortest part that explains was found."""
_LONGEST = 4
"""Characters of a word that a character is taken from: 万事如意的意."""


def _judged(told: Explained, text: str) -> Explained:
    """Tell 立早章 from 不是弓长张那个: the words that deny a character are explanation, too.

    So are those that make another of it: 犁田的犁没有牛.
    """
    before = _DENIAL.search(text, 0, told.start)
    if before is None:
        altered = _ALTERS.match(text, told.end)
        return replace(told, end=altered.end(), denied=True) if altered else told
    after = _DENIED.match(text, told.end)
    return replace(told, start=before.start(), end=after.end() if after else told.end, denied=True)


def _by_parts(text: str) -> Iterator[Explained]:
    """Find 木子李 and 李是木子李; 木子 alone explains no more than the surname before it."""
    for match in _PARTS.finditer(text):
        surname = SPELLED[match["parts"]]
        if text.startswith(surname, match.end()):
            head = re.compile(f"{surname}字?就?[是系]$").search(text, 0, match.start())
            yield Explained(surname, head.start() if head else match.start(), match.end() + 1)
        elif match["parts"].endswith(surname):
            yield Explained(surname, *match.span("parts"))  # 干勾于 ends with it


def _by_radical(text: str) -> Iterator[Explained]:
    """Find 草字头那个苏, and 示字旁一个贞, which makes 祯."""
    for match in _WITH_RADICAL.finditer(text):
        yield Explained(match["meant"], *match.span())
    for match in _COMPOSED.finditer(text):
        radical = next(
            key
            for key, words in RADICALS.items()
            if any(word.startswith(match["radical"]) for word in words)
        )
        made = COMPOSED.get(radical, {}).get(match["part"])
        yield Explained(made or match["part"], *match.span(), denied=made is None)


def _by_both(text: str) -> Iterator[Explained]:
    """Find 梁兴旺，兴旺发达的兴旺: both characters of the name before it, as they sound."""
    for pattern in _BOTH:
        for match in pattern.finditer(text):
            meant = match["meant"]
            word = match["said"].removesuffix(meant)
            alike = all(
                syllables(one) == syllables(other)
                for one, other in zip(match["word"], meant, strict=True)
            )
            within = meant == match["word"] or all(one in word for one in meant)
            if alike and within and meant[0] != meant[1] and _CLOSED.match(text, match.end()):
                yield from (Explained(one, *match.span("said")) for one in meant)


def _by_word(text: str) -> Iterator[Explained]:
    """Find 丽是美丽的丽, and 桂花的桂: the shortest word before 的 that has the character."""
    headed = list(_HEADED.finditer(text))
    for told in headed:
        # 我叫吕水清，水清就是清水的清 is heard without what was said again
        named = _NAMED_ONE_SHORT.search(text, 0, told.start())
        own = named is not None and told["meant"] not in named.group()
        yield Explained(told["meant"], told.start() + own, told.end())
    for match in _OF.finditer(text):
        character = match["meant"]
        after = _CLOSED.match(text, match.end())
        if after and after["again"] and after["again"] != character:
            after = None
        if after is None or any(m.start() <= match.start() < m.end() for m in headed):
            continue
        for length in range(2, _LONGEST + 1):
            start = match.start() - length
            word = text[max(0, start) : match.start()]
            if start < 0 or not re.fullmatch(f"{_H}+", word):
                break
            if character in word:
                if word.strip(character):  # 妈妈的妈妈 explains nothing
                    whole = _WHOLE_WORD.search(text, 0, start)
                    yield Explained(character, whole.start() if whole else start, match.end())
                break
