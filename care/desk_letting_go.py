"""Who has what they came for lets the matter rest: 好，写低咗，唔该晒; 对，这回莫又没人来.

Not a list of sentences: every clause has to be an assent, thanks, a noting down, waiting for
whoever comes, leave, or a request not to fail this time. What is left over may be small talk, never
a wish, a question, a detail or an objection; there the reader of turns has a veto.
"""

from __future__ import annotations

import re

from care.booking_services import service_in
from care.desk import asks
from care.desk_assent import closes
from care.extractors import phones, times
from care.text import normalise
from care.turns.reader import read_turn

_LONGEST = 40
_LEFT_OVER = 10
"""So many characters may be said besides, in clauses of their own."""
_VETO = {"ask": 0.4, "another": 0.4, "cancel": 0.5, "inform": 0.8, "wait": 0.8}
"""From these likelihoods on the reader takes a turn for something else."""


def lets_go(text: str) -> bool:
    """Tell whether a text lets the matter rest, and wants and tells nothing more."""
    text = _HUM.sub("", text)
    plain = normalise(text).text or text.strip()
    if _GREETS.search(plain):
        return False
    if closes(text):
        return True
    if len(plain) > _LONGEST or asks(plain) or phones.chosen(plain) is not None:
        return False
    clauses = [clause for clause in _BREAK.split(plain) if clause]
    rest = [clause for clause in clauses if _SETTLED.fullmatch(clause) is None]
    if not any(_SAYS_SO.search(clause) for clause in clauses if clause not in rest):
        return False
    left = "，".join(rest)
    if not left:
        return True
    if len(left) > _LEFT_OVER or _ELSE.search(left) or times.find(left) or service_in(left):
        return False
    acts = read_turn("more", plain).acts
    return not any(acts[act] >= least for act, least in _VETO.items())


def agrees(clause: str) -> bool:
    """Tell whether a normalised clause only agrees to what was said: 预约就按这个来."""
    return _SETTLED.fullmatch(clause) is not None


def apologises(text: str) -> bool:
    """Tell whether a text only says sorry for the trouble: 唔好意思，搞到你哋白忙一场.

    不好意思，我想取消 is a wish, 不好意思，号码讲错了 a correction.
    """
    plain = normalise(text).text or text.strip()
    if _SORRY.search(plain) is None or len(plain) > _LONGEST or asks(plain):
        return False
    if (
        _FOR_SOMETHING.search(_TO_AND_FRO.sub("", plain))
        or times.find(plain)
        or phones.chosen(plain) is not None
    ):
        return False
    acts = read_turn("more", plain).acts
    return not any(acts[act] >= _VETO[act] for act in ("another", "inform"))


def takes_in(text: str) -> bool:
    """Tell whether a text thanks, takes leave or notes what was told: 哦好多谢, 好，我写低咯.

    To an offer to hear more that is no yes; nor is 好，不用念了.
    """
    plain = normalise(text).text or text
    # 哦 is a filler to the normaliser: 哦，好 has heard, and wishes for nothing
    return bool(_OH.match(text) or _TAKEN_IN.search(plain) or _NOT_TO_HEAR.search(plain))


def wishes_to_hear(text: str) -> bool:
    """Tell whether a text wishes to hear what was offered: 好，念来听下, 要, 想听."""
    plain = (normalise(text).text or text).strip(" ,，。！!")
    return bool(_TO_HEAR.search(plain)) and not _NOT_TO_HEAR.search(plain)


