"""Who books and for whom: names as they are given, and the person that a service is for."""

from __future__ import annotations

import re

from care.booking_contrasts import without_denied
from care.booking_names import name_told_last
from care.booking_services import service_in
from care.booking_told_of import KIN, sees_to_them, told_of, without_spoken_to
from care.extractors import addresses, names, persons, places, spelling, times
from care.extractors.name_spelling import respelled
from care.extractors.numerals import NUMERAL
from care.extractors.surnames import SURNAMES

_FAMILY = f"[{SURNAMES}]"
_TITLE = (
    "(?:阿姨|阿婆|阿公|阿伯|阿叔|大爷|大妈|大娘|大伯|大叔|大姐|大哥|伯伯|叔叔|婆婆|奶奶"
    "|爷爷|老师|先生|女士|小姐|师傅|[大二三四五六七八九细]?(?:伯|叔|婶|姨|姐|哥|婆|公|姑|娘|奶|爷|嫂))"
)
_TITLED = re.compile(
    f"(?:我是|叫我|称呼我?|喊我|我姓|^)(?P<name>(?:老|小)?{_FAMILY}{_TITLE})"
    "(?=[,，。吧啊呀就行得好可\\s]|$)"
)
_ELDERS_SAID = (
    f"(?:(?:[{NUMERAL}几]{{1,3}}[个位名])?(?:五保|孤寡|独居|特困|空巢|三无|低保|残疾)(?:户|的)?(?:老人家?|阿婆|阿公)"
    f"|[{NUMERAL}几]{{1,3}}[个位名]老人家?)"
)
_ELDERS = re.compile(_ELDERS_SAID)
_FROM = "在?(?:玉林|玉州|福绵|北流|陆川|博白|兴业|老家|[\u4e00-\u9fff]{1,4}[县区镇乡村里下])"
"""给玉林的妈妈, 给老家的爸爸: where they are for whom it is."""
_CARE = "换药|量|洗|擦|剪|打针|打扫|按摩|翻身|煮|做饭|理发|插管|换管|测|修|搞卫生"
"""同我阿妈换药: with whom one does this, for them it is done."""
_FOR = re.compile(
    f"(?:给|帮|为|替|照顾|陪|服务|(?:同|和|跟)(?=我?的?(?:{KIN})(?:{_CARE})))(?:一个|一位)?(?:(?:住在?[\u4e00-\u9fff]{{1,6}}|{_FROM})的)?(?:(?:[村屯队]里|辖区里?|社区里?|片区里?)的?)?(?:(?:我们?)?(?:[{NUMERAL}几]{{1,3}}多?岁|瘫痪|卧床|生病|有病|独居|耳聋|行动不便)的)?(?:(?:五保|低保|特困|独居)户?)?(?P<who>(?:我们?家?的?)?老?(?:{KIN})"
    f"|(?:我们?)?[村屯队]里?的?{_ELDERS_SAID}|{_ELDERS_SAID}"
    f"|{_FAMILY}{_TITLE}|(?:隔壁|邻居)(?:的)?{_FAMILY}{_TITLE})"
)
_PATIENT = re.compile(
    f"(?P<who>我(?:{KIN}))(?:[\u4e00-\u9fff]{{0,4}})(?:卧床|瘫痪|中风|动不了|不能动|行动不便|要换|要擦|腿脚|一个人|长褥疮|生病)"
)
_UNWELL = re.compile(
    f"(?P<them>(?:对门|隔壁|楼[上下]|邻居|村里)(?:家|住)?的?(?:那个)?(?:{_FAMILY}{_TITLE}|{KIN}))"
    "(?=[\u4e00-\u9fff]{0,3}(?:一个人|[手脚腿眼耳牙]|瘫|走不|动不|病))"
    f"|(?<![和跟同])(?P<who>我(?!女儿|儿子|邻居|妹|弟|姐|哥)(?:{KIN}))[\u4e00-\u9fff]{{0,6}}?"
    f"(?:[{NUMERAL}]{{1,3}}几?岁|牙[口齿都]|不好(?![吃看听意])|插[了着]|没力|发不到力|走不[动了]|动不得|起不来|出不了|不方便|不灵便|糖尿病|高血压)"
    "|(?:^|(?<=[,，。 ]))(?P<old>婆婆|公公|岳[父母]|外[婆公]|奶奶|爷爷"
    "|老[伴公婆爸妈]|阿[婆公爸妈]|妈妈|爸爸)"
    "(?=(?!们)[^,，。 我]{0,6}(?:疮|伤口|尿管|胃管|引流管|造口))"
)
"""我阿婆九十岁了牙都掉光了: told with the wish, whose need it is."""
_WARD = re.compile(
    "(?P<who>(?:五保|低保|特困|孤寡|独居|残疾)(?:户|老人家?)"
    f"{_FAMILY}(?:{_TITLE}|[\u4e00-\u9fff]{{1,2}}?))(?:咯|嘅|的|(?=家|屋))"
)
"""五保户黄德才咯厨房: who is cared for, with the name, and what is theirs."""
_ONE_OF = re.compile(
    f"(?:第[{NUMERAL}]|另[外一]?一?)个就?[是系](?:我们?村的?|村里的?|隔壁的?)?(?P<who>{_FAMILY}{_TITLE})"
)
_OWN_KIN = re.compile(
    f"我们?家?(?:{KIN})|(?:^|(?<=[,，。 ]))(?:{KIN})(?=自己|一个人|独自|今年|身体|[{NUMERAL}])"
)
_FOR_THEM = re.compile(
    "(?:给|帮|替|为|陪|照顾|[请叫喊派]人[同跟])(?:他|她)们?"
    "|让(?:他|她)们?(?!在家|等|那天|到时|[别莫不去来接开听讲说签]|准备|知道|打电话)"
)
_IS_FOR = re.compile(
    f"^(?:是|就是)?(?:给|帮)?(?P<who>(?:我)?(?:{KIN}))(?:用|吃|的|住)?的?[。,，]?$"
    # 不是我要，是我娘要; 护士是来看我老娘的
    f"|(?:^|[,，。;； ]|就|都|而)是(?:[来去]?(?:看|照顾|服侍))?(?P<needs>我(?:{KIN}))"
    "(?:要|用|吃|住|需要|的(?=[,，。;； ]|$))"
    f"|(?:护士|护工|师傅|阿姨|人)是?(?:[来去])(?:看|照顾|服侍)(?P<seen>我(?:{KIN}))"
    # 褥疮换药 我妈 下周二; not whose number it is
    f"|(?<=[,，。;； ])(?P<bare>我(?:{KIN}))(?=[,，。;； ])"
    "(?![,，。;； ]+(?:我的?)?(?:电话|手机|号码|1[3-9]))"
)
_HOUSE_OF = re.compile(
    f"(?<![住在到去跟同和])(?P<who>我们?(?!女儿|儿子|邻居|妹|弟|姐|哥)(?:{KIN}))(?:一个人)?"
    "(?:的?(?:家(?!里人)|屋)|那边|那里|那头|那儿|(?:自己|一个人)?(?:还?住|还?在)(?!院|过|了|世|生|的时)(?=[\u4e00-\u9fff])|要(?:换|打|擦|洗|请|用))"
)

