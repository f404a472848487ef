"""What a turn adds to the note: what is to be done, what staff should know, what nobody can answer.

A note is for who comes and for staff. It holds nothing that another field holds, and no yes.
"""

from __future__ import annotations

import re

from care.booking_answers import asks, asks_for_noted, asks_price
from care.booking_assent import remarks, without_assent
from care.booking_care import worries_in
from care.booking_people import without_wards
from care.booking_services import service_called
from care.booking_told_of import KIN
from care.booking_when import without_times
from care.extractors import ages, conditions, faults, times
from care.extractors.goods import COUNT, UNITS
from care.secrets import MASK
from care.voice import at_the_door


def note_in(said: str, text: str, asked: str | None, service: str | None) -> str | None:
    """Return what a turn adds to the note of a service, in the caller's words.

    `said` is the turn as it was said, `text` the normalised one; `asked` the slot asked for, None
    where the turn cannot be its answer.
    """
    offer = service_called(service)
    found = [m.group() for m in _NEEDS.finditer(text)] + [m["note"] for m in _REMARK.finditer(text)]
    found = [*at_the_door(text), *found]
    if _LOUDER.search(text) and not at_the_door(text):
        found = [part for part in found if not _HARD_OF_HEARING.search(part)]
    found += [m["note"].strip(" ,，") for m in _WRITTEN.finditer(text) if not asks(m["note"])]
    orders = [m["note"] for m in _ARRIVING.finditer(text)]
    found = [*orders, *(part for part in found if not any(part in order for order in orders))]
    told = remarks(said)
    found = [*told, *(part for part in found if not any(part in whole for whole in told))]
    if offer is not None and offer.task is not None:
        timeless = without_times(without_wards(text))  # 修马桶明天上午: the day is none of the task
        tasks = [_in_its_clause(m, timeless) for m in offer.task.finditer(timeless)]
        tasks = [task for task in tasks if not _WHETHER.search(task)]
        broken = faults.find(timeless) if offer.id == "repair" and not tasks else None
        tasks += [broken.said] if broken is not None else []
        found = [_WHOSE.sub("", task) or task for task in tasks] + found
    if offer is not None and offer.id == "health_consult":
        worries = worries_in(text)
        found = worries + [part for part in found if not any(part in told for told in worries)]
    if offer is not None and offer.ends == "consultation":
        # what an application is judged by
        age = ages.chosen(text)
        found += [span.said for span in conditions.find(text) if len(span.said) > 1]
        found += [f"{age.years}岁"] if age is not None and age.exact else []
    if offer is not None and "items" in offer.ask:
        found += [match["thing"] for match in _SIZED.finditer(text) if len(match["thing"]) <= _LONG]
    found += [told for told in wished_noted(text) if told not in found]
    if not found and asked == "note" and MASK not in text:
        answer = without_assent(text)
        found = [answer[:60]] if len(answer) > 1 else []
    return "；".join(dict.fromkeys(found)) or None


def wished_noted(text: str) -> list[str]:
    """Return what a normalised text asks to have noted, put as a question: …走路慢，要备注吗.

    The question itself is none for staff: to note what is told answers it.
    """
    if _NOTE_IT.search(text) is None:
        return []
    told = [c for c in _CLAUSES.findall(text) if not (_NOTE_IT.search(c) or asks(c))]
    return ["，".join(told)[:60]] if told else []


def open_questions(text: str, asked: str | None) -> tuple[str, ...]:
    """Return the questions of a normalised text that only staff can answer: 护士会带药水来吗.

    None of them is a wish put as a question (明天行吗), talk about the call, or one for the desk.
    """
    if asked is None or asked in _ANSWERED_BY_QUESTION:
        return ()
    clauses = [m for m in _CLAUSES.finditer(text) if not muses(m.group(), text[m.end() :])]
    # 现在不昏了就是想问一下 only says why it was asked
    found = [m.group().strip(" ?？") for m in clauses if _for_staff(_SAYS_WHY.sub("", m.group()))]
    return tuple(q[:40] for q in found if len(q) > 3 and not times.find(q))


