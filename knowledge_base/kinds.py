"""What a question asks for by its kind, and which facts give it, in the quote and to the ear."""

from __future__ import annotations

import re
from collections.abc import Iterable

from care.following import kinds_in
from knowledge_base.facts import Fact
from knowledge_base.figures import departments

_GIVEN = {
    "amount": "amount",
    "reduced": "percentage",
    "share": "percentage",
    "count": "count",
    "age": "age",
    "deadline": "deadline",
    "since": "deadline",
    "department": "department",
    "entitled": "who",
    "how": "how",
    "duty": "what",
}
"""What a fact must give for a question of that kind."""

_QUOTED = {
    "free": re.compile("免费|无偿|低收费|免征|免收|减半|减收|收费|自主定价|政府供养"),
    "procedure": re.compile("申请|报批|报名|办理|登记手续|审批|注册"),
    "subsidy": re.compile("补贴|补助|津贴|优惠|资助|奖励|免征|减半"),
    "check": re.compile("检查|监管|监督|督查|验收[^，。；]{0,6}(?:环节|管理)"),
    "term": re.compile("[0-9一二两三四五] ?年(?:以上|的)"),
    "doer": re.compile(
        "依托|由[^，。；]{2,24}(?:负责|实施|承担|提供|组织|管理|运营)|部门要|政府要"
        "|公建民营|委托管理|^政府(?:为|对|给)"
    ),
}
"""What must stand in a quote for it to answer a question of that kind."""

TOLD = {
    "deadline": re.compile("[0-9]{4}年|十三五|持续|期末|年底"),
    "since": re.compile("[从自] ?[0-9]{4} ?年"),
    "reduced": re.compile("%|减半|一半|全额|免"),
    "share": re.compile("%|∶|减半|一半|成"),
    "count": re.compile("[0-9]"),
    "age": re.compile("岁"),
    "term": re.compile("[0-9] ?年"),
    "free": re.compile("免费|低收费|免|减半|自己定价"),
    "subsidy": re.compile("补贴|补助|津贴|优惠|资助|奖励|免"),
    "doer": re.compile("依托|由|公建民营|^政府"),
    "check": re.compile("检查|督查|查处|验收"),
    "duty": re.compile("^(?!.*(?:负责|[0-9]{4}年|持续|指导))"),
}
"""What the plain words of a fact should have, so that the ear gets the answer and not the quote."""

_FOR_WHOM = re.compile(
    "老人|老年人|对象|家里人|家属|人员|毕业|机构|个人|病|五保|三无|失能|护理员|企业|单位"
)
_PAID_TO = re.compile("(?:付|拨|打|转)给")
"""补贴付给那家机构 tells who is paid, and not who may have it."""

WANTS = {
    "reduced": "percentage",
    "share": "percentage",
    "free": "amount",
    "doer": "department",
    "term": "count",
    "since": "deadline",
    "check": "department",
    "place": "address",
    "enquire": "enquire",
}
"""How a kind is called where an answer says that it is not written."""

_HARD = frozenset({"department", "deadline", "amount"})


def serves(fact: Fact, kind: str) -> bool:
    """Whether a fact answers a question of that kind."""
    if kind in _QUOTED:
        said = _QUOTED[kind].search(fact.quote) is not None
        return said or (kind in ("doer",) and "department" in fact.offers)
    needed = _GIVEN.get(kind)
    if needed is None or needed not in fact.offers:
        return False
    if kind == "entitled":
        paid = _PAID_TO.search(fact.plain) is not None
        return _FOR_WHOM.search(fact.plain) is not None and not (paid or departments(fact.plain))
    return kind != "duty" or not departments(fact.plain)


def tells(fact: Fact, kind: str) -> bool:
    """Whether the plain words of a fact tell a kind of thing."""
    if kind == "department":
        return bool(departments(fact.plain)) or "负责" in fact.plain
    words = TOLD.get(kind)
    return words is None or words.search(fact.plain) is not None


def telling(fact: Fact, kinds: Iterable[str], alike: Iterable[Fact]) -> Fact:
    """Return, of the facts that quote the same passage, the one whose plain words tell these kinds.

    The screen shows the quote anyway; on the telephone only the plain words are heard.
    """
    kinds = tuple(kinds)
    if not kinds or any(tells(fact, kind) for kind in kinds):
        return fact
    place = (fact.document, fact.clause, fact.quote)
    same = [f for f in alike if (f.document, f.clause, f.quote) == place]
    fitting = [f for f in same if all(tells(f, kind) for kind in kinds)]
    return max(fitting, key=lambda f: telling_of(f, kinds), default=fact)


def telling_of(fact: Fact, kinds: Iterable[str]) -> tuple[int, int]:
    """Return how well the plain words of a fact tell these kinds, to choose the best by."""
    kinds = tuple(kinds)
    # 医护人员归卫计部门指导 names one department; in charge are all that the row names
    named = len(departments(fact.plain)) if "department" in kinds else 0
    return sum(tells(fact, kind) for kind in kinds), named


def lacking(facts: Iterable[Fact], kinds: Iterable[str]) -> tuple[str, ...]:
    """Return which of these kinds, as an answer names them, none of the facts gives.

    Only who, when and how much count: a fact without them is no answer to a short question.
    """
    hard = [kind for kind in kinds if kind in _HARD]
    facts = tuple(facts)
    return tuple(WANTS.get(k, k) for k in hard if not any(serves(fact, k) for fact in facts))


def lacking_first(wants: Iterable[str], text: str) -> tuple[str, ...]:
    """Return what is wanted in the order in which an answer names it as not written.

    什么时候开班 asks for the time, whatever else its words are like.
    """
    wants = tuple(wants)
    plainly = [WANTS.get(kind, kind) for kind in kinds_in(text)]
    return tuple(sorted(wants, key=lambda want: want not in plainly)) or tuple(plainly)
