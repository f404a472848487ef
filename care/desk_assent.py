"""How a caller ends an enquiry, and how they agree to a health record or decline one."""

from __future__ import annotations

import re

from care.notes_asked import writes_down
from care.text import normalise


def closes(text: str) -> bool:
    """Tell whether a text has nothing but assent, thanks or leave: 嗯就这样, ok 谢谢, 没有了."""
    said = _read(text)
    return bool(_CLOSING.fullmatch(said)) and bool(_SETTLES.search(said))


def ends(text: str) -> bool:
    """Tell whether a text not only agrees but has nothing more to say: 就这样, 没有了, 谢谢."""
    return closes(text) and bool(_ENDS.search(_read(text)))


def thanks(text: str) -> bool:
    """Tell whether a text has thanks in it."""
    return bool(_THANKS.search(_read(text)))


def only_hears(text: str) -> bool:
    """Tell whether a text takes note, or has nothing more to ask, and wishes for nothing.

    好，晓得了，我就问这些 takes up no offer; 晓得了，那就登记吧 and 好，谢谢 do.
    """
    said = _read(text)
    if writes_down(text):
        return True
    return bool(_HEARD.search(said)) and not _TAKES_UP.search(said)


def only_thanks(text: str) -> bool:
    """Tell whether a short text thanks, and wishes for nothing: 好嘞谢啦."""
    said = _read(text)
    return len(said) <= _BRIEF and "谢" in said and not _TAKES_UP.search(said)


def takes_leave(text: str) -> bool:
    """Tell whether a text says goodbye."""
    return bool(_LEAVE.search(_read(text)))


def consents(text: str) -> bool:
    """Tell whether a text agrees to a health record, also amid what it tells: 可以，她今年89.

    对了 begins an afterthought, 得了糖尿病 tells of an illness: a clause of its own agrees.
    """
    if declines(text):
        return False
    return any(_ALL_AGREED.fullmatch(clause) for clause in _clauses(text)) or bool(
        _AGREES.search(_read(text))
    )


def confirms(text: str) -> bool:
    """Tell whether a text says that all is right, and ends there: 都对 就这样, 没错的."""
    return closes(text) and any(_ALL_RIGHT.fullmatch(clause) for clause in _clauses(text))


def agrees_plainly(text: str) -> bool:
    """Tell whether a text says 同意 of its own accord, before anybody asked for it."""
    return _AGREES.search(_read(text)) is not None and not declines(text)


def wants_person(text: str) -> bool:
    """Tell whether a text wants to speak to somebody in person: 想跟你们的人直接谈, 叫领导回我."""
    return _PERSON.search(_read(text)) is not None


def declines(text: str) -> bool:
    """Tell whether a text refuses a health record; 不是糖尿病 and 没有高血压 refuse nothing."""
    return any(_DECLINED.fullmatch(clause) for clause in _clauses(text))


def makes_up(text: str) -> bool:
    """Tell whether an angry caller relents: 我也不是骂你, 就是急, 麻烦你们上点心."""
    return bool(_MAKES_UP.search(_read(text)))


def waits(text: str) -> bool:
    """Tell whether a text has nothing but that one waits for the call: 好 我等你们电话."""
    return closes(text) and "等" in _read(text)


def _read(text: str) -> str:
    # 嗯 alone is a filler to the normaliser, and an answer here
    return (normalise(text).text or text).strip()


def _clauses(text: str) -> list[str]:
    return [part for said in (text, _read(text)) for part in _BREAK.split(said) if part]


