"""What does not work at home, told as a story: 厨房的灯，上个月就一闪一闪的; 热水器不出热水.

`services.yaml` lists what is said in one word (漏水, 坏了). Here a thing of the house and what is
wrong with it may stand apart, and who is to come need only be asked to have a look (请师傅来看看).
"""

from __future__ import annotations

import re

from care.extractors.spans import Span, read, said
from care.text import Normalised

_THING = (
    "(?:(?:日光|电|吊|壁|顶|台|夜|床头|节能)?灯(?![笼会谜草塔])(?:管|泡|座|头|绳|罩)?|水?龙头|水喉|水管|水箱|水表|水塔|水泵|抽水机|水槽|洗[菜手碗]盆"
    "|马桶|[坐蹲]便器?(?!椅)|便池|厕所|[坑水]渠|下水道?|地漏|花洒|[喷莲]头|浴霸|热水器|太阳能|燃气灶|煤气[灶炉]|灶头|灶台|炉灶|炉头|电磁炉"
    "|打火灶|电饭[锅煲]|压力锅|高压锅|微波炉|电水?壶|热水壶|饮水机|净水[器机]|抽?油烟机|排气扇|换气扇|冰箱|雪柜|冰柜|空调|冷气|电?风扇|吊扇"
    "|洗衣机|烘干机|电视机?|机顶盒|收音机|电脑|电话机|座机|插座|插排|插板|开关|拉线|电线|电路|电表|电闸|总闸|空气开关|保险丝"
    "|(?<!门)门铃|(?:大|房|厕所|厨房|铁|木|卷闸|防盗|纱|阳台|院)门(?:锁|把手?|栓|闩)?|门(?:锁|把手?|栓|闩|板|框)|(?<![开反封闭])锁头?(?:芯|匙)?(?!骨|定)"
    "|窗(?:户|门|框|扇)?(?!口办)|纱窗|玻璃|屋顶|房顶|天花板|瓦[面片]?|墙[壁面皮]?|地板|瓷砖|(?<![上下爬走落行])楼梯|栏杆|扶手|阳台|床板|床脚|[桌凳]脚|柜门|抽屉|晾衣[架杆]|衣架杆|电动车|三轮车)"
)
_NO = "(?:(?:不|没|无|唔|毋|冇)(?:得|会|能|到)?)"
_FAULT = (
    "(?:坏(?!人|事)|失灵|罢工|报废|短路|跳闸|断电|生锈|锈[死住了]|松(?!树|了口气)[了动脱掉]?|脱[了落下出]|掉(?:了|下来|落|漆|皮)|断(?:了|掉|开|成)|裂(?:了|开|缝)?|破(?!费)[了洞掉裂]|烂(?:了|掉|开)?"
    "|歪[了斜]?|斜了|爆(?:了|裂|开)|碎(?:了|掉)|卡(?:住|死|着|壳)|堵(?!车)|塞[住了死]|满出来|倒灌|返[水臭]|反水|漏|渗|滴滴答答|[滴冒]水|滴个不停|冒[烟泡火]|烧(?:了|坏|断|掉)"
    "|一?闪一闪|[闪跳]来[闪跳]去|闪个不停|老是闪|总闪|忽明忽暗|[时一]?亮[时一]?(?:不亮|灭|暗|黑)|忽闪|发暗|暗得|乌掉|黑掉|时好时坏|一时好一时坏|时灵时不灵"
    "|嗡嗡|吱吱|[咯嘎咣哐轰隆呜咚哒]+[咯嘎当啷吱隆]*(?:声?响|地?叫)|响(?:个不停|得厉害|得要命)"
    f"|{_NO}(?:亮|光|着(?!急)|转|响|动(?!手)|走(?!动)|灵|热(?!闹)|冷|凉|制冷|制热|通|出(?:[热冷冻凉]?水|来水|[冷热]?[气风]|火|声|来)|来[水电]|上水|下水|排水|进水|吸|显示|工作|听使唤|好使|好用|好开|起火)"
    "|没(?:有)?(?:[热冷]?水|电|火|气|声音?|响声|信号|画面?|图像|影像|[人图]?影子?|颜色|反应|光|风)"
    f"|{_NO}?(?:[打点关开拧拉推按拔插锁扭拨合冲]{_NO}?(?:不|唔)?)(?:不[了着开上紧拢严密动住下出走燃实掉]|不[得到]|[不唔]?着火?)"
    "|(?:用|使|开|关|锁|点|打|冲|拧)(?:不(?:了|得|到|成)|唔[到得])|不(?:能|得|好)用|有(?:点|些|了|个)?(?:毛病|问题|故障|异响|怪声)|出(?:了|点)*(?:毛病|问题|故障))"
)
_APART = "[^。;；!！?？]{0,14}?"
_BROKEN = re.compile(f"(?<![看睇听]){_THING}(?!{_THING}){_APART}(?<![睡瞓眯])(?P<fault>{_FAULT})")
"""看电视看到半夜，睡不着 tells of no broken television."""
_MASTER = (
    "(?:(?:修理?|水电|安装|维修|懂行的?)?(?:师傅|工人)|电工|水电工|懂(?:水|电|行)的?(?:人|师傅)?"
    "|会(?:搞|弄|修)[^,，。]{0,4}的人?)"
)
_LOOK = "(?:看|睇|瞧|整|弄|搞|查|检查|处理|修)(?:一?[下看整弄]|[好掉过]|来)?"
_COMES = re.compile(
    f"(?<!剃头)(?<!理发)(?<!剪头)(?<!按摩)(?<!做饭)(?<!煮饭)(?<!送饭)(?<!送餐)(?<!推拿)(?<!接送){_MASTER}[^,，。;；!！?？]{{0,6}}?(?:来|上门|过来|到)"
    f"[^,，。;；!！?？]{{0,6}}?{_LOOK}(?![我他她人病]|一?下?(?:我|他|她|老人))"
)
_SERVED = re.compile("洗澡|冲凉|洗身|洗衣服?|洗被子?|擦身|煮饭|做饭|[早午晚中][饭餐]|洗头|洗碗")
"""What a thing of the house serves for."""
_ASKED = re.compile("护士|护工|护理|阿姨|保姆|[帮给替](?:我|他|她|老)|[订送约]")
_CALLED = re.compile("[想要请叫喊找派约帮让麻揾]|安排|能不能|可不可以|有没有")
_DONE = re.compile(
    "(?:已经|早就|都|后来|当场|昨天|上次|上回|自己|儿子|女儿)?[^,，。;；]{0,6}(?:修|弄|搞|整|换|通)好了(?!吗|没)"
)
_NOT_AT_HOME = re.compile(
    "(?:你们|养老院|敬老院|福利院|老人院|院里|医院|宾馆|车站|路上?|路边|街上?|公园|广场|学校|超市|政府|村委|公家)[^,，。;；]{0,4}的?$"
)
_BODY = re.compile(
    "(?:(?<![床桌凳椅柜台灶架])[脚腿](?!踏|架|垫)(?:板底?|[趾跟背腕肚骨]头?|底)?|(?<![扶把帮水选拉抓])手(?!机|表|电|推|扶)(?:指头?|掌|臂|背|腕)?"
    "|(?<!猫)眼(?!镜)(?:睛|珠)?|牙(?!刷|膏|签)(?:齿|根|肉|床)?|膝盖|膝头|屁股|[臀腰背]部?|皮肤|(?<![门路进出风街井巷窗])(?:嘴|伤|疮)口?|脚?[趾指]甲|肚子?|肠胃?|[胃肝肾肺]|骨头|身[体子]|脑子?|耳朵|肩膀?|脖子|舌头|喉咙|肉)"
    "(?:[这那][里边头只]?|上面?|边|里面?|头)?(?:[又都已也就全]|已经|开始|有点|还是|最近|前[天日]|昨[天日])*$"
)
_CLAUSES = re.compile("[^,，。;；!！?？]+")
_TALK = re.compile(
    "^[^,，。;；]{0,3}(?:里|上|中|里面)[^,，。;；]{0,4}(?:讲|说|放|播|演|唱|看到|的?人)"
)


