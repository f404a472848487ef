"""那帮我登记一下, 那就报一个: a wish to sign up for what was just told of, which names nothing."""

from __future__ import annotations

import re

from care.desk import Desk, asks
from care.desk_people import registrant
from care.following import kinds_in
from care.requests import SIGN_UPS
from care.text import normalise

SUBJECTS = {
    "health_record": re.compile("健康档案|建(?:立)?档"),
    "volunteer": re.compile("志愿|义工"),
    "university": re.compile("老年大学"),
    "training": re.compile("培训|照料者"),
}
"""What one can sign up for, as documents and callers name it; ids of `requests.yaml`."""

_LEAD = (
    "(?:太好了?|真好|好啊|是吗|是什么|真的|原来|免费的?|不用钱的?|不要钱的?|那么?|好|行|嗯+|得|就|你|您|你们|可以"
    "|麻烦|请|都|也|咁|这样子?|这么样?|先|对|是|啱晒?|晒|正|没错|我(?=[要想][^，。 ]{0,2}报)"
    "|[,，。!！ ])*"
)
_FOR = (
    "(?:(?:帮|给|替|同)(?:我们?家?|她|他|你|您|咱|俺)?的?"
    "(?:[^,，。 登记报建]{0,2}[妈爸婆公爷奶姑姨叔伯伴哥姐弟妹嫂媳女仔])?(?:也|都|先)?)"
)
_DOES = (
    "(?:(?:挂|排)个?(?:号|名|队)(?:登记)?(?:着|住|先)?|登记(?:着|住|低)|登记|报埋?(?:个|一?个|上)?名?|记|建|办|写|弄|加|算)(?:上|下|起|好)?(?:一?[个下份]|上)?(?:名)?"
    "(?:吧|啦|了|咯|喇|嘛|啊|呀|吗|行吗|可以吗|得不得|行不行|一下)*"
)
_WISH = re.compile(
    f"{_LEAD}(?:{_FOR}{_DOES}|登记(?:一?下|上)?(?:吧|啦|了|咯|喇)*"
    "|(?:就|那就?|我就|我要|我想|我(?=报)|想|也要)*报(?:埋?(?:我|他|她)?一?个?名|一?个|上)(?:吧|啦|了|咯|喇)*"
    "|我(?:就|也|都)?报(?=$|[,，。 ]+[^0-9 ])"
    "|(?:我|我们|她|他|我[^,，。 ]{1,2})?(?:也|都)*(?:要|想|愿意)(?:去|来)?"
    "(?:参加|报名|登记|报一?个名?|加入|建一?个?|登记一下)(?:吧|啦|了|咯|喇|的|这个|那个)*"
    "|算(?:上)?我(?:一?个)?(?:吧|啦)?)"
    "(?=$|[,，。;；!！?？:： ])"
)


_JOINS = re.compile(
    "(?:也|一起|一齐|一块|都)(?:要|想|愿意|肯|来)*(?:报(?!销)|登记|参加|加入|去学|学|当|做)(?:个|一个|上|一下)?名?"
)
_MAY = re.compile(
    f"{_LEAD}(?:我|我们|她|他|像我这样的?)?(?:也|都)*(?:报不报得(?:了|到|上|成)?名?|(?:能不能|可不可以|得不得)(?:去|来|也)?(?:报名?|参加)"
    "|(?:能|可以)(?:去|来|也)?(?:报名?|参加)(?:吗|么|不|没有?)|报得(?:了|到|上|成)?名?(?:吗|么|不|没有?))[啊呀呢的]*"
)
"""Whether one may sign up: to be taken down is the answer."""


_NAMES_JOINING = re.compile("报(?![告销纸刊答警])|参加|加入|登记[^，。,]{0,2}名")
"""What no note for somebody is called: 先帮我报个名吧 signs up, whatever was offered."""


def signs_up(text: str) -> bool:
    """Tell whether a text begins with a wish to sign up that names nothing to sign up for."""
    said = normalise(text).text.strip(" ，,。?？")
    return _WISH.match(said) is not None or _MAY.fullmatch(said) is not None


