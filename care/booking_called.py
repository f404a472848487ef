"""Who books, of the two readings of a turn: grammar's and the network's."""

from __future__ import annotations

import re
from dataclasses import dataclass

from care.booking_answers import signals
from care.booking_assent import agrees, echoes
from care.booking_contact import cared_for, name_for, written_under
from care.booking_people import (
    beneficiary_in,
    joined_name,
    listed_name,
    name_in,
    name_of_another,
    name_of_whom,
    name_put_right,
    named_whom,
    same_person,
)
from care.booking_told import HALF, LIKELY, Weighed
from care.booking_told_of import CARED, KIN, tells_why
from care.bookings import Draft
from care.desk_assent import closes
from care.extractors import names, persons, spelling
from care.extractors.name_spelling import respelled


@dataclass(frozen=True)
class Called:
    """The `name` to book under; `others` are the words that name somebody else, and `beside` tells
    that the name known so far was of who is cared for."""

    name: str | None = None
    others: str | None = None
    beside: bool = False


def called(
    told: Weighed,
    rest: str,
    plain: str,
    *,
    asked: str | None,
    wrong: bool,
    numbered: bool,
    draft: Draft,
) -> Called:
    """Return who books. `rest` is the turn without a telephone number, `plain` without spelling.

    `wrong`: the name was called wrong; `numbered`: a number was told, so a bare name is one too.
    """
    said = name_in(rest, asked=asked == "name")
    if said is not None and asked == "name" and _answers_else(told, said, plain):
        said = None
    if said is None and wrong:
        said = name_put_right(rest)
    if said is None and numbered:
        said = listed_name(rest)
    theirs = draft.name and asked != "name" and not wrong and said
    others = name_of_another(rest, said) if said and theirs else None
    # 九公叫吕承业, and then 我是他邻居，叫范小兰: the first name was of who is cared for
    beside = bool(speaks_for(plain) and theirs and not others and said != draft.name)
    weighed = said if beside else told.name(said, asked=asked == "name" or wrong)
    # 陈秀芳秀丽的秀: where a character is explained, the words alone know where the name ends
    whole = said is not None and (len(said) > 2 or spelling.explained(told.heard.text))
    name = said if whole and weighed and weighed.startswith(said or "") else weighed
    if name is None and said and _own(said).search(plain):
        name = said  # 我姓龙，叫龙海清 leaves no doubt
    written = _WRITTEN.search(plain)
    if written and (of := names.alone(written["name"])) and of.said == written["name"]:
        name, others, beside = written["name"], None, False
    under = names.others(plain) if _UNDER_THEIRS.search(plain) else []
    if under:
        name, others = under[0].said, None  # 登记我妈的名字，她叫钟惠芬，我叫李强
    ward = cared_for(plain, told.heard.text)
    if ward is not None and name == ward and written_under(plain) != "theirs":
        name, others = None, None  # 老人写封桂莲 联系我: for whom it is
    ordered = others is None or written_under(plain) == "theirs"
    elsewise = name_for(plain, told.heard.text, name) if ordered else None
    if elsewise not in (None, name) or (others and elsewise and ordered):
        name, others, beside = elsewise, None, False
    if name and name != draft.name and len(name) > 2:
        name = respelled(name, told.heard.text)  # 李月鹅 嫦娥的娥, as the network heard it
    if name and (no_name(name) or re.search(f"{_COMES}{name}", plain)):
        name = None
    if name and said is None and draft.name and asked != "name" and _TITLED.fullmatch(name):
        name = None  # 李伯是第三间, once 冯水金 has given his own name: a neighbour's door
    # 阿公大名李福生, of who is known to call: for staff to know, no new contact
    return Called(None if others else name, others, beside)


def whom_for(told: Weighed, plain: str, named: Called, draft: Draft) -> str | None:
    """Return for whom it is, with their name where it is told: 老头子叫陈有福."""
    if named.beside:
        return joined_name(draft.beneficiary, draft.name)
    whom = told.whom(beneficiary_in(plain, known=draft.beneficiary is not None))
    whom = None if same_person(whom, draft.beneficiary) else whom
    if whom and told.asked == "confirm" and draft.service not in CARED and tells_why(plain, whom):
        whom = None  # 对，三份，莫煮太咸，我老婆血压高: for whoever cooks to know
    known = whom or draft.beneficiary
    name = named_whom(plain, known, named.name or draft.name)
    name = name or _ward_of(told, plain, named, draft)
    if name is None and not (named.name or draft.name or name_of_whom(draft.beneficiary)):
        name = _cared_for(told)
        known = known or _kin_before(name, plain)
    ward = name is not None and name == cared_for(plain, told.heard.text)
    return joined_name(known, name) if name and (known or ward) else whom


