"""The document's own words: the clause cited last, or the one that a wish for them names."""

from __future__ import annotations

import re
from dataclasses import replace

from actions.desk_outcome import Hearing, Outcome
from actions.desk_policy import DOCUMENT, answer, clause_name
from care.booking_services import service_called
from care.desk import Desk
from care.messages import Citation, Message

_ASIDE = re.compile(
    "原文|原话|原句|文件|刚才|刚刚|前面|先前|头先|[念读发看听讲说写]|(?<!补)(?<!津)贴|关于|有关|对应|相应|依据|麻烦|劳驾|贴出来?|出来|里头?|上头?|一[下遍字个句条段]|[给把照请我你您他她那这个句条段的了吧呀啊呢要想再不改好字来听]"
)
"""What a wish for the wording is made of besides its subject."""

_NAMES = re.compile(
    "(?:讲|说|关于|有关|写)(?P<of>[^，。,]{2,30}?)的?(?:那|这|哪)?一?(?:[句条段款]|部分|原文|原话)"
    "|(?P<its>[^，。,]{2,24}?)(?:的|那|这)一?(?:[句条段款]|部分|原文|原话)"
)
_CLAUSE = re.compile("第(?:[0-9]+|[一二三四五六七八九十]+)(?:条|项|点)")
_SURELY = 2
_LONG_NAME, _HALF = 6, 0.5
"""A longer name whose half was not told is another passage's: 志愿者注册制度那句."""
_NAMED_SURE = 0.9
_DEMANDED = re.compile("要求|规定|必须|应该|应当|一定要|强制")
_OBLIGES = re.compile("应(?!用|急|付)|必须|一律|严禁|不得|不少于|不低于")
"""院长说文件没要求，哪句原话能给他看: of two passages the one that demands it is wanted."""


def read_quote(heard: Hearing, desk: Desk) -> Outcome:
    """Read a clause in the document's own words: of those cited, the one that is meant."""
    cited = _meant(heard, desk)
    if cited is None:
        return answer(heard, desk)
    clause, quote, title = cited
    lead = heard.say("policy.quote", clause=clause_name(clause))
    words = _aloud(quote).rstrip("；，、")
    message = Message(
        f"{lead.text}“{words}”",
        f"{lead.speech}{words}",
        (Citation(DOCUMENT, clause, quote, title),),
    )
    return Outcome(replace(desk.citing(clause, quote, title), pending=None), (message,))


def _meant(heard: Hearing, desk: Desk) -> tuple[str, str, str] | None:
    last = (desk.clause, desk.quote, desk.title) if desk.clause and desk.quote else None
    parts = [part for part in _ASIDE.split(heard.text) if len(part) >= 2]
    pairs = {part[i : i + 2] for part in parts for i in range(len(part) - 1)}
    best, most = None, 0
    for known in desk.quotes:
        shared = sum(pair in known[1] + known[2] for pair in pairs)
        obliges = _OBLIGES.search(known[1]) is not None or _DEMANDED.search(heard.text) is None
        if shared and (shared > most or (shared == most and obliges)):
            best, most = known, shared
    clause = _CLAUSE.search(heard.text)
    subject = _NAMES.search(heard.text)
    named = _ASIDE.sub("", subject["of"] or subject["its"]) if subject else ""
    if best is not None and clause is None and most >= min(_SURELY, len(pairs)):
        told = len(named) < _LONG_NAME or _share(named, best[1] + best[2]) >= _HALF
        if told:
            return best
    if len(named) >= _SURELY or clause:
        found = heard.services.answerer.answer(clause.group() if clause else named, None)
        for citation in (*found.citations, *found.related):
            its_own = bool(clause) or found.score >= _NAMED_SURE or _shares(named, citation)
            if citation.document == DOCUMENT and (its_own or last is None):
                return citation.clause, citation.quote, citation.title
    return last or (desk.quotes[-1] if desk.quotes else _under_way(heard))


def _share(named: str, told: str) -> float:
    """Return what share of the pairs of signs of a name stands in what was told."""
    pairs = [named[at : at + 2] for at in range(len(named) - 1)]
    return sum(pair in told for pair in pairs) / max(1, len(pairs))


def _shares(named: str, citation: Citation) -> bool:
    """Whether a citation has words of what is named: 麻烦 names no passage."""
    return _share(named, citation.quote + citation.title) > 0


def _under_way(heard: Hearing) -> tuple[str, str, str] | None:
    """Return the clause of the service applied for a moment ago: 这个事文件里怎么写的."""
    service = service_called(heard.applied)
    found = heard.services.answerer.answer(service.name) if service else None
    for citation in (*found.citations, *found.related) if found else ():
        if citation.document == DOCUMENT:
            return citation.clause, citation.quote, citation.title
    return None


def _aloud(quote: str) -> str:
    """Read a row of the annex as a sentence: task, departments, deadline."""
    cells = [cell.strip() for cell in quote.split("\t") if cell.strip()]
    if len(cells) == 3:
        task, departments, deadline = cells
        return f"{task.rstrip('。')}。责任部门：{departments}。时间进度：{deadline}。"
    return "，".join(cells)