def muses(clause: str, after: str) -> bool:
    """Whether a clause is asked of oneself: 还有没有？哦，加一把青菜; `after` is the rest."""
    asked = clause.strip(" ?？")
    if _MUSED.fullmatch(asked):
        return True
    answered = _OCCURS.match(after) is not None
    return answered and len(asked) <= _WHOLE * 2 and not _OF_OTHERS.search(asked)


def without_written(text: str) -> str:
    """Leave out what is to be written as a note: 备注：二楼左手边 is no place to come to."""
    return _WRITTEN.sub("，", text)


def for_desk(text: str) -> bool:
    """Tell whether a normalised text asks about money or rules of the state: 低保能不能减."""
    return any(asks(c) and _DESK.search(c) for c in _CLAUSES.findall(text))


def _in_its_clause(match: re.Match[str], text: str) -> str:
    """Return a task as it was put: 尿管要换, 看看脚上的伤口, 牙口不好煮烂点; else its own words.

    A clause that tells anything of another field, or is long, is no note.
    """
    own = _AGAIN.sub(r"\1", _HURRIES.sub("", match.group()))
    if len(own) > _WHOLE:
        return own
    start = max((m.end() for m in _BREAK.finditer(text, 0, match.start())), default=0)
    broken = _BREAK.search(text, match.end())
    stop = broken.start() if broken else len(text)
    others = [m.end() for m in _OTHER_FIELD.finditer(text, start, match.start())]
    others += [found.end for found in times.find(text) if found.end <= match.start()]
    start = max([start, *others])
    other = _OTHER_FIELD.search(text, match.end(), stop)
    clause = _PARTICLES.sub("", text[start : other.start() if other else stop])
    too_much = len(clause) > _CLAUSE_LENGTH or _OTHER_FIELD.search(clause) or times.find(clause)
    return own if too_much or len(clause) < len(own) else clause


_BREAK = re.compile(
    "[,，。;；!！?？:：、\\n ]+|同埋|还有|顺便|另外|以及"
    "|(?<=[\u4e00-\u9fff]{3})[和跟同](?=[\u4e00-\u9fff]{2})"
)
_WHOLE, _CLAUSE_LENGTH = 5, 16
_OTHER_FIELD = re.compile(
    "[预]?约|订|派|家政|护理|维修|助餐|代购|想[请找要叫喊]|[请找喊叫](?:[个人护师]|[你您]们?)|上门|护士|师傅|地址|住|[0-9]{3}|[0-9一二两三四五六七八九十]+[份号栋]"
    "|姓|我叫|电话|[帮给](?:[我他她]们?(?![爸妈爷奶公婆老阿外]))?|[你您]们?|可以|[吗呢]|需要|服务|能不能|有没有"
)
_WHETHER = re.compile("^.[得到](?:没有?|不得?|吗)|那[一1]?份")
"""叫人来修得冇 asks whether somebody comes, and 不要她那份 is about how many."""
_HURRIES = re.compile("[啊呀啦]+(?=[,，])|(?<=..)快[点些啲]$")
_AGAIN = re.compile("((?P<verb>[\u4e00-\u9fff])(?![一了不没])[\u4e00-\u9fff])(?P=verb)$")
"""漏水漏了一个星期, without the time: 漏水."""
_PARTICLES = re.compile(
    "^(?:就是|不过|但是?|还是(?=要|得)|得(?=[煮要])|那个|个(?!人)|要|想|再|也|来|请|麻烦"
    "|一?个?人(?:过?来|上门)|一?个?人(?=[同陪跟给帮修换通装洗抹]))+(?=..)"
    "|[啊呀啦了的吧嘛哦]+$|(?:都|就|就都)是$"
)