def _ward_of(told: Weighed, plain: str, named: Called, draft: Draft) -> str | None:
    """Return the name that is told of for whom it is, by that word: 服务对象写甘素珍."""
    name = cared_for(plain, told.heard.text)
    return name if name not in (named.name, named.name or draft.name) else None


def _cared_for(told: Weighed) -> str | None:
    """Return the name that is surely of who is cared for: 我婆婆韦秀琼，82岁."""
    read = told.reading
    if read is None:
        return None
    words = read.words("whom_name", least=LIKELY)
    beside = (match for match in _KIN_NAMED.finditer(read.text))
    words += [m["name"] for m in beside if read.likelihood(*m.span("name"), "whom_name") >= LIKELY]
    words = [word for word in words if not _NEIGHBOURS.search(read.text.partition(word)[0])]
    return next((word for word in words if name_of_whom(f"我妈{word}") == word), None)


def _kin_before(name: str | None, plain: str) -> str | None:
    """Return the relation told before a name: 由我父亲本人接听，他叫杨振邦."""
    told = _OWN_KIN.findall(plain.partition(name)[0]) if name else ()
    return told[-1] if told else None


def speaks_for(text: str) -> bool:
    """Tell whether the caller says whose neighbour or child they are: 我是他邻居, 我是佢女."""
    return bool(_SPEAKS_FOR.search(text))


def no_name(said: str) -> bool:
    """Tell whether words are assent, leave or an act on the form, and never a name: 确认, 提交."""
    does = signals(said)
    acts = any(does[act] for act in ("stop", "wait", "reread", "changing", "asks"))
    return bool(agrees(said) or echoes(said) or closes(said) or acts or _ACT.fullmatch(said))


def _answers_else(told: Weighed, said: str, plain: str) -> bool:
    """Whether the turn does something else than tell the name that was asked for.

    Only a name that nothing announces and no surname begins is doubted: 搞定, 完事.
    """
    if names.find(plain) is not None or told.reading is None:
        return no_name(said)
    known = names.alone(said) is not None or told.reading.words("name")
    return no_name(said) or not (known or told.reading.acts["inform"] >= HALF)


_TITLED = re.compile(".?[伯叔婶公婆爷奶哥姐嫂姨]{1,2}")
_UNDER_THEIRS = re.compile(
    f"(?<!不)(?<!别)(?:登记|写|用|留|记)(?:就)?[我她他]?的?(?:{persons.KIN}|[她他])的?(?:名字|姓名)"
)
_COMES = "(?:师傅|护士|护工|护理员)(?:是不是|就?是|姓|叫)+"


def _own(name: str) -> re.Pattern[str]:
    """Return the pattern of words that give a name as the caller's, whatever else is told."""
    return re.compile(
        f"我(?:就|的名字|姓[\u4e00-\u9fff]{{1,2}}[,， ]*)?(?:名?叫做?"
        f"|[安喊][到做]|名字是)[,， ]*{name}"
        f"|我[是系](?:[他她我]的?)?{persons.KIN}{name}"
    )


_WRITTEN = re.compile(
    f"(?:登记|写|用|留|记)(?:我|[他她佢])?的?(?:{KIN})"
    f"(?P<name>[\u4e00-\u9fff]{{3}})的?(?:大名|姓名|名字)"
)
"""就登记我爸王德安的名字: under whose name it is to be written."""
_SPEAKS_FOR = re.compile(
    "我[是系就]+(?:[他她佢](?:们)?|老人家?)(?:的|家|屋企|隔壁|隔离|楼[上下])*"
    f"(?:{KIN}|女婿|媳妇|新妇|[侄孙]|女|崽|仔|妹|朋友|同事|干部|社工|网格员)"
)
_NEIGHBOURS = re.compile("(?:隔壁|邻居)[^,，。;； ]*$")
_KIN_NAMED = re.compile(f"我(?:{KIN})(?P<name>[\u4e00-\u9fff]{{2,3}})(?=[,，。;； ]|$)")
_OWN_KIN = re.compile(
    f"我们?家?(?:{KIN})|(?:^|(?<=[,，。;； ]))(?:{KIN})(?=的?(?:大名|名字|姓名|全名|名)?(?:叫|是))"
)
_ACT = re.compile(
    "(?:可以|现在|马上|快|直接|帮我|给我|先|就|再)*"
    "(?:提交|保存|发送|发出|核实|核对|查[看询]?|修改|更改|返回|退出|下单|搞定|弄好|搞掂|撤销|撤回|明白|了解|收到|晓得|辛苦"
    "|完成|完事|结束|打住|快点|抓紧|重来|重新|付款|支付|收线|拜拜|同意|落单|预订|安排)"
    "(?:[一]?[下次遍]|了|啦|吧|咯|喇|啊|的|好|完|掉|上)*"
)