def find(text: str | Normalised) -> Span | None:
    """Return what is wrong at home, from the thing to the fault; None where all works again."""
    heard = read(text)
    for match in _BROKEN.finditer(heard.text):
        if _NOT_AT_HOME.search(heard.text, 0, match.start()) or _DONE.search(
            heard.text, match.start()
        ):
            continue
        thing = heard.text[match.start() : match.end()]
        if _TALK.search(thing[1:]):
            continue  # 电视里讲广州漏水
        return Span(match.start(), match.end(), said(heard, *match.span()))
    return None


def of_the_body(text: str, start: int) -> bool:
    """Tell whether the fault that begins here is one of somebody's body: 我老公那脚坏了, 牙齿烂了.

    床脚, 门把手 and 扶手 are things of the house.
    """
    return _BODY.search(text, 0, start) is not None


def hinders(text: str, broken: Span, start: int, end: int) -> bool:
    """Tell whether the words at a span only say what the broken thing keeps somebody from doing.

    热水器没有热水，洗澡都洗不到; 请个护工来帮他洗澡 is asked for all the same.
    """
    return (
        broken.end <= start
        and _SERVED.fullmatch(text, start, end) is not None
        and _ASKED.search(text, broken.end, start) is None
    )


def repairer(text: str) -> tuple[int, int] | None:
    """Return where a normalised text sends for somebody who repairs: 请个师傅来看一下."""
    for clause in _CLAUSES.finditer(text):
        match = _COMES.search(clause.group())
        if match is not None and _CALLED.search(clause.group()):
            return clause.start() + match.start(), clause.start() + match.end()
    return None