_OLD_ONES = re.compile("(?:陪|照顾|服务|帮)老人家?的(?:服务|[那这]个|人|阿姨)")
"""陪老人的服务 is what it is called, and for nobody yet."""
_HOME_OF = re.compile(
    "(?P<who>我(?:爸妈|父母|妈妈?|爸爸?|母亲|父亲|奶奶|爷爷|外婆|外公|婆婆|公公|岳母|岳父|阿婆|阿公|阿妈|阿爸|老母|老豆))"
    "(?:家里?|屋里|那里|那边|住的(?:地方|房子)|的?房子)(?![的]?(?:人|说|讲|叫))"
)
"""我爸家厨房滴水: whose home it is, for them it is done."""


_WRITTEN = re.compile(
    "(?:联系人|预约人|订餐人|收餐人|取餐人|签收人|接货人|收货人|收件人|姓名|名字|称呼)[:： ]+"
    f"(?P<name>{_FAMILY}[\u4e00-\u9fff]{{1,3}})"
    "(?=[^\u4e00-\u9fff]|$)"
)
_CALL_ME = re.compile(
    "(?:我是|我叫|叫我|喊我|我姓|姓|称呼我?|就叫我?|叫|是)?(?P<name>[\u4e00-\u9fff]{1,4}?)"
    "(?:就(?:得|行|好|可以)?(?:了|啦|喇)?|(?:得|行|可以)(?:了|啦|喇)|吧|啊|呀|啦|了)*"
)
_NO_NAME = re.compile(
    "[不没有什怎哪谁吗呢这那我你您他她的是对好嗯行要先等再吧啊听说讲问找钱]|可以|谢谢|快乐|恭喜|安康|多少|知道|打扫|电话|地址|明天|人工|干嘛|随便|继续|确定|取消|推迟|提前|错|改|订|准|清楚"
)


