"""The bare names of what is to be bought or eaten: 米, 花生油, 瘦肉粥.

`items` keeps how much of it for a list; a name here is what stands beside a quantity, follows the
word for buying, or is known (`items.GOODS`, dishes) where something is bought or a meal ordered.
"""

from __future__ import annotations

import re

from care.extractors.goods import GOODS, UNITS
from care.extractors.lists import spelled_out
from care.extractors.spans import Span, put_right, read
from care.text import Normalised


def find(text: str | Normalised) -> list[Span]:
    """Return the things wanted, in order and each once; what is taken off is left out."""
    heard = read(text)
    plain = heard.text
    buying, meal = _BUYING.search(plain) is not None, _MEAL.search(plain) is not None
    written = spelled_out(plain)
    # 米、油、盐各一包 is a list only once it is written out
    buying = buying or (
        written != plain and bool(_LISTED.search(written)) and not _TOLD.search(plain)
    )
    places: list[tuple[int, int]] = []
    if buying or _ORDER.search(plain) or (_LISTED.search(plain) and not _TOLD.search(plain)):
        _put(places, _counted(plain, buying))
    if buying:
        _put(places, _bought(plain))
    if meal:
        _put(places, [match.span("n") for match in _DISH.finditer(plain)])
    if buying or meal:
        _put(places, _known(plain, buying))
    found: dict[str, Span] = {}
    for start, end in sorted(places):
        if not _refused(plain, start, end):
            words = put_right(heard, start, end)
            found.setdefault(words, Span(start, end, words))
    return list(found.values())


_H = "[\u4e00-\u9fff]"
_COUNT = "(?:[0-9]{1,3}(?:\\.[0-9])?|[一二两三四五六七八九十百]{1,4}|半|几)"
_UNIT = f"(?:{UNITS}|台|樽|碗|副|管|贴|节|枝|部|床|小包|大包|小瓶|大瓶|小袋|大袋|对|顶|煲|两)"
_NO_TIME = "(?!半?月|星期|礼拜|小时|钟|人|老人|字|年|楼|多?公里|钱|毛(?![巾线豆毯衣裤])|[角五])"
_QUANTITY = re.compile(f"(?:{_COUNT}(?:大|小)?{_UNIT}(?:半|多)?|(?<![一-十])斤半){_NO_TIME}")
_STOP = (
    "(?:[和跟同及与各再吧给吗呢啊了也都要就我你他她请帮送来得吃的不换买用在说讲是有没去把过转其拿店一二两三四五六七八九十半几0-9]"
    "|明天|后天|今天|电话|地址|上门|麻烦|谢谢|下午|上午|中午|晚上|礼拜|星期|住|顺便|另外|还|可以|能|多少|算|上来|上去|哪|什么|怎么|需要|便宜|可靠|被|少钱|院"
    "|过来|回来|先|加|到|家里|药店|超市|放|以内|左右|快点|今晚|改|帮|嘛|啦|啵|哦|呀|$)"
)
_NAME = f"(?:二甲双胍|(?:(?!{_STOP}){_H}){{1,7}})"
_AFTER = re.compile(f"的?(?P<n>有{_NAME}的(?=饭|餐|粥)|{_NAME}(?:的饭)?)")
_BEFORE = re.compile(
    f"(?P<n>{_NAME})(?:要|来|买|称|拿|改|换|成|为|到|加|减|就|变|只|是|再|共|也|都|[,，])*$"
)
_LIST = re.compile(
    f"(?:买(?!好)|代购|代买|捎|换成|换|带|转做|改成|要|爱)(?:一些|一点|一下|点|些|下|新的|(?!{GOODS}){_UNIT}(?!{_UNIT}))?"
    f"(?P<all>{_NAME}(?:(?:和|跟|同|及|与|、|[,，]?还有){_NAME})*)"
)
_EACH = re.compile(_NAME)
_BUYING = re.compile(
    "买(?![了过好的卖单家]|菜的)|代购|捎|清单|超市|药店|药房|菜市场?|街市|带[一二两三四五六七八九十半几把点]|订单"
)
_ORDER = re.compile(
    f"(?:要|来|拿|再|加|送|订)(?:多|买)?(?:{_COUNT}){_UNIT}|[\u4e00-\u9fff]{_COUNT}{_UNIT}[,，、]"
)
_LISTED = re.compile(f"(?:{GOODS})(?:要|来)?{_QUANTITY.pattern}|{_QUANTITY.pattern}(?:{GOODS})")
_TOLD = re.compile("[写账钱]|上次|送来的|涨|[吃买喝]了")
_NO_DISH = f"{_STOP}|[订份碗个那这喝点着做煲识会想多久]"
_MEAL = re.compile("订|送|餐|饭|留|粥|换成|转做|改成|加个")
_DISH = re.compile(
    f"(?P<n>(?:(?!{_NO_DISH}){_H}){{1,4}}粥|(?<=[吃订送要喝煮爱])粥"
    f"|(?:(?!{_NO_DISH}){_H}){{1,3}}汤(?![太冷咸淡不没里都])"
    f"|(?:(?!{_NO_DISH}){_H}){{1,3}}(?:炒|焖|蒸|烧|煮|炖)(?:蛋|肉饼?|菜|鸡|鸭|鱼|排骨|豆腐|粉|面|饭)"
    "|蒸蛋|蒸肉饼|蒸鱼|蒸排骨|扣肉|白切鸡|红烧肉|烧鸭|烧鹅|软饭|烂饭|炒饭|炒粉|云吞|饺子|汤面|米粉"
    f"|(?<=有){_NAME}(?=的饭|的餐))"
)
_GOODS = re.compile(f"(?P<n>(?:{GOODS}))")
_WANTED = re.compile("(?:要|爱|送|来|加|吃|换成|和|跟|同|、|订|份|有)(?:点|些|个|碗|多)?$")
_NEXT = re.compile(f"[要爱送](?:{GOODS})+$")
_LOOSE = re.compile(
    "^(?:低[盐糖油脂]|东西|嘢|菜|日用品|一?些|什么|哪样|饭|早饭|午饭|晚饭|[早午晚中]餐|餐|助餐|老人餐|爱心餐|人|老人|单子?|票|保险|彩票|房子?|车|家具"
    "|新|旧|大|小|好|瘦|肥|中|够|完|号|点|份|名额|电话|时间|短信|包裹|月|年|天|次|条件|办法|问题|意见|预约|护理|护士|阿姨|师傅|医生|家政"
    "|人家|儿子|女儿|姑娘|地方|位置|机构|床位|房间|钱|块|岁|那|这|最|回|呢|服务|机器|小时|字|句|路|名|下|大人|小孩|[大小细][瓶包袋盒支罐桶]|菜市场?|街市|明明|[^菜]*地)"
    "$|.*(?:保险|彩票|婆子|饭|餐|费|服务|咨询|时间|地址|预约|时候)$|^(?:那|这|哪|什|怎|为|因|所|如|约|订|报|想|每|东西|[他她]|看|坐|住|问)"
)
_REFUSED = re.compile(
    "(?:不要|不放|别放|不吃|不能吃|不买|不用|不是|别|少放|不爱|怕|忌|戒)(?:放|买|吃)?(?:那个|那|的)?$"
)
_GONE = re.compile(
    "(?:就|也|都|那[个样])*(?:算了|不[要用](?=[了,，。]|$)|去掉|不买|取消|删|别买|划掉|拿掉|没了|没有了|剩|吃完|用完|快没|换成|换做|改成|改做|坏|涨|多少钱)"
)


