"""Names as callers give them: 我姓陈, 耳东陈, 叫黄桂英, 桂花的桂."""

from __future__ import annotations

import re
from dataclasses import replace

from care.extractors import spelling
from care.extractors.name_spelling import likened, respelled
from care.extractors.name_words import (
    CUE,
    END,
    FIRST,
    GIVEN,
    NO_GIVEN,
    NOT_GIVEN,
    TITLE,
    H,
)
from care.extractors.persons import KIN
from care.extractors.spans import Span, read, said
from care.extractors.spelling import SPELLED
from care.extractors.surnames import DOUBLE, SURNAMES
from care.text import Normalised, syllables
from care.text.tokens import tokenizer

_FULL = re.compile(f"{CUE}[ :：,，]*(?P<name>{FIRST}{GIVEN}){END}")
_SURNAME = re.compile(
    f"(?<![同贵百])(?:免贵|免贵姓|我?姓|(?:他|她)姓)(?:是|系)?[ :：]*"
    f"(?P<spelled>{'|'.join(SPELLED)})?的?"
    f"(?P<surname>{FIRST})(?P<again>[,， ]*(?P=surname)(?={GIVEN}{END})(?!.{{1,3}}的))?"
    f"(?P<given>(?!(?P=surname)是){GIVEN}{END})?"
)
_DOUBLED = re.compile(
    f"姓(?P<family>{H})[,， ]*(?P<name>(?P=family)(?:(?!{NOT_GIVEN}){H}){{1,2}}){END}"
)
"""姓沙沙美英: a surname that is said again before the whole name may be any character."""
_JUST_GIVEN = re.compile(
    "(?:单?名[叫是]|单名(?:一个)?|叫做?|名字(?:是|叫)|名字?(?:就|是)*[一两二]个字[是叫]?)"
    f"[ ,，]*(?P<given>{GIVEN}){END}"
    f"|单名(?:是|一个)?(?P<single>(?!{NOT_GIVEN}){H})字"
)
_TITLED = re.compile(
    f"(?:我是|我系|这里是|叫我)(?:{H}{{1,8}}的)?(?P<name>{FIRST}(?:{TITLE}|{GIVEN}{END}))"
)
_OFFICIAL = re.compile(
    f"我[是系]{H}{{0,6}}?(?:网格员|社工|村干部|干部|志愿者|护理员|村医|楼长|组长|队长|支书|主任|工作人员)"
    f"的?(?P<name>[小老]{FIRST}|{FIRST}{GIVEN}){END}"
)
"""我是社区网格员小韦: who calls for others is known by what they do."""
_KIN_OF = re.compile(
    f"(?:^|(?<=[,，。 ]))我[是系](?:[他她我佢]的?)?{KIN}(?P<name>{FIRST}{GIVEN}){END}"
)
"""我是她女儿罗春梅: no 的 before the name, which has to be a plain one."""
_STILL = re.compile(f"(?:还是|就是|写|名字)(?P<name>{FIRST}(?!{NO_GIVEN}){H}{{2}})(?=[,，。 ]|$)")
"""还是罗玉珍，还是13877501065: three characters at least, in a clause of their own."""
_BARE = re.compile(f"^(?:是|系|我?是|我?系)?(?P<name>{FIRST}{GIVEN})(?:啊|呀|吧|哦)?[,，。 ]*$")
_BARE_FOLLOWED = re.compile(
    f"^(?P<name>{FIRST}{GIVEN})[,， ]+(?=[0-9一幺零]|{H}{{1,3}}的|电话|手机|住|今年|男|女)"
)
_BEFORE_PHONE = re.compile(
    f"[,，。;； ](?P<name>{FIRST}{GIVEN})[,，。 ]+"
    f"(?=(?:我的?|的)?(?:电话|手机|号码)|1[3-9][0-9]|[幺一][三五七八九])"
)
_LAST = re.compile(
    f"(?:[号楼室栋幢座屋村]|[0-9])[,，。;； ]+(?P<name>{FIRST}(?!{NO_GIVEN}){H}{{2}})[。！!]?$"
)
"""A name that closes a turn of details, three characters at least: 门牌17号。陈秀兰"""
_WHOLE = 3
_NAMED_BY_TITLE = re.compile(f"{FIRST}{TITLE}")
_NICKNAME = re.compile(
    "(?:[小乳奶花浑诨]名|外号|绰号|人称"
    "|(?:人人|个个|大家|人家|别人|邻居|街坊|[村屋]里人?|熟人|朋友)[都也就]*[叫喊称]呼?我?)[是叫做到系]*$"
)
"""小名陈妹, 人人叫我阿珍: not what a booking is written under, where the whole name is told."""
_MINE = re.compile(f"(?:我|我的|本人|自己)(?:姓{FIRST})?$")
_THEIRS = re.compile(
    "(?:[她他]的?|[妈爸婆公伴奶爷哥姐弟妹嫂]的?|老头子?|服务对象|老人家?|女儿|儿子|阿姨|护工|护士|师傅|邻居|朋友)(?:就|是)?$"
)
_STAFF = re.compile(
    "(?:护工|护士|护理员|师傅|阿姨|姑娘|医生|院长|队长|经理|主任|社工|志愿者|老板|司机|那个人?|有个|那位|这位|男的|女的|邻居)"
    "[^,，。;； ]{0,4}$"
)
"""姓 after these tells who somebody else is: 那个护工姓莫."""
_COMES = re.compile("(?:师傅|护士|护工|护理员)$")
_PLACE_ENDS = "村镇乡路街区县市屯塘桥里巷坡岭园城吗呢吧啊了的家里人"
_NO_NAME = (
    "救护|什么|不应|不醒|人来|出租|医生|护士|车|外卖|停|你|他|她|家政|高龄|高血|安排|安全"
    "|成都|时候|方便|方面|向你|管理|任何|路上|关于|于是|查询|全部|全家|项目|左右|白天"
    "|周[一二三四五六日末]|金额|费用|万一|马上|容易|包括|利用|温度|时间|江苏|成功|席|宁可|单位"
    "|游泳|曾经|孙[女仔]|孙子(?:[载带陪送接帮扶来去讲说打叫喊搭找看]|$)"
)
_NOT_NAMES = re.compile(_NO_NAME)
_DAY = re.compile("[今明后昨][天日早晚]|大后[天日]|[上中下]午|早上|晚上|傍晚|下?(?:周|星期|礼拜)")
"""我姓庞今日想…: the day that the wish is for goes on; 张国庆 is a name all the same."""
_UNPARTED = re.compile(
    "(?:[号楼室栋幢座屋][,，。;； ]*|[村队组][,，。;； ]+)"
    f"(?P<name>{FIRST}(?!{NO_GIVEN}){H}{{1,2}})$"
)


