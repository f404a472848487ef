"""For whom: 我妈, 老伴, 隔壁阿婆."""

from __future__ import annotations

import re

from care.extractors.spans import Span, read, said
from care.text import Normalised

_KIN = (
    "(?:妈妈|爸爸|老妈|老爸|母亲|父亲|爹|娘|妈|爸|老头子?|老太婆|老太太|爷爷|奶奶|外公"
    "|外婆|姥姥|姥爷|阿公|阿婆|公公|婆婆|家公|家婆|岳父|岳母|丈母娘|老丈人|丈人|老公|老婆"
    "|爱人|老伴|丈夫|妻子|太太|儿子|女儿|儿媳妇?|媳妇|女婿|孙子|孙女|外孙女?|哥哥?|大哥"
    "|弟弟|姐姐?|大姐|妹妹?|姑妈|姑姑|姨妈|阿姨|舅舅|舅妈|舅公|伯父|伯母|大伯|叔叔|叔公"
    "|婶婶|伯娘|老人家?|侄子|侄女|嫂子|邻居|朋友|同事|战友|工友|太婆|太公|老奶奶|老爷爷"
    "|亲家母?)"
)
_BESIDE = "(?:隔壁|隔离|隔篱|对门|对面|楼上|楼下|邻居|村里|同村|我们村)(?:家|住)?的?(?:那个|一个)?"
_ELDER = (
    "(?:阿婆|阿公|婆婆|公公|奶奶|爷爷|大爷|大妈|大娘|大伯|阿姨|阿伯|叔叔?|伯伯?|婶婶?"
    "|老人家?|老太太|老头子?|老太婆|独居老人|孤寡老人|五保老人)"
)
_SURNAME = "[\u4e00-\u9fff]"
_PERSON = re.compile(
    f"{_BESIDE}(?:{_SURNAME})?{_ELDER}"
    f"|(?:我们?家?里?|俺|咱)的?(?:那个)?(?:{_KIN})"
    f"|(?:他|她)的?(?:{_KIN})"
    "|老伴儿?|家里的?老人家?|家里人|我们?(?:老两口|两口子|夫妻俩?|两老|两个老人)"
    "|两老|两个老人|本人|我自己|自己(?=[住用要])"
    f"|(?<=[给帮替为])(?:{_KIN})"
    f"|(?<!{_SURNAME})(?!老人)(?:{_KIN})(?=今年|住|要|想|[0-9七八九六]|是|腿|脚|眼|身体|有)"
)


def find(text: str | Normalised) -> list[Span]:
    """Return the persons named, in the caller's words; 我 alone is not one."""
    heard = read(text)
    return [
        Span(match.start(), match.end(), said(heard, *match.span()))
        for match in _PERSON.finditer(heard.text)
    ]


def chosen(text: str | Normalised) -> Span | None:
    """Return whom it is for: the person after 给, 帮 or 替, else the first one named."""
    heard = read(text)
    persons = find(heard)
    for person in persons:
        if re.search("(?:给|帮|替|为)(?:我)?$", heard.text[: person.start]):
            return person
    return persons[0] if persons else None
