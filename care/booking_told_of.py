"""Of whom a story tells that wishes for care: 我老公做完手术回来，我自己不敢弄."""

from __future__ import annotations

import re

from care.booking_services import service_in

KIN = (
    "老母亲|老父亲|丈母娘|老丈人|老娘|阿娘|(?<![姑大新板厨婆伯婶])娘|老爹|阿爹|爹|老妈|老爸|阿姆|家婆|家公|家母|家父|公公婆婆|爷爷奶奶|外公外婆|岳父岳母|阿公阿婆|爸爸妈妈|爸妈|父母|老母亲|老父亲|妈妈|妈|爸爸|爸|母亲|父亲|老伴|老公|老婆|爱人|丈夫|妻子|奶奶|爷爷|外婆|外公|婆婆|公公|岳母|岳父|"
    "阿婆|阿公|阿妈|阿爸|老母|老豆|姑姑|姑妈|舅舅|姨妈|大伯|伯父|叔叔|姐姐|哥哥|妹妹|弟弟|姐|哥|老人家?|女儿|儿子|邻居"
)
"""Relations, as callers name them."""


def told_of(text: str) -> re.Match[str] | None:
    """Return whose illness a wish for care begins with; a meal may be the caller's own."""
    named = service_in(text)
    if _FOR_ME.search(text) or (named is not None and named[0] not in CARED):
        return None
    return _STORY.search(text)


def tells_why(text: str, whom: str) -> bool:
    """Tell whether a normalised text says of somebody only how they are: 我老婆血压高."""
    theirs = re.compile(f"(?P<for>{_FOR}|是)?{re.escape(whom)}(?P<ill>{_CONDITION})?")
    told = list(theirs.finditer(text))
    return any(m["ill"] for m in told) and not any(m["for"] for m in told)


def without_spoken_to(text: str) -> str:
    """Leave out whom the caller will tell of it: 那我跟我哥说一声，让他那天别出车.

    Who is spoken to is not for whom it is, and what they are to do is no wish of ours.
    """
    return _SPOKEN_TO.sub("，", text)


_SPOKEN_TO = re.compile(
    f"(?:(?:告诉|通知)(?:我|[他她])?们?家?的?(?:{KIN})"
    f"|(?:[跟和同与给问叫喊]|打给|打电话给)(?:我|[他她])?们?家?的?(?:{KIN})(?:再|先|也|都|自己)*"
    "(?:说|讲|报|商量|交代|交待|打(?:个|声)?(?:电话|招呼)|通个?(?:电话|气)|发[个条]?(?:信息|短信|微信)"
    "|一[声下]))(?:一?[声下])?[^,，。;； ]{0,4}"
    "(?:[,，。;； ]+(?:让|叫|喊|请|要)[他她佢]们?[^,，。;；]*)?"
)
_FOR = "[给帮替为陪]"
_CONDITION = (
    "(?:她|他|的|也|又|都|最近|一向|现在)*(?:有|得|是|患)?(?:点|些|过|了)*"
    "(?:[血尿][\u4e00-\u9fff]{0,2}高|三高|糖尿|高血|痛风|牙|胃|肠|肾|肝|心脏|过敏|对[\u4e00-\u9fff]{1,4}过敏|咬不|嚼不|吞不|不吃|吃不|怕|忌|不能|戒)"
)
_ILL = (
    "(?:手术|开刀|出院|糊涂|痴呆|走丢|疮|伤口|溃烂|烂了?|[脚腿手眼牙肉背疮口趾臀股][^,，。;；]{0,4}坏了|化疗|放疗|透析|骨折|中风|偏瘫|摔|跌|脱臼"
    "|[肿疼痛]|插[了着]|下不了|认不得|[胃尿鼻引]饲?管|置管|PICC|picc|造口|造瘘)"
)
_NO_PATIENT = "女儿|儿子|邻居|妹|弟|姐|哥"
_STORY = re.compile(
    f"(?<![和跟同叫听问给帮替])(?P<who>我家?的?(?!{_NO_PATIENT})(?:{KIN}))(?![说讲叫让问想走早])"
    f"[^,，。;；说讲走死世给帮]{{0,14}}?{_ILL}"
    # 妈妈化疗后手臂上有管
    f"|(?:^|(?<=[,，。;；!！?？ ]))(?P<bare>(?!{_NO_PATIENT})(?:{KIN}))(?![说讲叫让问想走早])"
    f"[^,，。;；!！?？ 我你您说讲走死世给帮叫]{{0,10}}?{_ILL}"
    # 我同老公两个人，他个伤口
    f"|我们?[和跟同与](?P<with>我?(?!{_NO_PATIENT})(?:{KIN}))[^。;；说讲走死世]{{0,8}}?"
    f"[,，。;； ](?:他|她)(?!们|说|讲|叫)[^,，。;；我你您说讲走死世给帮]{{0,8}}?{_ILL}"
)
"""我老公做完手术回来，我自己不敢弄: of whom the story tells, for them the care is."""
CARED = ("上门护理", "健康咨询", "陪伴")
_FOR_ME = re.compile(
    "(?:给|帮|替|陪)我(?:自己)?[量测换打洗擦剪翻去看坐说讲聊散]|我(?:自己)?也|[饭餐买修]"
)


def sees_to_them(text: str) -> bool:
    """Tell whether kin care already for who is spoken of, or are only told: 我跟我哥说一声，让他….

    Neither 我哥在家陪她 nor that says whom the service is for.
    """
    return _SEES_TO.search(text) is not None


_SEES_TO = re.compile(
    f"我(?:{KIN})[^,，。想请找要能派人 ]{{0,5}}(?:陪|照顾|看)着?(?:他|她)"
    "|(?:跟|同|和|告诉|通知)[^,，。;； ]{1,4}(?:说|讲|交代|打个?招呼)*(?:一[声下])?"
    "[,，]?[让叫喊][他她佢]"
)
