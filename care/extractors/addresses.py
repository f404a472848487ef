"""Where exactly: house numbers, villages and landmarks, in the caller's words."""

from __future__ import annotations

import re

from care.extractors import places
from care.extractors.spans import Span, read, said
from care.extractors.surnames import SURNAMES
from care.text import Normalised


def find(text: str | Normalised, *, asked: bool = False) -> Span | None:
    """Return the address said, without the county and town in front of it; None where none was.

    Landmarks are kept as they were said (菜市场后面那栋黄楼). `asked`: the caller was just asked
    for the address, so whatever names a place counts.
    """
    heard = read(text)
    named = places.find(heard)
    pieces: list[tuple[int, int]] = []
    within = 0
    for clause in _CLAUSE.finditer(heard.text):
        start, end = clause.span()
        # 北流市民乐镇,圩口加油站斜对面: the town alone leads in what follows, as 送到 does
        led = bool(within) and _joined(heard.text, within, start)
        going_on = bool(pieces) and _joined(heard.text, pieces[-1][1], start)
        here = [p for p in named if p.kind != "street" and start <= p.start < end]
        goes_on = (led or going_on) and not here
        piece = _more(heard.text, start, end) if goes_on else None
        piece = piece or _piece(heard.text, start, end, named, bool(pieces) or led, asked)
        piece = None if piece and _is_elsewhere(heard.text, start, end, asked) else piece
        cue = _last(_CUE, heard.text, start, end)
        leads = any(p.end == end for p in here) or (cue and cue.end() == end and len(cue[0]) > 1)
        within = end if leads and piece is None else 0
        if piece and pieces and _TURN.search(heard.text, pieces[-1][1], piece[0]):
            pieces = [piece]
        elif piece and (not pieces or _joined(heard.text, pieces[-1][1], piece[0])):
            pieces.append(piece)
    if not pieces:
        return None
    start, end = pieces[0][0], pieces[-1][1]
    return Span(start, end, said(heard, start, end))


