"""Who books, of the two readings of a turn: grammar's and the network's."""

from __future__ import annotations

import re
from dataclasses import dataclass

from care.booking_answers import signals
from care.booking_assent import agrees, echoes
from care.booking_people import (
    beneficiary_in,
    joined_name,
    listed_name,
    name_in,
    name_of_another,
    name_put_right,
    named_whom,
    same_person,
    speaks_for,
)
from care.booking_told import HALF, Weighed
from care.bookings import Draft
from care.desk_assent import closes
from care.extractors import names, spelling


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
    if name and no_name(name):
        name = None
    # 阿公大名李福生, of who is known to call: for staff to know, no new contact
    return Called(None if others else name, others, beside)


def whom_for(told: Weighed, plain: str, named: Called, draft: Draft) -> str | None:
    """Return for whom it is, with their name where it is told: 老头子叫陈有福."""
    if named.beside:
        return joined_name(draft.beneficiary, draft.name)
    whom = told.whom(beneficiary_in(plain, known=draft.beneficiary is not None))
    whom = None if same_person(whom, draft.beneficiary) else whom
    known = whom or draft.beneficiary
    name = named_whom(plain, known, named.name or draft.name)
    return joined_name(known, name) if name else whom


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


_ACT = re.compile(
    "(?:可以|现在|马上|快|直接|帮我|给我|先|就|再)*"
    "(?:提交|保存|发送|发出|核实|核对|查[看询]?|修改|更改|返回|退出|下单|搞定|弄好|搞掂|撤销|撤回|明白|了解|收到|晓得|辛苦"
    "|完成|完事|结束|打住|快点|抓紧|重来|重新|付款|支付|收线|拜拜|同意|落单|预订|安排)"
    "(?:[一]?[下次遍]|了|啦|吧|咯|喇|啊|的|好|完|掉|上)*"
)