_RIGHT_NAME = re.compile(
    "^.*?(?:名字|姓名|姓|称呼)[^,，]*?(?:错了?|不对|改一?下|有误)"
    "[,，。 ]*(?:应该)?(?:是|叫|改成|写)?"
)


def name_in(text: str, *, asked: bool = False) -> str | None:
    """Return the name of the caller (or the one to book under); 陈阿姨 is one too."""
    if of_several(text):
        text = _ONE_CALLED.sub("，", text)
    match = _WRITTEN.search(text) or _TITLED.search(text)
    if match:
        # 我叫黄秀英，人家喊我黄婶: the whole name is the one to write
        whole = names.find(text) if match.re is _TITLED else None
        longer = whole is not None and len(whole.said) > 1 and whole.said[0] == match["name"][0]
        return whole.said if whole is not None and longer else match["name"]
    # 陈桂英，明天那个: a bare name counts in a clause of its own
    for part in (text, *(re.split("[,，。;； ]", text) if asked else ())):
        found = names.find(part, asked=asked)
        if found is not None:
            name = _whole(found.said, text)
            name = name_told_last(name, text) if asked else name
            return respelled(name, text)
    if asked:
        match = _CALL_ME.fullmatch(text.strip(" ,，。"))
        if match and not _NO_NAME.search(match["name"]):
            return match["name"]
    return None


def listed_name(text: str) -> str | None:
    """Return a bare name among other details: 文体路3号，陆敏，138…; 民乐街五十号陈伟球，138…"""
    for part in re.split("[,，。;；、 \\n]+", text):
        if 2 <= len(part) <= 4 and not (service_in(part) or times.find(part) or places.town(part)):
            found = names.find(part, asked=True)
            if (
                found is not None
                and found.said == part
                and addresses.find(part, asked=True) is None
            ):
                return part  # 温河村 is none
        behind = names.behind_a_door(part)
        if behind is not None:
            return behind
    return None


def joined_name(whom: str | None, name: str | None) -> str | None:
    """Return for whom it is with the name told of them: 楼上的七婆, 宁惠珍."""
    return f"{whom}{name}" if whom and name and name not in whom else whom or name


def named_whom(text: str, whom: str | None, name: str | None) -> str | None:
    """Return the name that is told of for whom it is, beside the caller's `name`.

    我叫黄桂兰 老头子叫陈有福 names the 老头子 that a visit is for.
    """
    if not whom or (name and name in whom):
        return None
    relation = _kin(whom)
    told = re.search(
        f"(?<!邻居)(?<![妈爸父母爷奶]){relation}的?(?:大名|名字|姓名|全名)?(?:是叫|名叫|叫做?|名)"
        f"(?P<name>{_FAMILY}(?![我你他她来去送派找])[\u4e00-\u9fff]{{1,2}})(?=[,，。;； ]|$)",
        text,
    )
    return told["name"] if told and told["name"] != name else None


def same_person(whom: str | None, known: str | None) -> bool:
    """Tell whether for whom it is was told before, in other words or with a name: 老母亲封玉莲."""
    if not whom or not known:
        return False
    return _kin(whom) == _kin(known.removesuffix(name_of_whom(known) or ""))


def _kin(whom: str) -> str:
    """Return the pattern of all that one's relation is called, or of its own word alone."""
    own = whom.lstrip("我").removeprefix("家").removeprefix("的")
    return next((kin for kin in _SAME_KIN if re.fullmatch(kin, own)), re.escape(own))


def name_of_whom(whom: str | None) -> str | None:
    """Return the name that for whom it is was written with: 我妈封玉莲."""
    told = _NAMED_KIN.search(whom or "")
    return told["name"] if told else None


def of_several(text: str) -> str | None:
    """Return the names of those who are told of one by one: 一个叫谭德贵一个叫谭亚六."""
    told = [match["name"] for match in _ONE_CALLED.finditer(text)]
    return "、".join(told) if len(told) > 1 else None


def name_of_another(text: str, name: str) -> str | None:
    """Return the words that give a name to somebody else: 阿公大名李福生, 她叫陈秀珍."""
    if re.search("改|换|写|留", text):
        return None
    other = re.search(
        f"(?:{_WHOSE}的?(?:大名|小名|名字|姓名|全名|真名|本名|名)?(?:姓[\u4e00-\u9fff][,， ]*)?"
        f"(?:是|叫做?|姓|系|喊[做作]?|为)*"
        f"|(?:老人家?|服务对象|本人)[^,，。]{{0,4}}?)[:： ]?{re.escape(name)}",
        text,
    )
    return other.group() if other else None