def to_pause(text: str, name: str) -> str:
    """Return a name of two characters with the one that is left before a pause: 黎国|栋."""
    left = re.search(f"{re.escape(name)}([\u4e00-\u9fff])(?=[,，。;； ]|$)", text)
    whole = left is not None and len(name) == 2 and left[1] not in _NEVER_LAST
    return name + left[1] if left is not None and whole else name


def find(text: str | Normalised, *, asked: bool = False) -> Span | None:
    """Return the name that was given; a surname alone where no more was said.

    A character that the caller explains (桂花的桂) is put right where it sounds like the one heard,
    and only there. `asked`: the caller was just asked for the name, so a bare one counts.
    """
    heard = read(text)
    name = _named(heard, asked)
    return name and replace(name, said=respelled(name.said, heard.text))


def alone(text: str | Normalised) -> Span | None:
    """Return the whole name that a text is, and nothing else, however it was asked: 罗小芸.

    Three characters at least, whose first is no part of an everyday word (牛奶费).
    """
    heard = read(text)
    match = _BARE.fullmatch(heard.text.strip(" ,，。"))
    if match is None or len(match["name"]) < _WHOLE or _NOT_NAMES.search(match["name"]):
        return None
    if not _is_plain_name(match["name"]):
        return None
    begin = heard.text.index(match["name"])
    return Span(begin, begin + len(match["name"]), said(heard, begin, begin + len(match["name"])))


def behind_a_door(text: str) -> str | None:
    """Return the name that a text ends with behind a house number: 民乐街五十号陈伟球.

    It is for details told in one breath, before the telephone number: nothing announces the name.
    """
    match = _UNPARTED.search(text)
    if match is None or _NOT_NAMES.search(match["name"]) or not _is_plain_name(match["name"]):
        return None
    return match["name"]


def others(text: str | Normalised) -> list[Span]:
    """Return the names that are told of somebody else: 她叫韦春燕, 我妈名字叫钟惠芬."""
    heard = read(text)
    return [
        _span(heard, match, "name")
        for match in _FULL.finditer(heard.text)
        if _THEIRS.search(heard.text, 0, match.start()) and not _NOT_NAMES.search(match["name"])
    ]


