"""Which of several names a turn means, and how one that is noted is put right by what is told."""

from __future__ import annotations

import re

from care.extractors import names, spelling
from care.extractors.name_spelling import respelled
from care.extractors.name_words import TITLE
from care.extractors.surnames import DOUBLE, SURNAMES


def name_told_last(name: str, text: str) -> str:
    """Return the name that is told after the first was taken back: 何伟，不，写我的，何运昌."""
    clauses = _CLAUSES.findall(text)
    told = next((n for n, clause in enumerate(clauses) if name in clause), None)
    taken_back = False
    for clause in clauses[(told or 0) + 1 :]:
        found = names.find(_IS.sub("", clause), asked=True) if taken_back else None
        if found is not None and found.said == _IS.sub("", clause) and len(found.said) > 1:
            name = found.said
        taken_back = taken_back or _TAKEN_BACK.search(clause) is not None
    return name


def name_put_right_in(text: str, held: str, *, confirming: bool) -> str | None:
    """Return the name held as a normalised text puts it right, None where it does no such thing.

    A character is explained (秀是绣花的绣), or, where all is being confirmed, the whole name is
    said anew with the same surname. The name as it is comes back where that is said once more.
    """
    if _OF_PLACE.search(text) or names.others(text):
        return None  # 登返我老婆 佢叫吕凤仪 puts another name, and no character of the one held
    again = _told_whole(text, held) or _told_family(text, held) if confirming else None
    again = again or _told_given(text, held)
    name = respelled(again or held, text)
    denied = _DENIED.search(text)
    said = again is not None or (denied is not None and denied["name"] == held)
    return name if name != held or said else None


def without_name(text: str, name: str) -> str:
    """Return the clauses of a text that neither tell a name nor explain its characters."""
    text = _DENIED.sub(lambda m: "，" * len(m.group()), text)
    plain = spelling.without(text)
    at, kept = 0, []
    for match in _CLAUSES.finditer(text):
        at = match.start()
        explains = plain[at : match.end()] != match.group()
        if not explains and name not in match.group() and not _ABOUT.search(match.group()):
            kept.append(match.group())
    return "，".join(kept)


def _told_whole(text: str, held: str) -> str | None:
    if _KIN.search(text):
        return None
    for clause in _CLAUSES.findall(text):
        whole = names.alone(_IS.sub("", clause))
        if whole is not None and whole.said == _IS.sub("", clause) and whole.said[0] == held[0]:
            return whole.said
    return None


def _told_family(text: str, held: str) -> str | None:
    """Return a whole name with the surname that alone is put right: 我不姓陈，我姓岑.

    As it is, where that surname is said once more, or is that of another: 我是陈桂芳的女儿，姓林.
    """
    clauses = [_NOT_FAMILY.sub("", clause) for clause in _CLAUSES.findall(text)]
    told = [match["family"] for clause in clauses if (match := _FAMILY.match(clause))]
    whole = names.find("，".join(clauses))
    if whole and len(whole.said) > 1:
        return whole.said if _NOT_FAMILY.search(text) and not _KIN.search(text) else None
    if not told or not _GIVEN.fullmatch(held):
        return None
    theirs = f"{held}的" in text
    return held if theirs else told[-1] + held[2 if held[:2] in DOUBLE else 1 :]


def _told_given(text: str, held: str) -> str | None:
    """Return the name with another given name under the surname that it has: 名字是水清.

    One that shares no character with the old one may be a whole name, and somebody else's.
    """
    size = 2 if held[:2] in DOUBLE else 1
    told = _GIVEN_TOLD.search(text) if _GIVEN.fullmatch(held) and not _KIN.search(text) else None
    if told is None or len(told["given"]) != len(held) - size:
        return None
    family, old = held[:size], held[size:]
    whole = told["given"][0] in SURNAMES and told["given"][0] != old[0]
    same = (set(told["given"]) & set(old) and not whole) or f"姓{family}" in text
    return family + told["given"] if same and told["given"] != old else None


_FAMILY = re.compile(
    f"(?:[我捱厓涯]|免贵|应该|就|其实|真的?|的)*[是系]?姓(?:是|系|应该)*姓?(?P<family>{'|'.join(DOUBLE)}|[{SURNAMES}])"
    "(?:的|字|啊|呀|啦|喇|咯|嘛|吧|才[对啱]|才是|就[对啱])*$"
)
_GIVEN_TOLD = re.compile(
    "(?:名字?|户口[本簿][上里]?|身份证[上里]?)(?:的?名[字子]|应该|其实|才|写的?)*(?:[是叫]|写)"
    "(?P<given>(?!不)[\u4e00-\u9fff]{2})(?=[,，。 的啊呀才]|$)"
)
_NOT_FAMILY = re.compile(".*不[是系]?姓.*")
_GIVEN = re.compile(f"(?!.*(?:{TITLE})$)[\u4e00-\u9fff]{{2,4}}")
_CLAUSES = re.compile("[^,，。;；!！?？ \\n]+")
_IS = re.compile("^(?:应该|就)?(?:是|系|写|叫|我叫|我是)")
_TAKEN_BACK = re.compile("^不+$|^不是$|不对|错|写我的|不是我")
_DENIED = re.compile(
    "(?:^|[,，。 ])就?是(?P<name>[\u4e00-\u9fff]{2,4})[,，。 ]+"
    "不是(?P<other>[\u4e00-\u9fff]{2,4})(?=$|[,，。 ])"
)
_OF_PLACE = re.compile("地址|[路街巷村屯镇]名|门牌|小区|[路街巷村屯镇](?:的|是)")
_ABOUT = re.compile(
    "身份证|户口[本簿]|"
    "不[是系]?姓|写错|听错|记错|读错|写成|那样写|这样写|个姓|^(?:我|的)?(?:名字|姓名|姓|称呼)"
    f"|(?:{'|'.join(word for words in spelling.RADICALS.values() for word in words)})"
    "|[字个]也?[对没]错?$"
)
_KIN = re.compile("[爸妈公婆爷奶哥姐弟妹叔伯姨婶]|老伴|儿子|女儿|邻居|他|她|师傅|护士")
