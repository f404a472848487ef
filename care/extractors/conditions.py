"""What state a person is in, as the policy asks and as callers say it: 高血压, 瘫痪, 独居, 低保."""

from __future__ import annotations

import re

from care.extractors.spans import Span, put_right, read
from care.text import Normalised

_DISEASES = (
    "高血压|血压[偏太]?[高低]|低血压|高血脂|高血糖|低血糖|血糖[偏太]?[高低](?!不)|血脂[偏太]?高|糖尿病|冠心病|心脏病|心衰|脑梗塞?|脑出血|脑溢血|脑萎缩|血管堵塞"
    "|脑中风|中风后遗症|中过?风|偏瘫|瘫痪|半身不遂|[帕柏]金[森逊]病?|老年痴呆症?|阿尔茨海默"
    "|痴呆症?|失智|哮喘|慢阻肺|肺气肿|慢性支气管炎|支气管炎|老慢支|关节炎|类风湿|风湿(?!膏)|痛风|尿酸[偏太]?高|骨质疏松|骨折"
    "|尿毒症|肾衰竭?|肾病|癌症|[肺胃肝肠]癌|肿瘤|白内障|青光眼|抑郁症?|精神病"
    "|(?:青霉素|头孢|阿莫西林|磺胺|花粉|海鲜|花生|鸡蛋|牛奶|酒精|药物)过敏|精神障碍|智力障碍|褥疮|压疮|心律不[齐整]|心梗|肺结核|胃不好|胃病|胃溃疡|贫血|甲亢|前列腺[炎增生肥大]+|胆结石|肾结石|静脉曲张|颈椎病|腰椎间盘突出|脚烂|气管切开|造瘘|尿失禁|大小便失禁|失禁"
)
_STATES = (
    "(?:脑梗塞?|中风|脑出血|脑溢血)后遗症|瘫痪在床|瘫(?=了|在|$|[,，。])|(?:就|只有|只剩)?[我她他]?一个人(?=[,，。]|$|在家)|"
    "完全失能|重度失能|中度失能|轻度失能|半失能|失能|不能自理|自理不了|不能下床"
    "|下不了床|起不了床|卧床不起|长期卧床|卧床|躺在床上|坐轮椅|走不动|走不了"
    "|走不得路|腿脚不(?:便|好|灵|方便)|行动不便|行动不方便|耳朵?背|耳聋|听不见"
    "|眼睛?看不[见清]|看不见|失明|双目失明|盲人|聋哑|聋|哑巴|插着?[尿胃]管"
    "|[尿胃]管|记性不好|记性差|神志不清|糊涂"
)
_STANDING = (
    "独居|一个人住|自己一个人|空巢|留守|孤寡|孤老|无儿无女|没有?儿没有?女"
    "|没有?子女|失独|计划生育特殊家庭|独生子女户?|五保户?|三无|特困(?:供养"
    "|人员)?|低保户?|低收入|贫困户?|建档立卡|优抚对象|优抚|退伍军人|退役军人"
    "|老党员|烈属|军属|归侨|劳模|重度残疾|一级残疾|二级残疾|三级残疾|四级残疾"
    "|残疾人?|残疾证|高龄|百岁"
)
_CONDITION = re.compile(f"(?P<state>{_STATES})|(?P<disease>{_DISEASES})|{_STANDING}")
_PASSING = re.compile("一个人|管$|走不|糊涂|记性")
_DENIED = re.compile("(?:没有得?过?|没得?|(?<!是)不是|不算|未|不属于|也没|又没|不)$")
_CARES = re.compile("(?:照顾|照看|照料|服侍|伺候|护理|带|陪|负责|帮)(?:着|了)?[^,，。]{0,6}$")
_HEARING = re.compile("耳|听不见")
_LOUDER = re.compile(
    "大声|慢一?点|慢慢|[讲说](?:得|到)太[快小]|听不[清到见真]|再[讲说念]一?[遍次]|没听[清到见]|声音"
)
_SOMEBODY = re.compile("[他她妈爸婆公伴奶爷母父]|老人|儿|女|哥|姐|弟|妹")
_NOT_AFTER = re.compile("津贴|补贴|服务|护理床|老人补|机构|养老院|医生|科|的政策|家庭医生")
_TAKEN_BACK = re.compile(
    "(?:[那这](?:个|条|项|里|样)|的)*(?:要|得|帮我|给我)?"
    "(?:改一?下|改掉|去掉|删|划掉|不算(?!严重|重|厉害)|不对|错了|[搞弄写记说讲听]错|好了(?![没吗])|没有了|(?:不要|别|莫)[记写])"
)


def find(text: str | Normalised, *, health: bool = False) -> list[Span]:
    """Return the conditions said, in order and each once; what is denied (没有高血压) is left out.

    Mis-hearings are corrected. 高龄津贴 and 低保 as the name of a benefit are no condition.
    `health` leaves out standing (独居, 低保户) and what may pass (走不动).
    """
    heard = read(text)
    gone = {span.said for span in denied(heard)}
    found: dict[str, Span] = {}
    for match in _CONDITION.finditer(heard.text):
        if (
            _cared_for(match, heard.text)
            or _of_the_line(match, heard.text)
            or _NOT_AFTER.match(heard.text, match.end())
        ):
            continue
        lasting = match["disease"] or (match["state"] and not _PASSING.search(match["state"]))
        if health and not lasting:
            continue
        words = put_right(heard, *match.span())
        if words not in gone:
            found.setdefault(words, Span(match.start(), match.end(), words))
    return list(found.values())


def denied(text: str | Normalised) -> list[Span]:
    """Return the conditions that a text takes back or denies: 不是糖尿病，是血糖偏高.

    What is to stand in their place is what `find` returns for the same text.
    """
    heard = read(text)
    return [
        Span(*match.span(), put_right(heard, *match.span()))
        for match in _CONDITION.finditer(heard.text)
        if _DENIED.search(heard.text, 0, match.start())
        or _TAKEN_BACK.match(heard.text, match.end())
    ]


def _cared_for(match: re.Match[str], text: str) -> bool:
    """Tell 就照顾我公公一个人 (how many are cared for) from one who lives alone."""
    return match.group().endswith("一个人") and _CARES.search(text, 0, match.start()) is not None


def _of_the_line(match: re.Match[str], text: str) -> bool:
    """Tell 我耳朵背，讲慢点 about the voice on the line from an illness to be noted."""
    if not _HEARING.search(match.group()) or not _LOUDER.search(text):
        return False
    return _SOMEBODY.search(text, 0, match.start()) is None