def named_besides(text: str, name: str | None) -> str | None:
    """Return the words that name who it is for beside the caller: 我妈叫黎桂英，我叫陈丽."""
    for told in _OTHERS.finditer(text) if name else ():
        if told["name"] != name:
            return told.group()
    return None


def name_put_right(text: str) -> str | None:
    """Return the name that a text puts in the place of a wrong one: 名字写错了，是李晓芳."""
    return name_in(_RIGHT_NAME.sub("", text), asked=True)


_ONE_CALLED = re.compile(
    f"一个(?:叫做?|喊做?)(?P<name>{_FAMILY}[\u4e00-\u9fff]{{1,2}})(?=$|[,，。;；、 ]|另?一个|还有)"
)
_SAME_KIN = (
    "(?:[老阿]?(?:妈妈?|母亲?|娘)|家母|阿姆)",
    "(?:[老阿]?(?:爸爸?|父亲?|爹|豆)|家父)",
    "(?:老伴|老公|老头子?|爱人|丈夫|先生)",
    "(?:老伴|老婆|老太婆|爱人|妻子|太太)",
    "(?:奶奶|阿婆|阿嫲|婆婆|老奶奶)",
    "(?:爷爷|阿公|阿爷|老爷爷)",
)
"""Who is called 老母亲 first is 我妈 a turn later."""
_NAMED_KIN = re.compile(f"(?:{KIN}|{_TITLE})(?P<name>{_FAMILY}[\u4e00-\u9fff]{{1,2}})$")
_WHOSE = (
    "(?<!我是)(?<!我是[他她佢])(?<!我是[他她佢]的)(?<!我是[他她佢]楼[上下])"
    f"(?:(?:隔壁|我们?家?)?的?(?:{KIN}|{_FAMILY}{_TITLE})|[他她佢])"
)

_OTHERS = re.compile(
    f"{_WHOSE}的?(?:大名|名字|姓名|全名)?(?:是叫|名叫|叫做?)"
    "(?P<name>(?![你您我他她来去送派找])[\u4e00-\u9fff]{2,4})(?=[,，。;； ]|$)"
)


def _whole(name: str, text: str) -> str:
    """Return the whole name where only the surname was taken: 我姓庞，庞凤莲."""
    if len(name) != 1:
        return name
    again = re.search(
        f"(?:^|[,，。 ])(?:叫|我叫|名字叫)?(?P<name>{name}[\u4e00-\u9fff]{{1,2}})(?=[,，。 ]|$)",
        text,
    )
    if again and not re.search("先生|女士|小姐|阿姨|师傅|[是的啊吧]$", again["name"]):
        return again["name"]
    return name


def beneficiary_in(text: str, *, known: bool = False) -> str | None:
    """Return for whom the service is, as the caller puts it, where it is somebody else.

    Whose house it is (我爸家厨房) tells it only where it is not `known` yet.
    """
    whole = _OLD_ONES.sub("，", without_denied(text))
    text = without_spoken_to(whole)
    for person in persons.find(text):
        if re.search("(?:给|帮|替|为|照顾|陪)(?:我)?$", text[: person.start]):
            return person.said
    for pattern in (_FOR, _PATIENT, _IS_FOR, _HOME_OF, _WARD, _ONE_OF):
        match = pattern.search(text)
        if match:
            return next(who for who in match.groups() if who)
    if _FOR_THEM.search(text) and sees_to_them(text):
        return None  # 我哥在家陪她: who does it already is not whom it is for
    if _FOR_THEM.search(text) and not known:
        # 我爷爷走不动路，能不能给他理发; 屯里四个五保老人想帮他们订饭
        them = _OWN_KIN.search(whole) or _ELDERS.search(whole)
        return them.group() if them else None
    if of_several(text):
        return of_several(text)
    of = None if known else _HOUSE_OF.search(text) or _UNWELL.search(text) or told_of(text)
    return next((who for who in of.groups() if who), None) if of else None


def without_wards(text: str) -> str:
    """Take out whose it is: of 五保户黄德才咯厨房水龙头漏水 the tap is what is to be mended."""
    return _WARD.sub("，", text)


def without_spelling(text: str) -> str:
    """Take out how a character is explained (明天的明): its words mean nothing else."""
    return spelling.without(text)
