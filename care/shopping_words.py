"""A shopping list in the words of this place, written in those that a list is read from.

买埋一斤红糖, 转做丝瓜三条, 红花油变三支啦 阿妹又要一支, 煲姜茶饮: what adds, exchanges and counts
is said in many ways, and beside it stands who else wants some and what it is for.
"""

from __future__ import annotations

import re

from care.booking_stock import COUNT, UNIT
from care.extractors.goods import GOODS, LETTER, MEDICINE
from care.extractors.lists import noun_of
from care.extractors.numerals import number
from care.extractors.persons import KIN


def as_listed(text: str, having: tuple[str, ...], *, asked: bool = False) -> str:
    """Return a normalised text in the plain words of a list.

    `having` is the list so far; `asked`: it was asked for, so a clause may name a thing alone.
    """
    text = _PAIR_TWICE.sub(r"\g<add>一\g<u>\g<n>", said_again(text, having))
    text = _SIZE.sub(lambda m: "一二三四五六七八九"[int(m.group()) - 1], _ALONG.sub("", text))
    # 红纸写对联 is 红纸
    text = _USED_FOR.sub("", text)
    text = _PURPOSE.sub("", text)
    for pattern, to in _WAYS:
        text = pattern.sub(to, text)
    text = _one_more(text)
    for pattern in (_MEDICINE_THEN, _NEW_THEN, *((_THING_THEN,) if asked else ())):
        text = pattern.sub(r"\g<n>\g<q>", text)
    for item in having:
        text = _summed(_thought_better(text, item), item)
    return _wanted_too(text, having)


def said_again(text: str, having: tuple[str, ...]) -> str:
    """Part what is listed in one breath: 汤圆三包冬菇一包, 沙虫干莲子淮山各一斤, of these."""
    nouns = sorted(map(noun_of, having), key=len, reverse=True)
    known = "|".join(map(re.escape, nouns))
    if not known:
        return text
    text = re.sub(f"(?<={_LAST})(?=(?:{known})(?:{_Q}))", "，", text)
    return re.sub(
        f"(?P<all>(?:{known}){{2,}})(?:都是|都|各|每样)(?P<q>{_Q})",
        lambda m: "，".join(n + m["q"] for n in re.findall(known, m["all"])),
        text,
    )


def thing_of(noun: str) -> str:
    """Return a thing without for whom it is bought: 阿婆买雨遮 is 雨遮."""
    return _FOR_WHOM.sub("", noun)


def purpose(clause: str) -> bool:
    """Tell whether a clause says what a thing is for: 煲姜茶喝, 拜神用的."""
    return _IS_FOR.fullmatch(clause) is not None


def stands_clean(noun: str, text: str) -> bool:
    """Tell whether a clause of a text is this thing with its amount, and at most 买 before it."""
    own = re.escape(noun)
    lead = "(?:还有|另外|还要|顺便|麻烦|帮我|帮|我想|我要|给我|再|加|添|要|买|带|来|和|跟|就)*"
    return bool(
        re.search(
            f"(?:^|(?<=[,，。;；、 ])){lead}(?:{own}{_Q}|{_Q}的?{own})"
            "(?:吧|啊|啦|喇|呢|的|就(?:好|行|得|够)了?)*(?=[,，。;；、 ]|$)",
            text,
        )
    )


def _one_more(text: str) -> str:
    """Write the one that is left away: 加支牙膏, 拿多包盐; of what is listed, one more."""

    def counted(match: re.Match[str]) -> str:
        more = "再加" if match["verb"] not in ("要", "买") or match["more"] else match["verb"]
        return f"{more}一{match['unit']}"

    return _ONE_LEFT_AWAY.sub(counted, text)


def _summed(text: str, item: str) -> str:
    """Write 鸡蛋加多一斤 三斤吧 and 面条再加一把 一共四把 as the amount that is named last.

    Without 一共 the second amount counts as the sum only where it is one.
    """
    parts = re.fullmatch(r"(?P<noun>[^0-9.]+)(?P<count>[0-9.]+)(?P<unit>\D+)", item)
    if parts is None:
        return text
    noun, unit = re.escape(parts["noun"]), re.escape(parts["unit"])

    def total(match: re.Match[str]) -> str:
        named, step = number(match["total"]), number(match["step"])
        steps = (0, step or 0) if match["way"] in "少减" else (step or 0, 0)
        right = float(parts["count"]) + steps[0] - steps[1]
        if named is None or not (match["mark"] or right == named):
            return match.group()
        return f"{parts['noun']}改成{named}{parts['unit']}"

    return re.sub(
        f"{noun}(?:(?!{noun})[^,，。;； 0-9]){{0,4}}?(?P<way>加多|再加|多|加|添|少|减|再来|再要)"
        f"(?:[要买点来多]|(?P<step>{COUNT}){unit})+[^,，。;； ]{{0,4}}"
        f"(?:[,，。 ]+{_SLIP})*[,，。 ]+(?P<mark>{_SUM})?(?:就|是|要|买)*"
        f"(?P<total>{COUNT}){unit}(?:吧|啊|啦|喇|了|咯|就|好|够|行|得|嘛)*(?=[,，。;； ]|$)",
        total,
        text,
    )


