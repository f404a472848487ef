"""For whom: 我妈, 老伴, 隔壁阿婆."""

from __future__ import annotations

import re

from care.extractors.spans import Span, read, said
from care.text import Normalised

KIN = (
    "(?:老母亲|老父亲|公公婆婆|爷爷奶奶|外公外婆|岳父岳母|阿公阿婆|爸爸妈妈|爸妈|父母|爹娘|妈妈|爸爸|老母|老豆|老娘|阿爸|阿妈|阿爹|阿娘|阿姐|阿哥|阿弟|阿妹|老妈|老爸|母亲|父亲|爹|娘|妈|爸|老头子?|老太婆|老太太|爷爷|奶奶|外公"
    "|外婆|姥姥|姥爷|阿公|阿婆|公公|婆婆|家公|家婆|岳父|岳母|丈母娘|老丈人|丈人|老公|老婆"
    "|爱人|老伴|丈夫|妻子|太太|儿子|女儿|儿媳妇?|媳妇|女婿|孙子|孙女|外孙女?|哥哥?|大哥"
    "|弟弟|姐姐?|大姐|妹妹?|姑妈|姑姑|姨妈|阿姨|舅舅|舅妈|舅公|伯父|伯母|大伯|叔叔|叔公"
    "|婶婶|伯娘|老人家?|侄子|侄女|外甥女?|老[哥弟]|嫂子|邻居|朋友|同事|战友|工友|太婆|太公|老奶奶|老爷爷"
    "|亲家母?|大嫂|堂[哥弟姐妹]|表[哥弟姐妹])"
)
"""Whom one is kin to, or lives and works beside."""
_BESIDE = "(?:隔壁|隔离|隔篱|对门|对面|楼上|楼下|邻居|村里|同村|我们村)(?:家|住)?的?(?:那个|一个)?"
_ELDER = (
    "(?:阿婆|阿公|婆婆|公公|奶奶|爷爷|大爷|大妈|大娘|大伯|阿姨|阿伯|叔叔?|伯伯?|婶婶?"
    "|老人家?|老太太|老头子?|老太婆|独居老人|孤寡老人|五保老人|[大二三四五六七八九细][婆公伯叔姑姨婶舅娘爷奶嫂])"
)
_OLD = (
    "(?:奶奶|爷爷|父亲|母亲|老头子|老太太|外公|外婆"
    "|爸爸|妈妈|老爸|老妈|阿公|阿婆|婆婆|公公|岳父|岳母|老伴|老公|老婆|爱人)"
)
_SURNAME = "[\u4e00-\u9fff]"
_PERSON = re.compile(
    f"{_BESIDE}(?:{_SURNAME})?{_ELDER}"
    f"|(?:我|俺|咱)(?:们)?(?:邻居|隔壁){_ELDER}"
    f"|(?:我们?家?里?|俺|咱)的?(?:那个)?(?:{KIN})|我(?:先生|老先生)(?!们)"
    f"|(?:他|她)的?(?:{KIN})"
    "|老伴儿?|家里的?老人家?|家里人|我们?(?:老两口|两口子|夫妻俩?|两老|两个老人)"
    "|两老|两个老人|本人|我自己|自己(?=[住用要])"
    f"|(?<=[给帮替为带])(?:{KIN}|[大二三四五六七八九细][婆公伯叔姑姨婶舅娘爷奶嫂])"
    f"|(?:^|(?<=[,，。 ])|(?<=家里)|(?<=但是)|(?<=不过)|(?<=可是)|(?<=就是)|(?<=还有))"
    f"(?:{_OLD})(?!们|你|您|好|说|讲|走|不在|没|早|去世|再见)"
    f"|(?<!{_SURNAME})(?!老人)(?:{KIN})(?=今年|住|要|想|[0-9七八九六]|是|腿|脚|眼|身体|有)"
)


def find(text: str | Normalised) -> list[Span]:
    """Return the persons named, in the caller's words; 我 alone is not one."""
    heard = read(text)
    return [
        Span(match.start(), match.end(), said(heard, *match.span()))
        for match in _PERSON.finditer(heard.text)
    ]


