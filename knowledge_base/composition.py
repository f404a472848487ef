"""From facts to what is said: the screen's text, the telephone's speech, the refusal."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from care.messages import Citation
from knowledge_base.documents import read_yaml
from knowledge_base.facts import Fact
from knowledge_base.guard import Allowed, inventions
from knowledge_base.library import Title
from knowledge_base.local import LocalAnswer
from knowledge_base.readings import Reading

SPOKEN = 40
"""How many 汉字 a spoken turn has at most, where the content allows."""

_WORDING = Path(__file__).parent / "wording.yaml"
_HAN = re.compile(r"[\u3400-\u9fff]")
_PLAN = re.compile(r"计划|规划|任务的时间|时间已|已经过")
_LOGGED = frozenset({"not_given", "newer", "other_policy"})
_REASONS = {
    "elsewhere": "elsewhere",
    "newer": "newer",
    "recent": "newer",
    "other_policy": "other_policy",
    "opinion": "opinion",
    "medical": "medical",
    "service": "service",
    "chitchat": "chitchat",
    "ordinary": "chitchat",
    "empty": "empty",
}


@dataclass(frozen=True)
class Told:
    """A composed answer: what a screen shows and what a telephone says."""

    reply: str
    speech: str
    citations: tuple[Citation, ...] = ()
    related: tuple[Citation, ...] = ()


def tell(facts: Sequence[Fact], titles: Mapping[str, Title]) -> Told:
    """Compose the answer that these facts give, each with its quote and source."""
    words = wording()["answer"]
    leads = [words["first"], words["second"]] if len(facts) > 1 else [""]
    lines: list[str] = []
    spoken = ""
    for lead, fact in zip(leads, facts, strict=False):
        title = titles[fact.document]
        plain = f"{lead}{fact.plain}"
        note = ""
        if fact.outdated:
            kind = "plan" if _PLAN.search(fact.outdated) else "outdated"
            note = words[kind].format(year=title.issued.year)
            spoken_note = words[f"{kind}_spoken"].format(year=title.issued.year)
        says = [plain, note] if note else [plain]
        if inventions("".join(says), allowed(fact, title)):
            says = [line for line in says if line != plain]  # the quote below says it all
            plain = shown(fact.quote)
        lines += [*says, words["quote"].format(quote=shown(fact.quote)), source(fact, title)]
        spoken += plain + (spoken_note if note else "")
    cited = tuple(cite(fact, titles) for fact in facts)
    return Told("\n".join(lines), spoken + words["offer_quote"], cited)


def refuse(reading: Reading, titles: Mapping[str, Title]) -> Told:
    """Say that the documents do not give it, and what they do say where that is near enough."""
    words = wording()["decline"]
    reason = next(
        (_REASONS[key] for key in (*reading.wants, reading.sort) if key in _REASONS), "not_given"
    )
    lead = words[reason].format(
        what=_what(reading), year=max(t.issued.year for t in titles.values())
    )
    lines, speech = [lead], lead
    related: tuple[Citation, ...] = ()
    if reading.near is not None and reason == "not_given":
        fact, title = reading.near, titles[reading.near.document]
        near = words["related"].format(plain=fact.plain)
        if not inventions(near, allowed(fact, title)):
            quote = wording()["answer"]["quote"].format(quote=shown(fact.quote))
            lines += [near, quote, source(fact, title)]
            speech = lead + near if han(lead + near) <= SPOKEN else lead
            related = (cite(fact, titles),)
    if reason in _LOGGED:
        lines.append(words["log_screen"])
        speech += words["log"]
    return Told("\n".join(lines), speech, related=related)


def tell_local(answer: LocalAnswer) -> Told:
    """Tell a reviewed local answer by itself, as what it is."""
    words = wording()["local"]
    source_line = words["source"].format(
        source=answer.source, reviewed_by=answer.reviewed_by, expires=answer.expires.isoformat()
    )
    citation = Citation("local", answer.id, answer.text, answer.source)
    return Told(
        f"{words['lead']}\n{answer.text}\n{source_line}",
        f"{answer.speech or answer.text}{words['spoken_tail']}",
        (citation,),
    )


def cite(fact: Fact, titles: Mapping[str, Title]) -> Citation:
    """Return the citation of a fact."""
    name = titles[fact.document].clauses[fact.clause][1]
    return Citation(fact.document, fact.clause, fact.quote, name)


def source(fact: Fact, title: Title) -> str:
    """Name document, clause and date as a screen shows them."""
    label, name = title.clauses[fact.clause]
    words: str = wording()["answer"]["source"]
    return words.format(title=title.title, label=label, clause=name, date=date_of(title))


def date_of(title: Title) -> str:
    """Return the day on which a document was issued, as the document writes it."""
    return f"{title.issued.year}年{title.issued.month}月{title.issued.day}日"


def shown(quote: str) -> str:
    """Return a quote for a screen: a table row's cells are parted by a wide space."""
    return quote.replace("\t", "　")


def allowed(fact: Fact, title: Title) -> Allowed:
    """Return what an answer from this fact may draw on."""
    _, name = title.clauses[fact.clause]
    year = f"{title.issued.year}年"
    return Allowed(
        (fact.quote, shown(fact.quote)), (title.title, date_of(title), year, name), phrases()
    )


def han(text: str) -> int:
    """Return how many 汉字 a text has."""
    return len(_HAN.findall(text))


@lru_cache(maxsize=1)
def wording() -> Mapping[str, Mapping[str, str]]:
    """Return the service phrases."""
    data: dict[str, Any] = read_yaml(_WORDING)
    return data


@lru_cache(maxsize=1)
def phrases() -> tuple[str, ...]:
    """Return every service phrase as the guard takes them."""
    return tuple(phrase for group in wording().values() for phrase in group.values())


def _what(reading: Reading) -> str:
    names = wording()["given"]
    for key in (*reading.wants, reading.sort):
        if key in names:
            return names[key]
    return names["other"]
