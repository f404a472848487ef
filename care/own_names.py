"""The caller's own name in a turn that names others too, or tells a number beside it.

他姓莫，我姓岑，岑永康: what one says of oneself outweighs whoever else is named. A name alone in
its clause counts right before the number to call: 何美清，138…; 梁振邦，就用这个号.
"""

from __future__ import annotations

import re

from care.extractors import names
from care.extractors.name_words import TITLE
from care.extractors.surnames import SURNAMES

_FAMILY = f"[{SURNAMES}]"
_KIN = "女儿|儿子|媳妇|女婿|外?孙[子女]|外甥女?|老[公婆伴]|爱人|[妹弟姐哥]{1,2}|侄[子女]|邻居|朋友"
_CLAIM = re.compile(
    f"(?<![和跟同帮给替叫喊问请让])我(?:就|本人|自己)?(?:叫做?|姓|名叫|名字叫|安做|喊做|[是系])(?={_FAMILY})"
    f"|我[是系](?:[他她佢]的?)?(?:{_KIN})(?={_FAMILY}[\u4e00-\u9fff]{{2}}(?:[,，。 0-9]|$))"
    f"|(?:人|方)(?:就?[是系]|[:：])?我(?={_FAMILY})"
    f"|(?:联系|联络|找|打给|告诉|通知|回复|覆|回)我[:： ,，]+(?={_FAMILY})"
)
_DENIED = re.compile("不是|不对|讲错|说错|唔系")
_BESIDE_NUMBER = re.compile(
    f"(?:^|[,，。:： ])(?P<name>{_FAMILY}[\u4e00-\u9fff]{{2}})[,，。 ]+"
    "(?=(?:我?的?(?:电话|手机|号码)|[就打用留回]*(?:是|我)?(?:这个|打来的|现在这个)(?:手机|电话|号)|1[3-9][0-9]))"
)
_CALLED = re.compile(
    f"(?:^|[,，。;； ])我喊(?P<name>{_FAMILY}(?!{TITLE})[\u4e00-\u9fff]{{1,2}})(?=[,，。;； 0-9]|$)"
)
"""涯喊罗桂昌 tells a name in Hakka; 我喊李师傅来 and 我喊陈医生 call for somebody."""
_CLAUSES = re.compile(r"[\s,，。;；、]+")
_WHOLE = 3
_SINGLE = 1
"""A surname alone gives way to the whole name."""


def own_name_in(plain: str, original: str, found: str | None, *, others: bool) -> str | None:
    """Return the caller's own name in a normalised text; `found` is what was read so far.

    `others`: what was read is told of somebody else, as far as anybody can tell.
    """
    claimed = _claimed(plain)
    if claimed is not None and (others or found is None or len(found) == _SINGLE):
        found = claimed
    if found is None:
        found = _called(plain) or _beside_number(plain)
    return found and _explained_on(found, original)


def name_beside(plain: str) -> str | None:
    """Return the whole name that is a clause of a normalised text and nothing else; None for none.

    It is for turns that also tell the number to call: 苏月兰，就打返这个电话.
    """
    for clause in _CLAUSES.split(plain):
        found = names.alone(clause) if len(clause) == _WHOLE else None
        if found is not None:
            return found.said
    return None


def tells_own(plain: str, name: str) -> bool:
    """Tell whether the caller says of themselves that this is their name."""
    claimed = _claimed(plain)
    return claimed is not None and (claimed == name or name.startswith(claimed))


def _claimed(plain: str) -> str | None:
    """Return the last name that a caller claims: 我莫，不是，他姓莫，我姓岑，岑永康."""
    best: str | None = None
    for claim in _CLAIM.finditer(plain):
        words = plain[claim.end() :]
        lead = "我姓" if "姓" in claim.group() else "我叫"
        found = names.find(lead + words)
        if found is None or not words.startswith(found.said[:1]):
            continue
        if best is None or len(found.said) > _SINGLE or _DENIED.search(plain, 0, claim.start()):
            best = found.said
    return best


def _called(plain: str) -> str | None:
    """Return the name that 我喊 announces where it is a whole one: 涯喊罗桂昌."""
    for said in _CALLED.finditer(plain):
        found = names.find(f"我叫{said['name']}")
        if found is not None and found.said == said["name"]:
            return found.said
    return None


def _beside_number(plain: str) -> str | None:
    for match in _BESIDE_NUMBER.finditer(plain):
        found = names.alone(match["name"])
        if found is not None:
            return found.said
    return None


def _explained_on(name: str, original: str) -> str:
    """Return a name whole that was cut where a word explains it: 朱家和，家和万事兴那个家和."""
    given = name[1:]
    if len(given) != 1:
        return name
    again = re.search(f"{name}(?P<last>[\u4e00-\u9fff])[ ,，、]+{given}(?P=last)", original)
    return name + again["last"] if again else name