_H = "[\u4e00-\u9fff]"
_N = "[0-9零〇一二两三四五六七八九十百]"
_UNIT = (
    f"(?:{_N}{{1,5}}|[A-Za-z甲乙丙丁东南西北])(?:-{_N}{{1,4}})*"
    "(?:号楼?|栋|幢|座|单元|楼|层|室|房|门牌|弄|巷|队|组)"
)
_ROAD = f"{_H}{{1,6}}(?:路|街|巷子?|大道|胡同)(?![上口由过费边市车])"
_ESTATE = (
    "(?:小区|山庄|花园|花苑|家园|新村|新城|公寓|大厦|广场|宿舍|大院|家属[区院楼]"
    "|安置房|安置区|廉租房|公租房|名城|华府|豪庭|雅苑)"
)
_VILLAGE = (
    f"{_H}{{1,4}}?(?:村委会?|村(?!干部|主任|支书|医|民|长|官|头|尾)|屯|坡|寨"
    f"|社区(?!工作|干部|网格|社工)|垌|冲|岭|塘)(?:{_N}{{1,3}}[组队])?"
)
_LANDMARK = (
    "(?:菜市场?|市场|学校|小学|中学|幼儿园|医院|卫生院|卫生所|卫生室|超市|银行|信用社|车站|桥头?|庙|祠堂|祖屋|老屋"
    "|榕树|大树|龙眼树|荔枝树|派出所|邮局|加油站|药店|药房|供销社|粮所|公园|球场|戏台|水塔|河边|水库|圩|酒店|商店|小卖部"
    "|(?<![被床卧])铺(?:头|子)?(?!盖|床|被)|电影院|教堂|厂|邮电所|邮政所|邮政|农行|工行|建行|码头|豆腐坊|作坊|诊所|卫生站|粮站|大队部|凉亭|竹林|档口?|摊|政府|村委会?|居委会?|文化站|文化室|路口|牌坊|水井|鱼塘|招待所|饭店|面馆|米粉店|粉店|理发店|[路街桥塔])"
)
_SIDE = (
    "(?:旁边?|旁|对面|后面|背后|后头|后背|前面|门前|隔壁|附近|门口|那边|这边|左边|右边|左手边|右手边|边上|里面|里头|楼上|楼下|侧边"
    "|斜对面|进去|往里|下面|底下|上面|旁的?|边|尽头|拐角|转角|拐弯)"
)
_SIGN = re.compile(
    f"(?P<unit>{_UNIT})|(?P<road>{_ROAD})|(?P<estate>{_H}{{1,6}}{_ESTATE})"
    f"|(?P<side>{_LANDMARK}的?{_SIDE})|(?P<village>{_VILLAGE})"
    f"|(?P<which>第{_N}{{1,2}}[间家栋户座]|那[间栋座户排幢][^,，。]{{0,6}}(?:房子?|楼|屋))"
)
_WEAK = re.compile(_LANDMARK)
_UNITS = re.compile(_UNIT)
_ERRAND = re.compile(
    "(?<!送)(?<!找)去(?:趟|了|过)?[^,，。到]{0,6}(?:看[他她我一病医]|看望|买|拿药|取药|探|接[他她]|检查|复查|打针|开药|办事|玩|挂号|饮茶|喝茶|喝酒|饮酒)"
)
"""去医院看他 tells where the caller goes, not where he lives."""
_DONE_THERE = re.compile(
    "[里头]?(?:吃|食(?!堂)|喝|饮|上[课班学]|读书?|念书|做工|打工|值班|开会|排队|住院|打针|拿药|看病|检查|复查|买菜|玩|等人)"
)
"""孙子在学校吃: what is done somewhere, by whomever, is no place to come to."""
_OWN_CIRCLE = re.compile(f"(?![我本这那整哪的个办]){_H}{{2,4}}社区")
_TASK = re.compile("洗|拖|扫|擦|抹|修|换|装|搞|收拾|买|做饭|煮|煲")
_BESIDE = re.compile(
    f"{_H}{{2,8}}?(?:旁边|对面|斜对面|后面|后背|背后|后头|前面|隔壁|门口|右边|左边|右手边|左手边|侧边|楼上|楼下"
    "|附近|边上|尽头|拐角|转角|[前后侧正]门)"
)
"""Anything that something can be beside: a place only where an address is expected."""
_SHOWN = (
    "(?:门口|门前|门边|门上|屋前|屋后|屋边|屋背|屋侧|屋旁|村口|楼下|楼上|院子里?|院里|旁边|侧边|隔壁|对面|前面|后面|后背|墙上|巷口|路边|墙边|窗口|楼梯口|楼道里?|院门口?|大门口?)"
    "(?:还|又|就|都|总)*(?:(?:有|是)(?!(?:一?[个位]|好多|很多|几个)?人|[点空没事时狗吵])|养(?!老)|[挂种放摆晒停栽堆贴写装搭开卖补长立晾])"
    f"(?:了|着|住|紧|起)?{_H}{{1,14}}"
)
"""What shows the house to who comes: 门口有头大榕树, 楼下有个补鞋摊, 门口晒着陈皮."""
_MORE = re.compile(
    f"(?:就是|就在|就|是|在|系)?(?P<more>(?![我你您他她请帮叫有想要不没]|邻居|别人|人家|儿子|女儿|孙子|老公|老婆|电话|手机|谢谢|麻烦|明天|后天|今天)(?:"
    f"{_H}{{0,12}}?(?:那一?[家间栋座户排幢](?:平房|瓦房|楼房|房子?|屋|楼)?|第{_N}{{1,2}}[家间栋座户排幢]|[一二三四五六七八九0-9]+楼|[红黄白蓝灰旧老砖瓦铁木]+[色]?(?:屋|楼|房|门))"
    f"|{_H}{{1,8}}(?:上去|进去|下去|过去|拐进去|直走)|{_H}{{0,8}}[往向朝]{_H}{{1,2}}(?:走|去|拐){_H}{{0,8}}|{_SHOWN}"
    f"|{_BESIDE.pattern}{_H}{{0,8}}))(?=$|[,，。;；、])"
)
_HAMLET = re.compile(
    f"{_H}{{1,4}}(?:[坝坑埇陂坳圳寮垌湾岗窝墩寨围屋峒埌塱]|桥头|江口|山脚|坡脚)"
    f"|(?![{SURNAMES}]){_H}{{1,4}}[坪田江河园洞堡朗庄桥井角背头尾]"
)
"""A hamlet is named without 村: 车田坝. Only right behind its town or village; 黄大坪 is who."""
_AT_SPOT = re.compile(
    f"{_H}{{1,6}}(?:(?<![在身])旁|侧[边角]?|(?<![身那这一两哪天手半多])边|唇)"
    f"|{_H}{{0,5}}(?:[村圩街屯垌巷路河江塘桥井山坡岭坳田园坪库坝场亭坊厂店铺庙堂屋树]|社王|土地公|码头|学校|[小中]学)"
    "(?:[头尾口边背脚底顶前后里侧下上]|脚下|前背|后背|头边|背后|尾巴?)"
)
"""Where in a village: 老井旁, 祠堂前背, 大榕树脚下. Only as one clause of an address."""
_NOT_SPOT = re.compile(
    "[我你您他她佢请帮叫喊有想要不没等先送放让吃饭做在]|[老家][里人]|今|明|后[天日]|[上下中]午|[点号]|时候|电话|手机|谢|可以|都是|回头"
    "|晚上|早上|马上|路上|街上$|网上|以[前后上下]|之[前后]|女儿|儿子"
)
_PAUSE = re.compile("[ ,，、;；]+")
_NO_PLACE = re.compile("[吗呢吧]$|电话|多少|送来|过来|师傅|护士|听|讲|喊|叫")
_CLAUSE = re.compile(
    r"(?:[^,，。;；!！?？\n ]|(?<![\u4e00-\u9fff0-9]) | (?![\u4e00-\u9fff]|$)"
    "| (?=(?:号|栋|幢|座|单元|楼|层|室|房)(?![\u4e00-\u9fff])))+"
)
"""What is said in one breath: recognisers write a space for a pause, typists one beside digits."""
_CUE = re.compile(
    "(?:地址|住址|位置|地点|家庭住址)(?:在|是|系|就是|写|改[到成为])*|住在|住(?=[^院宿房])|家在|家里在|送到?去?|送来|寄到"
    "|搬[到去]了?|上门到|就在|[到来去在](?=[^了过家里哪])"
)
_OTHERS = re.compile("邻居|别人|人家")
_STOP = re.compile(
    f"的?(?:电话|手机|号码|联系|收件人|村?干部|村?主任|村支书|村民|我姓|我叫|我的?名|姓{_H}|叫{_H}|麻烦|请|谢谢|可以|可不可以|能不能|吗|吧|呢|啊|哦|我想|想|要|帮我|给我|"
    "就是我家|就是了|就到|过来|来接|来人|打扫|做家政|明天|后天|今天|大后天|下午|上午|中午|晚上|星期|[0-9]{7,}|不对|有什么|有没有|怎么|是不是"
    "|[那这](?:个|里|边)?(?:啊|呀|呢|吧|嘛|咯)*(?=[,，。]|\\s|$|是)|住[着了]?|一个人|送[个两一饭餐]|不?好找|一看就|的话|没有?|(?<!门口)(?<!门前)(?<!楼下)(?<!旁边)(?<!侧边)有|有(?=一?个?[人点空事狗])|接我|等我|看病|住院|吃药|$)"
)
_HOME = re.compile("住|地址|家[在里]")
_QUESTION = re.compile("什么|多少|怎么|哪[个里家些位]|吗|多远|为何|如何")
_FLOOR = re.compile(f"(?:{_N}{{1,3}}[楼层室房])?")
_TURN = re.compile("不对|不是|说错|讲错|错了|应该是|改成|改到|搬")
_NOT_HERE = re.compile(
    "(?<!住)(?:那里|那边|那个|这个|那)?[是系](?:[我他她佢]们?)?(?:儿子|女儿|老[公婆])?(?:的|家|开)*(?:以前|原来|之前|旧时)?的?"
    "(?:公司|单位|店|铺|档口|厂|工地|学校|办公室|旧屋|旧家|旧地址)[头面子里]?的?(?![\u4e00-\u9fff0-9])"
)
"""人民东路是我公司, 城隍街那是我店: a place that the caller says is another one."""
_FORMERLY = re.compile(
    "(?:以前|原来|从前|之前|旧时|年轻时)(?:[是都就也]|我们?|一直)*住(?![^,，。;；]*(?:现在|搬|如今))"
)
_CHILDREN = "(?:儿子|女儿|仔|崽|孙[子女]|媳妇|女婿|孩子|儿女)"
_CHILD_LIVES = re.compile(
    f"(?<![跟和同与给帮替])(?<![跟和同与给帮替]我){_CHILDREN}(?:们|一家|自己|[他她]们?|现在|[都就也还])*住"
)
"""我儿子住在…45号 tells of the son, where no address was asked for; 我跟儿子住 of the caller."""
_LEAD = re.compile("(?:玉林市?|广西|是|在|的|就|系|我们?(?:家里?|屋里?)?|那个|就在|就是|市(?!场))+")