def _for_staff(clause: str) -> bool:
    if not asks(clause) or _NOTE_IT.search(clause) or asks_price(clause) or asks_for_noted(clause):
        return False
    return bool(_EITHER.search(clause)) or not _SETTLED.search(clause)


_SAYS_WHY = re.compile(
    "(?:就是|只是|我|就)*(?:想|来)?(?:先)?问(?:一?[下声]|问)(?:而已|罢了|的|啦|咯)*$"
)
_LONG = 24
_SIZED = re.compile(
    f"(?<![^,，。;；、 ])(?P<thing>[^,，。;；、 ]{{1,8}}?{COUNT}(?:{UNITS})[^,，。;；、 ]*"
    "(?:[0-9]{2}码|加?[大中小]码|[加大中小]号|[红黑白蓝灰黄绿紫粉]色)[^,，。;；、 ]*)"
)
"""What kind of a thing is wanted, told behind how many: 棉拖鞋一双38码要红色的."""
_NOTE_IT = re.compile(
    "(?:要不要|需不需要|用不用|使不使|可不可以|能不能|是不是要|[要用得能]|需要|可以|应该)(?:先|也|再)?(?:给你们?|跟你们?|同你们?|帮我|给我|一起|写|加|做|在)*"
    "(?:备注|注明|写[上进]|记[上下]|记一[下笔]|交代|讲一声|说一声)"
)
"""What is asked after something was told: 这个要备注吗, 使不使写上."""
_CLAUSES = re.compile("[^,，。;；!！?？\\n ]+[?？]?")
_EITHER = re.compile(
    "是[^,，。]{1,12}还是|[^,，。]{1,10}还是[^,，。]{0,4}(?:打|来|去|过去|过来|上门|等|送|拿)"
)
_ANSWERED_BY_QUESTION = frozenset({"note", "items", "service"})
_DESK = re.compile(
    "补贴|补助|津贴|政策|文件|服务券|减免|优惠|报销|资格|低保|五保|特困|社保|(?:能不能|可不可以|能|可以)(?:减|免|便宜)"
    "|(?:政府|公家|国家|民政)[^,，。]{0,6}(?:给|补|出|管|配|发|帮)"
)
_SETTLED = re.compile(
    # wishes and agreement put as a question
    "(?:可以|可不可以|行|行不行|好|好不好|对|对不对|得|得不得|要得|方便|方便不方便|有空|知道|晓得|明白|认得|清楚|是|记得|放心)"
    "(?:吗|么|不|没有?|吧)?(?:啊|呀)?[?？]?$"
    "|(?:能不能|可不可以|能|可以|有没有人?|有人)(?:派|来|送|过来|上门|帮|给|换个?|改|安排|快|早|晚|再)(?!之?前)"
    # spoken to oneself, while a number is looked up
    "|来着|(?:后面|后尾|最后|前面|中间|下面|尾数|头)(?:那?几?[个位]?)?(?:数|字|号码?)?是?(?:多少|几|什么)(?!钱)"
    # the call itself, what was noted, what is asked for
    "|^[你您]?(?:刚才|头先)?(?:在|都)?[讲说][了的]?(?:什么|啥)|不知道|不晓得|不懂|怎么(?:说|讲|报)|[买订记][了过]|哪几样|听|喂|在吗|机器|真人|真的|是不是|你是|你叫|吃饭了|几点了|订[上好了](?!以后|之后|后)|记[上下好了]|编号|密码|身份证|(?:报|说|讲|写|留|填)[^,，。]{0,4}(?:电话|号码|名字|地址)|(?:电话|号码|地址|名字)(?:要|用|是|对|错)|刚才|重复|哪[里天个]"
    f"|{_DESK.pattern}"
)
_REMARK = re.compile(
    "(?:备注|记一下|另外说一下|麻烦|请)(?:写|说)?[,，:：]?"
    "(?P<note>(?:带|自带|敲门|打电话前|提前|别|不要|小心|要)[^,，。]{2,20})"
)
_WRITTEN = re.compile(
    "(?:备注|注明|留个?言|记一笔)(?:栏|里|一?下|一句|上|写|说|讲|是|帮我|给我|到|那)*[,，:： ]*"
    "(?P<note>(?!什么|怎么|呢|吗|有用|了|啊|没有)[^。;；!！?？]{3,40})"
)
"""What is to be written as a note: 备注写上家里有狗, 备注：二楼左手边."""
_MUSED = re.compile(
    "(?:[哦噢嗯啊唉诶]|那|我|让我|等我|看看?|想想?|想一?下|看一?下|再|是不是|[,， ])*"
    "(?:还|也)?(?:有|要|差|缺|少|漏|忘|想要?|需要?)(?:了|不|没有?|有|过|讲|说|买|写|报|要|加)*"
    "(?:些|点)?(?:什么|啥|哪样|哪些|没有?|不有|几样)(?:没有?|东西|的|了|讲|说|买|要买|没讲|没买|忘|漏|少|差)*"
    "(?:[啊呢咧哦呀嘛喇来着])*"
    "|(?:该|买|要|拿|带|订|来)*(?:多少|什么|哪样|几[斤份包个样])(?:才|先)?好[啊呢咧哦呀]*"
)
"""What one asks oneself over a list: 还有没有, 还差什么, 漏了什么没有."""
_OCCURS = re.compile("[?？,，。… ]*(?:[哦噢喔哎]|对了|想起来?|有了|记起|是了)")
_OF_OTHERS = re.compile("[你您他她佢]|护士|师傅|阿姨|工作人员|会不会|能不能|可不可以|要不要|多少钱")
_NEEDS = re.compile(
    "听不见|耳朵(?:不(?:[太大]|是很|怎么)?(?:好使?|灵|行|中用|得)|[背聋](?:[了啦]|得很)?)|耳背|没有?电梯|敲门(?:要)?[\u4e00-\u9fff]{0,4}|坐轮椅|有狗|提前打电话|[要带]梯子"
    "|(?:长期|常年|一直|整天|成天|天天|瘫痪)?卧床(?:不起)?|眼睛看不见"
)
_HARD_OF_HEARING = re.compile("听不见|耳")
_LOUDER = re.compile("再[讲说念报]|大声|慢[一点些]|响[一点些]|重复")
"""我耳朵背 你再讲一遍 is said to us, and not for whoever comes."""
_ARRIVING = re.compile(
    "(?P<note>(?:你们?|护士|师傅|阿姨)?(?:快?到了?|来到?了?|上门|进门)[^,，。;；!！?？ 我住]{0,6}"
    "(?:打[^,，。;； ]{0,3}电话(?!订|约|问)|敲门|[按摁][^,，。;； ]{0,2}门铃"
    "|[喊叫](?:我|一声|门))[^,，。;；!！?？ ]{0,6}"
    "|门铃(?:坏了?|不响|没电)[^,，。;；!！?？ ]{0,8})"
)
"""What whoever comes is to do at the door: 到了村口打电话, 门铃坏了请敲门."""
_WHOSE = re.compile(
    f"^(?:们(?=来)|里(?=厨|客厅|卧|洗|卫|阳台|房)|个(?!人)|[条架台](?=[\u4e00-\u9fff]{{2}})|只(?![修换洗擦要搞做通装打])|喂|你好|就是|今天|昨天|昨晚|突然|来问的?|[他她](?=的?(?:家|屋))|我们?(?!(?:{KIN})(?!的?(?:家|屋|那边|那里)))|(?:{KIN})(?=的?(?:家|屋|那边|那里))|的|家里?(?!具|电)|屋里?(?!顶)|那边|那里)+"
    "(?=[\u4e00-\u9fff]{2})"
)