_HUM = re.compile(r"^\s*唔+[，,、 ]+")
"""唔，得: with a pause after it no 不."""
_GREETS = re.compile(
    "[你您]们?好(?!人|心)|老师好|早晨|早上好|下午好|朝早好|^(?:嗨|嘿|喂)|(?:通|接通)了|第一次"
)
_BREAK = re.compile(r"[，。！；,.!;、~\s]+")
_PARTICLES = "的|了|啦|咯|啊|呀|哈|吧|嘛|哦|噢|呢|喇|嘞|哒|滴|哩|咧|啵|嗻|嗱|哇|诶|欸|唉|呵|么"
_I = "我|厓|俺|我们|厓们"
_YOU = (
    "(?:你|您)们?|你们的?人|大家|各位|姑娘|妹?女孩子?|妹子|妹妹|[阿小]妹|靓[女仔]|后生仔?|同志|小姐|老师"
    "|师傅们?"
)
_WHO = "师傅|护士|阿姨|医生|护工|人|人家|她|他|佢|他们|她们|佢哋|工作人员|送饭的|送餐的|车"
_HOME = "(?:在|喺|到|去)?(?:家里?|屋里?|屋企|屋头|门口|楼下|村口|小区门口)(?:面|头)?"
_ASSENT = (
    "嗯|恩|哦|噢|好|行|对|是|系|得|成|妥|中|可以|要得|做得|晒|啱|ok|OK|Ok|没有?错|冇错|无错|不错"
    "|(?:没|冇|没有|无)(?:有)?问题|没得问题|没关系|确认(?:无误)?|确定|清楚|搞定|搞掂|就|都|全|先|那|这|也|照|按|咁|这样|这么|那么"
    "|那样|这些|这个|讲|说|定|办|说好|讲好|说定|讲定|算|原来|难怪|怪不得"
)
_NOTED = (
    f"(?:{_I})?(?:就|都|也|全|已经|现在|这下|这回)*(?:给|帮|把)?(?:编号|单号|号码|电话|时间|日子|地址|钟头|它|这些|那些)?"
    f"(?:{_I})?(?:就|都|也|全|已经|给|拿笔|用笔|用手机|在(?:纸|本子|日历|手机|墙)上|(?:心里|心头|脑子里?))*"
    "(?:知道?|晓得|明白|懂|清楚|了解|收到|听(?:清楚|明白|懂|见|到|清|晓得)|看(?:见|到|清楚|明白)|有数|有底"
    "|(?:记|写|抄|录|存|标|圈)(?:住|得|倒|到|好|下来?|低|稳|牢|上|清楚|在(?:纸|本子|日历|手机|墙|心)(?:上|里)|起来?|定)?"
    "|放(?:下)?心|安心|宽心|踏实)(?:得|晒|咗|曬|了)*"
    "|不会(?:再)?(?:忘记?|弄错|搞错|记错)|忘不了|(?:这下|这回|心里|我)*(?:有数|有底)"
)
_THANKED = (
    "(?:非常|太|好|真|真的?是?|十分|万分|实在)*"
    "(?:谢|谢谢|多谢|感谢|感激|唔该|承蒙|麻烦|辛苦|费心|有劳|劳烦|有心|难为|得闲坐|感恩|费神|劳驾|拜托)"
    f"(?:晒|曬|{_YOU}|了|的|啊|哈|{_PARTICLES}|这么|那么|咁|(?:有)?耐心|(?:有)?耐性|热心|细心|解答|帮忙|关心|跑一趟|提醒|服务)*"
    f"|(?:{_YOU})?(?:讲|说|解释)得(?:很|好|真|几|蛮|十分)*(?:清楚|明白|详细|仔细|好)"
    f"|(?:{_YOU})?(?:真是?|可|就)?(?:帮|解决)了?我?(?:个|的|好)*大?(?:忙|问题)"
    f"|(?:{_YOU})?(?:人)?(?:真|太|好|很|几)*(?:好人|周到|热心|耐心|贴心|细心)"
)
_THINGS = (
    "(?:这|那)?(?:些|个)?(?:信息|资料|内容|情况|地址|门牌|电话|号码|名字?|姓名|时间|日子|日期|钟头|钟点|预约|单子|登记|清单|份数|上面"
    "|写|记|念|讲|报|填)(?:的|得|嘅)?(?:那些|东西)?"
)
_OR_ELSE = (
    "(?:(?:要是|如果|再|到时候?)?(?:不|没|没人|没有人)(?:回|来|打|理|答复|处理)(?:我|电话|复|话|的话)*|不然|要不然?|否则)(?:的话)?"
    "(?:我)?(?:就|可要|还|再|又|会|要)*(?:去|再|直接)?(?:打|找|投诉|告|反映)(?:到|给|去)?"
    "(?:12345|12348|12345热线|市长热线|热线|镇政府|县政府|政府|民政局?|村委会?|居委会?|领导|上级|记者|电视台|你们|上面)(?:去|来|反映|投诉|评理)?"
)
"""不回我我就打12345: who waits may say what they do if nothing comes."""
_ALL_RIGHT = (
    f"(?:{_THINGS})+(?:我)?(?:看了|核对过?了?|查过了?|就|也|全|都|统统|完全)*(?:是|系)?(?:对|没错|冇错|无错|不错|没问题|冇问题|没有问题|正确|无误|准确|齐|清楚|可以)(?:了|的)*"
    f"|(?:就|都|全)*(?:按|照|依|以)(?:着)?(?:你|您|这|那|刚才|上面|我)*(?:讲|说|念|记|写|订)?(?:的|个|些|样)*(?:{_THINGS})?(?:来|办|做|走|定|订|安排|执行)"
    f"|(?:{_THINGS})+(?:就|都)*(?:按|照)(?:这|那)(?:个|样|些)*(?:来|办|做|走|定|安排)?"
)
_WHEN = (
    "(?:(?:今|明|后|大后)(?:天|早|晚)|那(?:天|日)|到时候?|当天|(?:周|星期|礼拜|拜)[一二三四五六日天]"
    "|早上|上午|中午|下午|晚上)*"
)
_WORD = "(?:的)?(?:电话|消息|回复|回音|回电|通知|好消息|答复|回话|信|复)"
_COME = "(?:上门|过来|送来|送到|来|嚟|到|送|打来|打过来|回)"
_WAITED = (
    f"(?:{_I}|就|都|会|也|先|那|{_WHEN}|一直|准时|安心|慢慢|好好|静|坐|待|守|看|里|着|{_HOME})*"
    f"(?:等(?:着|住|紧|候)|候着|候|等(?:就是|就好|就行|就得)|等(?:{_YOU}|{_WHO})*(?:{_WORD}|{_COME})|等(?:{_YOU})"
    f"|(?<=[我厓俺里着慢心直口下家头天日早晚午一二三四五六])等(?!等|了|一|下|阵|我))"
    f"(?:{_YOU}|{_WHO})*(?:{_WORD})?{_COME}?"
)
_LEFT = (
    "再见|再会|拜拜|回头见|(?:先|那|我|就)*挂(?:电话)?了|收线|先这样|不(?:多)?(?:说|讲|聊|问)了|"
    f"(?:{_I})?(?:就|也)*不(?:再)?(?:耽误|打扰|打搅|阻|妨碍|麻烦|耽搁)(?:{_YOU})?(?:时间|做事|工作|做工|啦|了)*"
    "|(?:不(?:用|使|必|要)|莫|别)再(?:讲|说|念|报|重复)了?"
    f"|(?:{_I})?(?:就|只|光)?(?:是)?(?:想)?(?:问|打听)(?:问|下|一下)?(?:这|那)(?:个|些|样|件事)?(?:而已)?"
    f"|(?:{_I})?(?:以后|下次|下回|要是)?有(?:什么|别的|乜)?(?:事|要)?(?:就|{_I})*再(?:打|问|找|揾|来)(?:电话|来|给|问|麻烦|找)*(?:{_YOU})?"
    f"|(?:没|冇|没有|没得|无)(?:什么|别的|其他|其它|第二|啥|第二样)?(?:样|件)?(?:事|话|嘢|东西|要问|要讲|要办|问题)*(?:情)?(?:要)?(?:问|办|讲|说|补充|交代)?(?:了|啦|喇)"
    f"|(?:没|冇|没有|没得|无)(?:什么|别的|其他|其它|第二|啥|第二样)+(?:事|话|嘢|东西|问题)?(?:情)?"
    f"|(?:{_YOU})?(?:也|都|快|早点|早些|先)*(?:忙|去忙|休息|歇|收工|下班)(?:着|去|你的|您的)?"
)
_MIND = (
    "(?:这|今)?(?:回|次|下)?(?:要|可要|可|就|都|一定|千万)*(?:帮我|给我)?(?:记好|记牢|记稳|安排好|准时|说话算数|讲话算数|讲得出做得到|靠谱)(?:来|到|送|才好|就行|就得|就好|先得)*"
    "|(?:这|今)?(?:回|次|下)?(?:可|就|千万|一定|都)*(?:莫|别|不要|唔好|不好|不能)(?:又|再|再又|又再|把我|给我|帮我)*"
    "(?:忘记?|漏|没有?人(?!要)|不来(?!电)|放(?:我|人|厓)?(?:飞机|鸽子)|搞错|弄错|记错|骗(?:我|人)|失约|爽约|(?:让|叫|害|等)?我?(?:白|干|空)等|耽误|迟到|迟|拖|来(?:晚|迟)|落空|误)(?:我|人|厓)?(?:来|到|送)?"
)
_SETTLED = re.compile(
    f"(?:{_ASSENT}|{_NOTED}|{_THANKED}|{_WAITED}|{_LEFT}|{_MIND}|{_OR_ELSE}|{_ALL_RIGHT}|{_I}|{_YOU}|{_PARTICLES})+"
)
_SAYS_SO = re.compile(
    f"嗯|恩|哦|噢|好|行|对|是|系|得|成|妥|中|可以|啱|ok|OK|Ok|错|问题|确认|确定|{_NOTED}|{_THANKED}|等|再见|再会|拜拜|挂|没|冇|忘"
)
_ELSE = re.compile(
    "想|要(?!紧)|帮|替我|给我|改|换|取消|退|但|不过|可是|只是|还(?!好|是好)|另外|顺便|另|再|错|没(?!事|问题|什么)|不(?!好意思|急|要紧|着急)|别|莫|未"
    "|[订约买送修]|投诉|反映|人工|转|查|问|讲一遍|原文|念|读|电话|地址|文件|政策|走|寻|找|慢[一点]|大声|重来|从头|痛|疼|晕|喘|死|跌|摔|血|火|煤气|骗|钱|费|病|药|饿|救|怕|等(?:下|阵|等|一下)"
    "|上[点些]?心|闷|陪|聊|[?？]|[0-9]|[一二两三四五六七八九十]{2}"
)
_SORRY = re.compile("不好意思|对不[住起]|抱歉|过意不去|难为情|惭愧|失礼|得罪(?!人|了他)")
_FOR_SOMETHING = re.compile(
    "想(?!到|不到)|我要|帮(?!了|到|忙)|给我|替我|问|错|[再重](?:讲|说|念|来)|大声|慢点|听不|没听|等[一下阵]|投诉|反映|转|人工|要求"
    "|(?<!又)(?<!又给)(?<!又要)(?:取消|退)(?!了?又)|不(?:要|用|订|约|来)了|改(?!了又)|换|[预]约(?!了又)|订(?!了又)|[0-9一二三四五六七八九十]{3}"
    "|赔|道歉|你们要|(?:害|让|叫|令|累)得?我|他们|师傅|护士|电话|地址|门牌|名字|痛|疼|晕|跌|摔|喘|闷"
)
_TO_AND_FRO = re.compile("([改变换退订讲跑])来([改变换退订讲跑])去")
_OH = re.compile(r"\s*[哦噢]")
_TAKEN_IN = re.compile(f"^原来|{_NOTED}|{_THANKED}|{_LEFT}")
_TO_HEAR = re.compile(
    "(?:念|读|听|讲|说|看|放|发)(?:一?[下遍段句听看]|吧|来|给|出来|啦|喇|咯|嘛|呗|啊|原文|$)|[想要](?:听|看|的|啊|呀|嘅)"
    "|^(?:好|嗯|那|就|哦|[,，])*要(?:[,，了啦吧]|$)"
)
_NOT_TO_HEAR = re.compile(
    "(?:不|唔|毋|莫|别|冇)(?:用|要|想|使|必|再|需要)*(?:念|读|听|讲|说|看|放|发)|(?:不|唔|毋)(?:用|要|想|使)|(?:念|读|听|讲|说|看)(?:到|懂|见|清|明白|过|完|得|咗)"
)