def offers_help(plain: str) -> bool:
    """Tell whether a normalised text offers to come and help: 想组织十来个人去陪独居老人."""
    return _OFFERS_HELP.search(plain) is not None


_OFFERS_HELP = re.compile(
    "(?:我|我们|公司|学校|单位|班上|协会|工会)[^，。问]{0,10}(?:想|愿意|打算|准备)[^，。问]{0,20}"
    "(?:去|来|到|给|帮|为|陪)[^，。问]{0,8}(?:陪|看望|帮忙?|打扫|读报|聊|服务|表演|剪|送)"
    # 我去念报纸给他们听, 我教他们打太极, of whoever would do it for nothing
    "|我(?:也|就|想|可以|能|得闲|有空|天天|周末)*(?:去|来)?[^，。 ]{0,2}"
    "(?:念|读|唱|弹|拉|剪|教|陪|补|煮|推|扫)[^，。 我]{0,5}"
    "(?:给|帮|畀)?(?:他们|她们|老人|阿婆|阿公|孤老|人家)"
)


def joins(text: str) -> bool:
    """Tell whether somebody else is to be signed up as well: 我老公也要报."""
    return _JOINS.search(normalise(text).text) is not None and registrant(text) is not None


def rights_record(plain: str) -> bool:
    """Tell whether a normalised text has a health record put right: 档案写错了，谁帮我改过来.

    To take it down is the answer, whoever is asked after.
    """
    return _RECORD_WRONG.search(plain) is not None


_RECORD_WRONG = re.compile(
    "档案[^。]{0,24}(?:写|录|登|记|填|搞|弄)(?:错|反|漏|混)|(?:写|录|登|记|填|搞|弄)(?:错|反|漏|混)[^。]{0,24}档案"
    "|档案[^。]{0,40}(?:改(?:返|回|过来|正)|更正|划掉)"
)


def spoken_of(desk: Desk) -> str | None:
    """Return the sign-up that the passage read out last is about: 志愿服务, 照料者培训."""
    name = _subject(desk.quote or "")
    return name if name in SIGN_UPS else None


def meant_by(text: str, desk: Desk) -> str | None:
    """Return the sign-up that a bare wish means: what the desk just told of, if one can sign up."""
    pending = desk.pending
    if pending is not None and pending.kind not in ("quote", "note"):
        return None
    if not signs_up(text):
        return None
    if _NAMES_JOINING.search(text):
        # 几号开班 was asked since, and no document tells: it is the same thing still
        told = (desk.quote or "", *reversed(desk.questions))
        meant = next((name for text in told if (name := _subject(text))), None)
        if pending is None or pending.kind == "quote" or meant in SIGN_UPS:
            return meant
    if pending is not None and pending.kind == "note" and _ONE_OF_THEM.search(text):
        return _subject("".join(desk.questions[-1:]))
    if pending is not None and pending.kind == "note" and _REGISTERS.search(text):
        # 那先帮我挂个号登记着, after 健康档案哪里办: 帮我记一下 alone takes up the note
        return "health_record" if SUBJECTS["health_record"].search(desk.quote or "") else None
    if desk.clause is None or (pending is not None and pending.kind == "note"):
        return None  # 那帮我记一下 takes up the note that was offered
    return _subject(f"{desk.quote or ''}{''.join(desk.questions[-1:])}")


_REGISTERS = re.compile("登记|挂个?(?:号|名)|排个?(?:号|队|名)")
_ONE_OF_THEM = re.compile("(?:登记|建|办|整|弄|搞)(?:返|上|好)?一?[个份只](?!人|电话|名)")
"""那你帮我登记一个 wishes for what was asked about, 帮我记一下 for a note."""


def _subject(told: str) -> str | None:
    return next((name for name, words in SUBJECTS.items() if words.search(told)), None)