def _thought_better(text: str, item: str) -> str:
    """Leave out a thing taken off and wanted after all: 鸡蛋不要了 咦算了还是要吧."""
    noun = re.escape(noun_of(item))
    off = "(?:就|都|也|那个)*(?:不[要用买]|别买|莫买)(?:买)?(?:了|啦|喇|吧|先)*"
    sighs = "(?:咦|哎|诶|哦|唉|呃|啊|嗯|呀|[,，。 ]|算了|等等|等下|不对|想想|我想)*"
    back = "(?:还是|又|都是)(?:再)?[要买留](?:回|返|着)*(?:吧|啊|啦|喇|了|的|好|咯)*"
    return re.sub(f"{noun}{off}[,，。 ]+{sighs}{back}(?=[,，。;； ]|$)", "，", text)


def _wanted_too(text: str, having: tuple[str, ...]) -> str:
    """Write who else wants some as so much more of it, or leave that out where it is reckoned in.

    红花油变三支啦 阿妹又要一支 tells why there are three; 阿妹也要一支 alone asks for one more.
    """

    def told(match: re.Match[str]) -> str:
        before = text[: match.start()]
        nouns = [noun_of(item) for item in having]
        named = max((n for n in nouns if n in before), key=before.rindex, default=None)
        if named is not None:
            counted = re.search(f"{_CHANGE}[^,，。 ]{{0,3}}{_Q}", before[before.rindex(named) :])
            return "" if counted else f"{named}再加{match['q']}"
        unit = re.sub(f"^(?:{COUNT})", "", match["q"])
        alike = [n for n, item in zip(nouns, having, strict=True) if item.endswith(unit)]
        return f"{alike[-1]}再加{match['q']}" if alike else ""

    if not having:
        return text
    return _THEY_TOO.sub(told, text)


