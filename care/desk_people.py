"""Who is spoken of at the desk: relations by one name each, who signs up, who is praised."""

from __future__ import annotations

import re

from care.extractors import conditions, persons
from care.extractors.surnames import SURNAMES
from care.text import normalise

SELF = ""
"""The key of the caller's own person."""

_GROUPS = {
    "妈": "妈妈|阿妈|老妈|母亲|老母|老娘|阿娘|娘|妈",
    "爸": "爸爸|阿爸|老爸|父亲|老豆|阿爹|爹|爸",
    "配偶": "爱人|老公|老婆|老伴儿?|丈夫|妻子|太太|老太婆|老头子?|老先生|先生",
    "外婆": "外婆|姥姥",
    "外公": "外公|姥爷",
    "奶奶": "奶奶|阿婆|阿嬷",
    "爷爷": "爷爷|阿公",
    "婆婆": "家婆|婆婆",
    "公公": "家公|公公",
}
_KEYS = tuple((key, re.compile(f"(?:{words})$")) for key, words in _GROUPS.items())
_OWN = tuple(
    (key, re.compile(f"我(?:们|家|的)*(?P<who>{words})(?![家那这的说讲叫妹弟哥姐]|们)"))
    for key, words in _GROUPS.items()
)
_BESIDE = re.compile("^(?:我们?)?(?:隔壁|隔离|隔篱|对门|对面|楼上|楼下|邻居|村里|同村|我们村)")
_ANYBODY = re.compile("^(?:我们?)?(?:家里?)?的?(?:老人家?|家里人|家人|两老|两个老人|老两口)$")
_MORE = re.compile(
    "我(?:家|的|个|那个?)?(?P<who>老兄|老弟|老姐|老妹|老表|细佬|大佬|家姐|家嫂|大嫂|[大二三四小]?(?:哥|姐|弟|妹)"
    "|[大二三四五六小](?:伯|叔|姑|姨|舅)|外?甥|侄[子女仔])(?![妹弟哥姐])"
)
_DOER = re.compile(
    "(?:说|讲|告诉|叫我|让我|要我|劝我|帮我|教我|打电话|不在|出去|打工|寄|回来|不回|走了|去世|不信)"
)
_HOW = "(?:来|天天|每天|日日|一直|一个人|在|才|去|帮忙?|一?下)*"
_NEEDED = re.compile("(?:要|靠|由|等|叫|喊|让|凭|有|得|全是|都是|都要|辛苦)(?:着|了)?$")
_HELPS = re.compile(
    f"{_HOW}(?:扶|搀|喂|帮|背|抱|照[顾料看]|服侍|伺候|护理|端|擦|洗|推|煮|做饭|买菜|养|供|管|守)"
)
_HELPS_ME = re.compile(
    f"{_HOW}(?:扶|搀|喂|帮|背|抱|照[顾料看]|服侍|伺候|护理|陪|推|养|供|管|载|带|送|搭|接)(?:着|了|过|紧)?我(?!妈|爸|们|老|家|爷|奶|外)"
    "|(?:每个?月|一个月|一年|年年|月月|过年)*(?:给|寄|拿)(?:过|了|回|我)*[^，。,]{0,3}"
    "(?:钱|生活费|[0-9一二两三四五六七八九十百千几]+(?:百|千|块|元|文|蚊))"
)
_ME = re.compile(
    "(?:^|[,，。;；!！])(?:那么?|这么|要是|如果)?(?:我自己|我本人|我(?=呢|行不行|算不算|够不够))"
)
_CARED_FOR = re.compile("(?:照顾|照料|照看|护理|服侍|伺候|带|陪|陪陪|看望|帮)(?:着|了|我|过)?$")
_KIN_NAMED = re.compile(
    "(?:爱人|老公|老婆|老伴|丈夫|妻子|太太|妈妈?|爸爸?|母亲|父亲|女儿|儿子|儿媳妇?|媳妇|女婿|孙子|孙女|哥哥?|姐姐?|弟弟?|妹妹?"
    "|大嫂|嫂子|大姐|大哥|朋友|邻居|同事|工友|战友|老兄|老姐|老弟|老妹)(?:叫|名叫|名字叫|是)?"
    f"(?P<name>[{SURNAMES}][\u4e00-\u9fff]{{1,2}})(?=[,，。;；、 ]|$|也|电话|手机|今年|想要?|[0-9])"
)
_NO_NAME = re.compile(
    "[不没病痛疼药好坏的了着过吗呢都很太常时总老]|身体|电话|高龄|年纪|方便|家里|一起"
)
_TITLE = (
    "姑娘|师傅|护士长?|护工|医生|阿姨|大姐|大哥|阿姐|社工|主任|队长|经理|老师|同志|姐|哥|妹|姨|叔"
)
_NICK = f"[小老阿](?![区时便姐心吃学孩朋师人年家公婆伴板乡实是])[{SURNAMES}]"
_WORKER = re.compile(
    f"(?P<who>{_NICK}(?:{_TITLE})|[{SURNAMES}](?:{_TITLE}(?<![姐哥妹姨叔])|姐|哥|姨|叔)"
    f"|{_NICK}(?=[,，。、的那这上帮给把做来送服真很好人 ]|$))"
)