def _named(heard: Normalised, asked: bool) -> Span | None:
    # 我姓李木子李李大荣, 姓甘甘蔗的甘叫甘永芳: what explains a character is no part of the name
    text = spelling.without(heard.text)
    full = _last_credible(_FULL, "name", text)
    surname: re.Match[str] | None = None
    for match in _SURNAME.finditer(text):
        if not ((asked and not _COMES.search(text, 0, match.start())) or _is_own(match, text)):
            continue
        if surname is None or re.search("不对|不是|错", text[surname.end() : match.start()]):
            surname = match
    full = full or _by_explained(text, heard.text)
    doubled = _DOUBLED.search(text) if surname is None else None
    if doubled and (asked or full is None):
        return _span(heard, doubled, "name")
    if full and (surname is None or not surname["given"]):
        return _span(heard, full, "name")
    if surname:
        begin, end = surname.span("surname")
        given_name = surname["given"] and not _NOT_NAMES.search(surname["given"])
        if given_name and not _DAY.match(text, surname.start("given")):
            # 姓钟，钟文华: the whole name follows
            begin = surname.end("again") - (end - begin) if surname["again"] else begin
            end = surname.end("given")
            return Span(begin, end, said(heard, begin, end))
        given = _JUST_GIVEN.search(text, end)
        family = SPELLED.get(surname["spelled"] or "") or surname["surname"]
        spelled = re.compile("|".join(SPELLED)).search(heard.text, end)
        if spelled and spelled.start() - end <= 2:
            family = likened(SPELLED[spelled.group()], family)
        if given and not _NOT_NAMES.search(given["given"] or given["single"]):
            words = given["given"] or given["single"]
            own = words if words.startswith(family) and len(words) > 1 else family + words
            return Span(begin, given.end(given.lastgroup or 0), own)
        title = re.match(TITLE, text[end:])
        own = said(heard, begin, end) if family == surname["surname"] else family
        return Span(begin, end, own + (title.group() if title else ""))
    for pattern in (
        _OFFICIAL,
        _TITLED,
        _BARE_FOLLOWED,
        _BEFORE_PHONE,
        *((_BARE,) if asked or text != heard.text else ()),
    ):
        found = _last_credible(pattern, "name", text)
        if found:
            return _span(heard, _beyond_title(found, text), "name")
    kin = _last_credible(_KIN_OF, "name", text)
    paused = (
        kin and len(kin["name"]) == _WHOLE and not text[kin.end() : kin.end() + 1].strip(" ,，。")
    )
    if kin and (paused or _is_plain_name(kin["name"])):
        return _span(heard, kin, "name")
    last = _last_credible(_STILL, "name", text) or _last_credible(_LAST, "name", text)
    return _span(heard, last, "name") if last and _is_plain_name(last["name"]) else None


def _by_explained(text: str, spelled: str) -> re.Match[str] | None:
    """Return a name whose surname no list has, but which is explained: 安到幸来福，幸福个幸.

    Or one that was heard as another character of its sound: 旁志明 庞大那个庞, 离福生 黎明的黎.
    """
    for told in spelling.explained(spelled):
        if told.denied:
            continue
        sound = syllables(told.character)
        heard = {told.character, *(c for c in set(text) if syllables(c) == sound)}
        heard = {c for c in heard if c not in SURNAMES and re.match(H, c)}
        named = f"{CUE}[ :：,，]*(?P<name>[{''.join(sorted(heard))}]{GIVEN}){END}"
        if heard and (found := re.search(named, text)):
            return found
    return None


def _is_own(match: re.Match[str], text: str) -> bool:
    """Tell a surname that is the caller's, or of who is asked for, from 好细心，姓莫的."""
    if match.group().startswith(("我", "免贵")) or match["given"]:
        return True
    return text[match.end() : match.end() + 1] != "的" and not _STAFF.search(text, 0, match.start())


def _is_plain_name(words: str) -> bool:
    """Whether words that nothing announces can only be a name: no place, no everyday word."""
    if words[-1] in _PLACE_ENDS or re.search(f"{NOT_GIVEN}", words[1:]):
        return False
    # Without guessing: jieba takes 谢谢你 and 陈秀兰 alike for new words.
    first = tokenizer().lcut(words, HMM=False)[0]
    return first in SURNAMES or first in DOUBLE


def _last_credible(pattern: re.Pattern[str], group: str, text: str) -> re.Match[str] | None:
    """Return the first match that can be a name, or a later one after 不对 or 韦阿婆."""
    best: re.Match[str] | None = None
    for match in pattern.finditer(text):
        if _NOT_NAMES.search(match[group]):
            continue
        if (
            best is None
            or _NAMED_BY_TITLE.fullmatch(best[group])
            or _NICKNAME.search(text, 0, best.start(group))
            or re.search("不对|不是|错", text[best.end() : match.start() + 2])
            or (_THEIRS.search(text, 0, best.start()) and _MINE.search(text, 0, match.start()))
        ):
            best = match
    return best


def _beyond_title(match: re.Match[str], text: str) -> re.Match[str]:
    """Return the whole name that is told behind a title: 谢阿姨谢美兰."""
    family = match["name"][0]
    whole = re.compile(f"[,， ]*(?:名?叫)?(?P<name>{family}(?!{family}){GIVEN}){END}")
    titled = _NAMED_BY_TITLE.fullmatch(match["name"])
    return (titled and whole.match(text, match.end())) or match


def _span(heard: Normalised, match: re.Match[str], group: str) -> Span:
    begin, end = match.span(group)
    return Span(begin, end, said(heard, begin, end))


_NEVER_LAST = "啊呀的了吧呢嘛哦喇啦嘅就住要是咯喔哈啰我你他她姨叔婶伯哥姐公婆"