def whole_unit(text: str, end: int) -> int:
    """Return where a part of an address ends that `end` would cut: 二十七号一, with 楼 after it."""
    units = (m.end() for m in _UNITS.finditer(text) if m.start() < end < m.end())
    return max(units, default=end)


def elsewhere(text: str, said: str, *, asked: bool) -> bool:
    """Tell whether the clause of a place that was said tells of somebody else's, or a former one.

    `asked`: the address was asked for, so whoever lives there, it is the answer.
    """
    at = text.find(said)
    clauses = (m.span() for m in _CLAUSE.finditer(text) if m.start() <= at < m.end())
    return any(_is_elsewhere(text, start, end, asked) for start, end in clauses)


def goes_on(text: str, at: int) -> bool:
    """Tell whether a clause after a pause goes on with a place: 村| 三组, 组| 门牌35号."""
    pause = _PAUSE.match(text, at)
    clause = _CLAUSE.match(text, pause.end()) if pause else None
    if clause is None:
        return False
    unit = re.compile(f"(?:第|门牌号?[是为]?)?{_UNIT}(?:{_UNIT})*").fullmatch(clause.group())
    return bool(unit) or _more(text, *clause.span()) is not None


def _piece(
    text: str, start: int, end: int, named: list[places.Place], going_on: bool, asked: bool
) -> tuple[int, int] | None:
    """Return the part of a clause that is an address."""
    streets = [p for p in named if p.kind == "street" and start <= p.start < end]
    region = max((p.end for p in named if p.kind != "street" and start <= p.start < end), default=0)
    signs = [
        m
        for m in _SIGN.finditer(text, max(start, region), end)
        # 南江街道江岸社区, after its town; a 社区 alone is whoever cares for elders there
        if m.end() > region
        and (
            not _elsewhere(m, text)
            or (asked and m.start() == region and _OWN_CIRCLE.fullmatch(m.group()))
        )
    ]
    if not (streets or any(m["unit"] for m in signs)) and _ERRAND.search(text, start, end):
        return None
    asked = asked or going_on
    first = min([m.end() - 1 for m in signs] + [p.start + 1 for p in streets], default=end)
    cue = _last(_CUE, text, start, first)
    begin = max(start, region, cue.end() if cue else 0)
    if signs or streets:
        plain = all(_FLOOR.fullmatch(m.group()) or m["side"] or m["village"] for m in signs)
        floor_only = _FLOOR.fullmatch(signs[-1].group() if signs else "")
        if plain and not (streets or asked or region or (cue and not floor_only)):
            return None
    else:
        home = asked or region or (cue and len(cue.group()) > 1) or _HOME.search(text, start, end)
        weak = next(
            (m for m in _WEAK.finditer(text, begin, end) if not _DONE_THERE.match(text, m.end())),
            None,
        )
        theirs = _OTHERS.match(text, begin, end)
        beside = (asked or region) and not theirs and _BESIDE.search(text, begin, end)
        if not home or not (weak or beside):
            return None
        if weak and not asked and _TASK.search(text, begin, weak.start()):
            # 来我家里洗被铺 tells what is to be done
            return None
    if not asked and _QUESTION.search(text, begin, end) and not any(m["unit"] for m in signs):
        return None
    lead = _LEAD.match(text, begin, end)
    begin = lead.end() if lead and lead.end() < end else begin
    last = max([m.end() for m in signs] + [p.end for p in streets], default=begin)
    stop = _STOP.search(text, max(last, begin + 1), end)
    stopped = stop.start() if stop else end
    return (begin, stopped) if stopped - begin >= 2 else None