def key_of(said: str | None) -> str | None:
    """Return one key for all ways to name a relation (我妈, 老母); None where it is anybody."""
    if said is None or _ANYBODY.match(said):
        return None
    if _BESIDE.match(said) or said.startswith(("他", "她")):
        return said
    if re.search("自己|本人", said):
        return SELF
    return next(
        (key for key, words in _KEYS if words.search(said)), re.sub("^我们?(?:家)?的?", "", said)
    )


def asks_for_self(plain: str) -> bool:
    """Whether a normalised text says that it is asked for the caller: 我问的是我自己."""
    return _FOR_SELF.search(plain) is not None


_FOR_SELF = re.compile(
    "(?:问|讲|说|查)的?(?:就)?[是系]我(?:自己|本人|个人)|(?:帮|给|替|为)我(?:自己|本人)(?:问|申请|查|看|打听)"
    "|(?<![跟同和])我(?:是)?(?:帮|给|替|为)(?:自己|我自己|本人)(?:问|申请|查|打听)"
)


def helps_caller(plain: str, start: int, end: int) -> bool:
    """Whether the person named there does something for who speaks: 上厕所要我老太婆扶.

    Whoever helps is not the one that it is for.
    """
    after = plain[end:]
    needed = _NEEDED.search(plain, 0, start) is not None and _HELPS.match(after) is not None
    return needed or _HELPS_ME.match(after) is not None


def merely_beside(text: str, key: str) -> bool:
    """Whether a text names the person of a key only beside whom it is about.

    和我妈两个人住, 我爸走那年 and 平时就我爸给点 tell how somebody else lives.
    """
    plain = normalise(text).text
    named = [person for person in persons.find(plain) if key_of(person.said) == key]
    return bool(named) and all(_is_beside(plain, p.start, p.end) for p in named)


def _is_beside(plain: str, start: int, end: int) -> bool:
    with_them = _WITH.search(plain, 0, start) and _LIVES.match(plain, end)
    return bool(with_them or _GONE.match(plain, end) or _GIVES.match(plain, end)) or helps_caller(
        plain, start, end
    )


_WITH = re.compile("(?:跟|和|同|与)(?:我|他|她)?(?:们|家|的)*$")
_LIVES = re.compile("(?:老人)?(?:[2两二俩]个?人?|一起|1起|一块|1块|一道)*(?:住|过日子|过活|生活)")
_GONE = re.compile(
    "(?:已经|早就?|就|都|也|又)*(?:走|去世|过世|不在|过身|病逝|病死|死)"
    "(?:了|得早|的?那年|的?那时|的?时候|之?后|以后|[几好多]年)"
)
_GIVES = re.compile(
    "(?:每个?月|一个月|一年|年年|月月|过年|平时|偶尔|有时)*(?:给|寄|拿|塞|贴补?|帮补)"
    "(?:回)?(?:一?点|一?些)(?:钱|生活费)?(?=[,，。 ]|$)"
)


def relation_asked_for(plain: str) -> str | None:
    """Return the one relation of the caller's own that a text names: 问下我爸爸七十三岁."""
    named = {
        m["who"]: key
        for key, words in _OWN
        for m in words.finditer(plain)
        if not helps_caller(plain, *m.span()) and not persons.merely_told_of(plain, *m.span("who"))
    }
    return f"我{next(iter(named))}" if len(set(named.values())) == 1 else None


def names(plain: str, key: str) -> bool:
    """Whether a normalised text names the person of a key, whoever else it names."""
    return any(key_of(person.said) == key for person in persons.find(plain))


def is_near(key: str) -> bool:
    """Whether somebody lives where the one before does: the household, next door, the caller."""
    return key in _GROUPS or key == SELF or _BESIDE.match(key) is not None


def talked_of(text: str) -> str | None:
    """Return the key of the person that a text is about; None where it names nobody new."""
    plain = normalise(text).text
    if _ME.search(plain) or asks_for_self(plain):
        return SELF
    person = persons.chosen(plain)
    if person is not None and not helps_caller(plain, person.start, person.end):
        return key_of(person.said)
    more = _MORE.search(plain)
    if more is not None and not _DOER.match(plain, more.end()):
        return more["who"]
    return None


def registrant(text: str) -> str | None:
    """Return the key of whom a text signs up, if not the caller: 给我爱人也报一个."""
    plain = normalise(text).text
    found = [(p.start, p.end, p.said) for p in persons.find(plain)]
    found += [(*m.span(), m["who"]) for m in _MORE.finditer(plain)]
    for start, end, said in sorted(found):
        cared_for = _CARED_FOR.search(plain, 0, start)
        if not cared_for and not _DOER.match(plain, end) and not said.startswith(("他", "她")):
            return key_of(said)
    return None


def relation_name(text: str) -> str | None:
    """Return the name told with a relation: 我爱人李玉莲."""
    match = _KIN_NAMED.search(normalise(text).text)
    if match is None or _NO_NAME.search(match["name"]) or conditions.find(match["name"]):
        return None
    return match["name"]


def worker_in(text: str) -> str | None:
    """Return the member of staff that a text names: 小覃姑娘, 李护士."""
    match = _WORKER.search(normalise(text).text)
    return match["who"] if match else None