def chosen(text: str | Normalised) -> Span | None:
    """Return whom it is for: the person after 给, 帮 or 替, else the first one spoken of.

    Somebody merely mentioned is nobody: a daughter who rang, a husband who died, elders in general.
    """
    heard = read(text)
    persons = [_bare(heard, person) for person in find(heard) if not _mentioned(heard.text, person)]
    for person in persons:
        if _FOR.search(heard.text, 0, person.start):
            return person
    return persons[0] if persons else None


def merely_told_of(text: str, start: int, end: int) -> bool:
    """Whether what is told of somebody in a normalised text makes them no one to ask for.

    我和我老公在广东打工 tells why help is wanted; 没批低保，讲我儿子有车 why it was refused.
    """
    if _WORKS.match(text, end) and not _ELDERS.search(text[start:end]):
        return True
    if _CHILD.search(text[start:end]) is None:
        return False
    return _OWNS.match(text, end) is not None or _SAID_WHY.search(text, 0, start) is not None


_WORKS = re.compile(
    "(?:两个|两人|俩|全都|都|也|现在|常年|长年|还|就)*"
    "(?:[在去到](?![^，。, ]*(?:院|机构|中心))[^，。, ]{1,6}"
    "(?:打工|上班|做工|做事|做生意|工作|谋生|搵食)"
    "|(?:是)?有(?:工作|单位|班上)|打工|上班)"
)
_ELDERS = re.compile("爸|妈|父|母|爷|奶|家公|家婆|公公|婆婆|外公|外婆|老人")
_CHILD = re.compile("(?:儿子|女儿|孙子|孙女|外孙女?|儿媳妇?|媳妇|女婿)$")
_OWNS = re.compile(
    "(?:家里|家|名下|那里)?(?:也|都|就|又|还)?(?:有|买|开)(?:了|着|辆|部|台)*(?:车|房|屋|铺|店|公司|厂|生意|钱)"
)
_SAID_WHY = re.compile("(?:讲|说|嫌|怪|怕|因为|由于|就因)(?:是|了)?$")
_FOR = re.compile("(?:给|帮|替|为)(?:我)?$")
_ANYBODY = re.compile("(?:我们)?老人家?$|[他她](?:的)?(?:儿子|女儿|孙)")
_OWN = re.compile("自己$")
_YOUNG = re.compile("儿子|女儿|孙|侄|外甥|媳妇|女婿|朋友|同事|邻居$")
_NEEDY = re.compile(
    "想|要|有病|有糖|中风|瘫|今年|[0-9七八九六]|上[高初小大]|腿|脚|眼|身体|残疾|住院"
)
_GONE = re.compile(
    "(?:前年|去年|刚|早就?|已经)?(?:走了?(?=[后以三两一几]|之后|$|[,，。])|去世|过世|不在了|没了|死)"
)
_HOUSE = re.compile(
    "(?:我|俺|咱)(?:们)?(?:家|屋)?里?的?那个|(?:我|俺|咱)(?:们)?(?:家里|屋里)的?(?!老人)|我们?(?=邻居|隔壁)"
)


def _mentioned(text: str, person: Span) -> bool:
    words = text[person.start : person.end]
    if _ANYBODY.match(words):
        return True
    if _OWN.search(words):
        return re.match("用|住|要", text[person.end :]) is None
    if _FOR.search(text, 0, person.start):
        return False
    if merely_told_of(text, person.start, person.end):
        return True
    if _YOUNG.search(words):
        return _NEEDY.match(text, person.end) is None
    return _GONE.match(text, person.end) is not None


def _bare(heard: Normalised, person: Span) -> Span:
    """Leave out 我家那个 before 老头子: what stays is the person, with a plain 我 at most."""
    house = _HOUSE.match(heard.text, person.start, person.end)
    if house is None:
        return person
    return Span(house.end(), person.end, said(heard, house.end(), person.end))