def _is_elsewhere(text: str, start: int, end: int, asked: bool) -> bool:
    """Tell whether a clause says of its place that somebody else, or nobody any more, is there."""
    if _NOT_HERE.search(text, start, end) or _FORMERLY.search(text, start, end):
        return True
    return not asked and _CHILD_LIVES.search(text, start, end) is not None


def _more(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Return a clause that goes on with an address: 铁皮棚那家, 老码头上去, 车田坝, 老井旁."""
    for spot in (_HAMLET, _AT_SPOT):
        if spot.fullmatch(text, start, end) and not _NOT_SPOT.search(text, start, end):
            return start, end
    match = _MORE.match(text, start, end)
    if match is None or match.end() != end or _NO_PLACE.search(match["more"]):
        return None
    return match.span("more")


def _last(pattern: re.Pattern[str], text: str, start: int, end: int) -> re.Match[str] | None:
    found = None
    for match in pattern.finditer(text, start, end):
        found = match
    return found


def _elsewhere(match: re.Match[str], text: str) -> bool:
    """Tell what only looks like an address: 12月2号, 三号线, 一楼 as a wish, 半路, 走路."""
    if match["unit"]:
        before = text[max(0, match.start() - 3) : match.start()]
        dated = re.search("[月第]$|电话$|号码$", before)
        if before.endswith("第") and match.group()[-1] in "队组栋幢座":
            dated = None  # 第三队
        # a number without its street is a day of the month
        ordinal = match.group().endswith("号") and not re.search(
            "[路街巷村道区里苑园院楼弄屯队组坊垌坡塘岭寨冲] ?$|[巷院房屋宅]子$|胡同$|门牌号?是?$",
            before,
        )
        return bool(dated) or ordinal
    if match["road"]:
        return (
            re.search(
                "(?:走|了|几|迷|半|修|带|问|过马|上|一|这条|那条|什么|哪条|[的条段])路$|上街$|逛街$"
                "|^[是在那个条]+巷子?$",
                match.group(),
            )
            is not None
        )
    if match["estate"]:
        # a home for elders is an institution
        return re.search("(?:养老|老年|老人|护老)公寓$", match.group()) is not None
    if match["village"]:
        return (
            re.search("农村|全村|[我本这那整哪的]个?村|社区$|血塘|鱼塘$", match.group()) is not None
        )
    return False


def _joined(text: str, end: int, start: int) -> bool:
    """Tell whether two clauses are one address: only a comma and a lead-in stand between."""
    return (
        re.fullmatch("[,，。、 ]*(?:就|就在|在|是|那个|的|靠近|挨着)*", text[end:start]) is not None
    )