def _put(places: list[tuple[int, int]], more: list[tuple[int, int]]) -> None:
    for start, end in more:
        if all(end <= begin or start >= stop for begin, stop in places):
            places.append((start, end))


def _counted(text: str, buying: bool) -> list[tuple[int, int]]:
    """Return the names beside quantities: two斤 of what, in the order this caller speaks."""
    quantities = list(_QUANTITY.finditer(text))
    first = next((good for good in _GOODS.finditer(text) if good.group() != "菜"), None)
    leading = bool(quantities and first and first.start() < quantities[0].start())
    found: list[tuple[int, int]] = []
    at = 0
    for index, match in enumerate(quantities):
        stop = quantities[index + 1].start() if index + 1 < len(quantities) else len(text)
        after = _name(_AFTER.match(text, match.end(), stop), text, buying)
        before = _name(_BEFORE.search(text[at : match.start()]), text, buying, at)
        chosen = (before or after) if leading else (after or before)
        if chosen:
            found.append(chosen)
        at = max(match.end(), chosen[1] if chosen else 0)
    return found


def _name(
    match: re.Match[str] | None, text: str, buying: bool, offset: int = 0
) -> tuple[int, int] | None:
    """Return where the name stands, if it is one: anything in an errand, else goods."""
    if match is None:
        return None
    start, end = match.start("n") + offset, match.end("n") + offset
    words = text[start:end]
    if words.startswith("有") and words.endswith("的"):
        start, end, words = start + 1, end - 1, words[1:-1]
    if words.endswith("的饭"):
        end, words = end - 2, words[:-2]
    generic = re.match("(?:[点些]?东西|[点些]?日用品|[点些样])(?=.)", words)
    if generic:
        start, words = start + generic.end(), words[generic.end() :]
    known = re.search(f"(?:{GOODS})$", words) or _DISH.fullmatch(words)
    if _LOOSE.search(words) or not (known or (buying and len(words) > 1)):
        return None
    return start, end


def _bought(text: str) -> list[tuple[int, int]]:
    """Return what follows the word for buying: 买番薯粉跟粉丝."""
    found: list[tuple[int, int]] = []
    for match in _LIST.finditer(text):
        verb = match.group()[0]
        if re.match("的(?:钱|账|那)", text[match.end() :]):
            continue
        for each in _EACH.finditer(text, *match.span("all")):
            words = each.group()
            known = re.search(f"(?:{GOODS})$", words)
            if not _LOOSE.search(words) and (known or (verb in "买代捎" and len(words) > 1)):
                found.append(each.span())
    return found


def _known(text: str, buying: bool) -> list[tuple[int, int]]:
    """Return goods that stand alone: anywhere in an errand, after a wish in a meal's order."""
    return [
        match.span()
        for match in _GOODS.finditer(text)
        if not (len(match.group()) == 1 and _inside(text, match))
        and match.group() != "菜"
        and not re.match(
            "店|房|铺|厂|市场|单|费|灯|壶|锅|医|品|饭|粥|汤|癌|病|袋", text[match.end() :]
        )
        and (
            buying or _WANTED.search(text, 0, match.start()) or _NEXT.search(text, 0, match.start())
        )
    ]


def _inside(text: str, match: re.Match[str]) -> bool:
    before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
    return not (
        (not before or before in "买要点些成和跟同条个只,，、 的带拿取把有斤瓶包袋两")
        and (not after or after in ",，。、 和跟同吧了呢啊就不也都还送来各每")
    )


def _refused(text: str, start: int, end: int) -> bool:
    return bool(_REFUSED.search(text, 0, start)) or bool(_GONE.match(text, end))