_Q = f"(?:{COUNT})(?:{UNIT})半?"
_LAST = f"[{''.join(sorted({u[-1] for u in re.sub(r'[(].*?[)]', '', UNIT).split('|') if u}))}]"
_END = "(?=[,，。;； ]|$)"
_BEGIN = "(?:^|(?<=[,，。;； ]))"
_HAN = "[\u4e00-\u9fff]"
_WORDS = "[^,，。;； 0-9一二两三四五六七八九十半]"
_CHANGE = "(?:改|换|变|加|减|添|多|少|要|再)(?:成|到|为|做|多)?"
_ALONG = re.compile(
    f"(?<=[买拿带加要捎送])埋(?={_Q}|(?:{UNIT})?(?:{LETTER}{{0,3}})?(?:{GOODS})|{LETTER}{{1,5}}{_Q})"
)
"""买埋 is to buy along with the rest."""
_SIZE = re.compile("[1-9](?=号(?:电池|干电))")
"""5号电池: a figure in a name is no amount."""
_USED_FOR = re.compile(
    f"(?<={_HAN})(?:写对联|写春联|包红包|拜神|包粽子|待客)(?={_Q}|[,，。;； ]|$)"
)
_PAIR_TWICE = re.compile(
    f"(?P<add>[加添要买拿带]多?)(?P<u>[对双条支把个件瓶包盒袋])(?P<n>{LETTER}{{1,5}})"
    "[,，。 ]+一(?P=u)(?=[,，。;； 吧啦喇]|$)"
)
"""加对棉拖鞋 一对: the one left away is said after all."""
_MORE = "再|加|添|多|改|变|减|成|到|做"
_COOKS = "[煲煮炖蒸炒煎冲泡熬焖炆滚酿腌拌做整焗炸]"
_IS_FOR = re.compile(
    f"(?:我|给{_HAN}{{1,3}}|拿来|用来|留来|准备|回来|想|要|好)*"
    f"(?:{_COOKS}{_HAN}{{0,5}}[吃喝饮食用]|拜[神山祖佛]{_HAN}{{0,2}}"
    f"|(?:过[年节]|送人|待客|做[粄糍]){_HAN}{{0,2}})的?"
)
_PURPOSE = re.compile(f"(?<={_HAN})[,，。 ]+{_IS_FOR.pattern}{_END}")
_NEW = f"(?=(?!{_Q}){LETTER}{{1,5}}?(?:{_Q}|[,，。;； 吧啦喇了]|$))"
_WAYS = (
    # 啤酒不要了 改买可乐两瓶; 凉瓜转做矮瓜
    (re.compile(f"{_BEGIN}(?:那就|就|那)?[改转换](?:买|要|拿){_NEW}"), "买"),
    (re.compile(f"(?<={_HAN})(?:改|转|换)(?:买|要|拿){_NEW}"), "换成"),
    (re.compile(f"(?:转|变)(?:做|成|为){_NEW}"), "换成"),
    (re.compile(f"(?:变|减|加|改|转)(?:成|做|为|到|够)+(?={_Q})"), "改成"),
    (re.compile(f"(?<={_HAN})(?:(?:变|凑够)(?={_Q})|留(?={_Q}(?:[,，。;； 吧就够]|$)))"), "改成"),
    (re.compile(f"[,，。 ]+又[是系](?P<q>{_Q})"), r"，也要\g<q>"),
    # 冬瓜太大一个人吃不完 转做丝瓜: a reason between
    (
        re.compile(
            "(?:太|嫌)[大小多重贵甜咸]了?(?:一个人|我|自己)*[吃食用拿提][^,，。 ]{1,4}"
            "(?=[,，。 ]+换成)"
        ),
        "",
    ),
    # 糯米七斤吧 五斤怕不够: what it was
    (
        re.compile(
            f"{_BEGIN}{_Q}(?:怕|恐怕|可能|都|好像|又)+(?:不太?够|太?少)[^,，。 ]{{0,3}}{_END}"
        ),
        "",
    ),
    # 盐也要两包, 鸡蛋都加多一斤; 苹果和梨都要两斤 gives to each
    (re.compile(f"(?<={_HAN})[也又](?=(?:要|爱|买|来|拿|{_MORE})*{_Q})"), ""),
    (re.compile(f"(?<={_HAN})都(?=(?:{_MORE})(?:要|买|来|拿|{_MORE})*{_Q})"), ""),
)
_ENOUGH = f"(?:就|也|都|够|好|行|得|了|吧|啊|啦|喇|晒|的|可以|先)*{_END}"
_FETCH = "(?:要|拿|来|买|就|先|开|称|带)*"
_MEDICINE_THEN = re.compile(
    f"{_BEGIN}(?:就是|那个|药名?|名字|叫做?|是|[叫拿买开要])*"
    f"(?P<n>{MEDICINE.pattern})[,，。 ]+(?:{_WORDS}{{1,6}}[,，。 ]+)?{_FETCH}(?P<q>{_Q}){_ENOUGH}"
)
_NEW_THEN = re.compile(f"(?P<n>换成(?!{_Q}){LETTER}{{1,5}})[,，。 ]+{_FETCH}(?P<q>{_Q}){_ENOUGH}")
_THING_THEN = re.compile(
    f"{_BEGIN}(?P<n>(?:(?![叫是我这那]){_WORDS}){{2,5}})[,，。 ]+{_FETCH}(?P<q>{_Q}){_ENOUGH}"
)
"""A thing, and how much of it in the next clause: 苯磺酸氨氯地平 一盒够晒, 换成豆奶粉 一包就行."""
_SLIP = f"(?:哦|哎|啊|不是|不对|错了?|呃|加|减|多|少|要|就|够|好|行|了|吧|是|{_Q})*"
_SUM = "(?:一共|总共|合共|拢共|一起|加起来|凑够|就是|共)"
_ONE_LEFT_AWAY = re.compile(
    "(?<![不莫别])(?P<verb>加|添|要|拿|来|带|捎|买)(?P<more>多)?"
    "(?P<unit>(?!包(?:粽|饺|包子|汤圆|云吞))"
    "(?:双|条|瓶|包|袋|盒|把|桶|罐|箱|件|斤|副|张|壶|串|支|块|个|只|提|樽))"
    f"(?=(?:{LETTER}{{0,3}}?(?:{GOODS}))(?:[,，。;； 吧啦喇啊]|$))"
)
_WHO = (
    "(?:隔壁|隔篱|楼上|楼下|对面|我家?|[他她佢])*(?:那个|的)?"
    f"(?:{KIN}|[阿老大二三四细小][公婆妹姐哥弟嫂姨伯叔婶姑爷奶妈爸]"
    "|[妹姐哥弟嫂姨伯叔婶]|新抱|亲家)"
)
_THEY_TOO = re.compile(
    f"{_BEGIN}{_WHO}(?:[他她佢]|说|讲|话|那里|那边|家)*(?:[也都又还]|想|话)*"
    f"(?:要|想要|爱|来|拿)(?:多)?(?P<q>{_Q})(?:吧|啊|啦|喇|的|呢|了)*{_END}"
)
_FOR_WHOM = re.compile("^.*(?:代买|代购|[买购捎])(?=.)")