_PERSON = re.compile(
    "(?:跟|同|和|与|找)(?:你|您)?们?的?(?:人(?!家|们)|领导|负责人?的?|主任|经理|工作人员|真人)[^,，。]{0,4}(?:谈|讲|说|聊|沟通|反映)"
    "|(?:叫|让|请|要)(?:你|您)?们?的?(?:领导|负责人|负责的|主任|经理|真人)[^,，。]{0,4}(?:回|打|联系|来|听|跟)"
)
_BREAK = re.compile(r"[，。！？；,.!?;、\s]+")
_THANKS = re.compile("谢|唔该|辛苦|麻烦|承蒙|感谢")
_ENDS = re.compile(
    "谢|唔该|辛苦|麻烦|承蒙|费心|这样|这些|没(?!错|问题)|登记|等|再见|再会|拜拜|挂|收线|咁"
)
_HEARD = re.compile(
    "(?:知道?|晓得|明白|清楚|懂|了解)(?:了(?!解)|啦|咯|喇)|(?:就|只|光|净)是?(?:想)?(?:来)?(?:问|打听|了解)(?:问|下|一下)?(?:这|那|到这|咁)"
    "|没(?:有)?(?:什么|别的|其他)+(?:事|要问|问题|话)?|没有?(?:事|问题)?(?:要)?问?了|不(?:再)?问了|问(?:完|好|清楚)了"
)
_TAKES_UP = re.compile(
    "登记|申请|报名|订|帮[我他她]|给我|替我|办(?!法)|要(?!问|紧|讲|说)|想(?!问|想|一)|麻烦你?们?(?:记|写|报|弄|搞)|记(?:一下|下|上)|弄|搞一|来一|同意"
)
_BRIEF = 12
_LEAVE = re.compile("再见|再会|拜拜|挂了|收线|先挂")
_PARTICLES = "的|了|啦|咯|啊|呀|哈|吧|嘛|哦|噢|呢|喇|嘞|哒|滴"
_CALLED = "女孩|姑娘|妹子|[阿小]妹|靓[女仔]|后生仔?|同志"
"""How the voice on the line is called, wherever it stands; 妹仔 is 女孩 to the normaliser."""
_CLOSING = re.compile(
    "(?:嗯|恩|好|行|对|是|系|得|成|妥|中|可以|要得|晒|啱|ok|OK|Ok|没有?错|冇错|无错|不错|没问题|没有问题"
    "|确认|确定|同意|知道|明白|晓得|清楚|收到|放心|就|都|全|先|那|这|也|照|按|咁|这样|这么|那样|这些|这个"
    "|刚才|讲|说|问|登记|报名|报|记|办|订|弄|搞|帮我|给我|替我|照办|说好|讲好|定"
    "|没(?:有|得)?(?:什么|别的|其他|第二|啥)?(?:事|话|要|要说|要讲|补充)?(?:情)?了|没(?:有)?(?:别的|其他|第二样)(?:事|话)?(?:情)?"
    "|我(?:就|都|先|在)*等(?:着|紧|住)|我正在等|(?:我)?等(?:着|紧|候)?(?:你|您)?们?的?(?:电话|消息|回复|回音|回电|通知|好消息|答复)|(?:我)?等(?:着|紧|候)?(?:你|您)们?(?:来|嚟|上门|过来)?|(?:元旦|明天|后天|那天|到时候?)(?=我?等)|回头见"
    "|(?:非常|太|好|真|十分)?(?:谢谢|谢(?=[了啦你您晒哈])|多谢|感谢|唔该|承蒙|麻烦|辛苦|费心|有劳)(?:晒|你|您|你们|您们|大家|姑娘|妹子|阿妹|同志)*"
    "|(?<=[\\s,，。啊呀好是对系])谢(?!绝)"
    f"|再见|再会|拜拜|挂了|收线|你|您|们|我|{_CALLED}|{_PARTICLES}|[，。！,.!~、 ])+"
)
_MAKES_UP = re.compile(
    "上(?:点|些|下)?心(?!脏|情)|(?:不是|没有?|冇)(?:要|想|存心|有意|故意)?(?:骂|怪|针对|凶|吼|冲着?)(?:你|您)"
    "|(?:就是|也是|是|实在|确实|有点)(?:太|真|有点|心里?)?(?:急|着急|心急|气|火大)(?!诊|救|病)"
    "|(?:别|莫|不要)(?:往心里去|介意|见怪|见笑|生气)|(?:话|语气|口气|声音)[^,]{0,4}(?:重|冲|大|难听)了"
)
_SETTLES = re.compile(
    "嗯|恩|好|行|对|是|系|得|成|妥|可以|晒|啱|ok|OK|Ok|错|问题|确认|确定|知道|明白|晓得|清楚|收到|放心|这样|这么|那样|这些"
    "|登记|报|记|办|没|等|谢|唔该|麻烦|辛苦|承蒙|费心|再见|再会|拜拜|挂"
)
_AGREED = re.compile(
    "(?:嗯+|恩|对(?!了)|是|系|好(?!像)|可以|行|得(?!了)|没问题|没有问题|愿意|当然|当然可以|要得|ok|OK|Ok|成|肯|没意见"
    f"|没关系|要的|要|想的)(?:{_PARTICLES})*"
    "|(?:就|那|你|您)*(?:帮|给|替)?(?:我|她|他|我们|老人)?(?:记|登记|建|写)(?:吧|下来|下|上|啦|了|一下|一个)+"
    "|(?:你|您)?(?:尽管|只管|放心)(?:记|登记|写)(?:吧)?"
    f"|(?:你|您|们)*(?:可以|能|要|想)?(?:记就记|登记就登记|建就建|写就写)(?:{_PARTICLES})*"
)
_ALL_AGREED = re.compile(f"(?:{_AGREED.pattern}|[没无冇]所谓(?:{_PARTICLES})*)+")
"""Without punctuation one yes runs into the next: 得啊记啦冇所谓嘅."""
_AGREES = re.compile("(?<!不)(?<!没)(?<!没有)(?<!唔)同意(?!吗|不|书)")
_ALL_RIGHT = re.compile(f"(?:全|都|统统|讲得|说得)*(?:对|没错|冇错|无错|不错)(?:{_PARTICLES})*")
_DECLINED = re.compile(
    "(?:我|她|他|老人)?(?:还是|就|先|都|也)*(?:不|唔)(?:要|用|想|愿意|愿|同意|可以|行|得|肯)?"
    f"(?:记|登记|建|写|说|讲|让人知道|给人看|先|这个|{_PARTICLES})*"
    "|(?:我|她|他)?(?:们)?(?:不|唔)(?:同意|愿意|想|要|肯)(?:登记|记|建|让|给).*"
    f"|算了(?:吧)?|免了(?:吧)?|(?:别|莫|不要|不用|先不)(?:记|登记|建)(?:{_PARTICLES})*|没必要|没这个必要|下次再说|以后再说"
    "|(?:我)?(?:再)?(?:考虑|想想|商量)(?:一下|下|看看|考虑)?"
)