def only_asks(text: str) -> bool:
    """Tell whether a text asks about a sign-up without wishing for one: 听讲是免费的吧."""
    plain = normalise(text).text
    if set(kinds_in(plain)) & _OF_THE_RULE and not (_ITSELF.search(plain) or rights_record(plain)):
        return True  # 志愿服务登记制度是哪几个单位搞的: what is registered there is no wish
    wonders = asks(text) or _WONDERS.search(plain) is not None
    wishes = offers_help(plain) or speaks_of_joining(plain) or _BUILDS.search(_BUILT.sub("", plain))
    return wonders and not (wishes or _DONE_HERE.search(plain) or rights_record(plain))


def speaks_of_joining(plain: str) -> bool:
    """Tell whether a normalised text has words of signing up, joining or learning."""
    return _SIGNS_UP.search(plain) is not None


_OF_THE_RULE = frozenset({"department", "issued", "check", "reason", "share"})
"""Kinds of questions (`following.yaml`) that ask of the rule, whoever would join."""
_ITSELF = re.compile(
    "(?:我|帮|给|替)(?!们)[^,问]{0,6}(?:报名?|登记|参加|当|做)|想(?:也|来|去|要|出来)*(?:报|当|做|参加|学|去)|报(?:个|一个|上)名"
)
_SIGNS_UP = re.compile(
    "[帮给替]我[^,问]{0,4}[记录填写建登][^,问]{0,6}(?:档案|病历|病史)|报(?:个|一个|上|一?下|了)?名?(?![道告销纸刊答])|登记(?!制度|费|管理)|参加|我(?:也|都)?(?:入|跟|加)(?:一)?(?:份|队|个|伙)|想(?:也|来|去|要|出来)*(?:学|去|当|做)|(?<![需])要(?:来|去)?(?:学|当|做)(?!多|几|什么|哪)|愿意"
    "|想(?:帮|出)[^,问]{0,4}(?:老人|人家|忙|力)(?![^,]{0,4}[问打])|算(?:我|她|他)|加(?:上|入)|[想要]入(?!住|院|口|门)|我(?:也|都|这样|这种)*(?:行不行|得不得|可不可以|够不够格|做不做得)"
)
_OWN = "(?:我|她|他|你|您|咱|俺|[^,老]{0,2}[妈爸婆公爷奶姑姨叔伯伴])"
_BUILDS = re.compile(
    f"(?:没有?|未)(?:去)?建|我[^, ]{{0,6}}没有的?(?=$|[, ])"
    f"|(?:想|我要|那就要?)[^,怎知问了什谁]{{0,8}}?建|(?<![会该])[帮给替]{_OWN}[^,]{{0,6}}?建"
    "|建(?:一?[个份]|一下|吧|起来)(?![^,]{0,5}[吗什怎多谁])"
)
"""A record of somebody's own is wished for: 想帮外婆建一个, 我还没建; not 社区会建档案吗."""
_BUILT = re.compile("建(?=议|设|成|筑|立的|好)")
_DONE_HERE = re.compile(
    "(?:打|拨|找|通过|在)(?:你们?|您们?|这个?|这里|这边)[^,，。?？怎]{0,6}"
    "(?:行不行|得不得|能不能|可不可以|行|得|能|可以|会|帮)[^,，。?？怎]{0,4}(?:办|登记|建|报|弄|搞)(?!过|了没)"
    "|(?:你们|您们|这里|这边|热线|电话里?)[^,，。?？怎]{0,4}"
    "(?:能不能|可不可以|行不行|得不得|会不会|能|可以|帮不帮|管不管)[^,，。?？怎]{0,6}(?:办|登记|建|报|弄|搞)(?!过|了没)"
    "|(?:打|拨|找)[^,，。?？怎]{1,8}(?:行不行|得不得|可不可以|[行得][吗冇无]|可以吗)[啊呢]?[?？]?$"
)
"""Whether it can be done with us: to begin is the answer. 打你们电话得不得办."""
_WONDERS = re.compile("吧[。,]?$|听说|听讲|免费")
