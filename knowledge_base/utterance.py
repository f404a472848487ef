"""What an utterance is made of: one question, two, a story with a question inside, a follow-up."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

from care.eligibility_asked import only_tells
from knowledge_base.documents import read_yaml
from knowledge_base.questions import rules

_RULES = Path(__file__).parent / "utterance.yaml"
_HAN = re.compile(r"[\u3400-\u9fff0-9A-Za-z]")
_ENDS = re.compile(r"(?<=[。？！?!;；\n])")
_PAUSES = re.compile(r"[\s。！？?!;；,，、]+")
_COMMAS = re.compile(r"(?<=[。？！?!;；\n,，、])")

SHORTEST = 4
"""A stretch of fewer signs is no question of its own."""

ALONE = 7
"""A stretch of fewer signs leans on what stands before it: 名单在哪里公布，有哪几家."""

MOST = 4

STORY_STRETCHES = 3
"""So many stretches at least has a story."""

TOPIC = 10
"""So many characters at most a bare topic has."""

_LEAD_IN = re.compile(
    "^(?:你好|请问|麻烦你?|同志|我|就|是|想|,|，)*"
    "(?:请问|[问讲](?:一?[下声])?|咨询(?:一?下)?|了解(?:一?下)?|打听(?:一?下)?)"
    "(?:关于|有关|那个|这个|的|,|，)*"
)

MEANT = 56
"""So many characters of a story at most are looked at for what it means as a whole."""


def questions(text: str) -> list[str]:
    """Return the stretches of a long text that ask something, the last ones first.

    The text itself is not among them; a text that is one stretch has none.
    """
    sentences = [part.strip() for part in _ENDS.split(text) if part.strip()]
    found = [part for part in sentences if asks(part) and part != text.strip()]
    clauses = [part.strip() for part in _COMMAS.split(text) if part.strip()]
    if len(clauses) > 2:
        found += [part for part in ("".join(clauses[-2:]), clauses[-1]) if asks(part)]
    unique = list(dict.fromkeys(reversed(found)))
    return [part for part in unique if _size(part) >= SHORTEST][:MOST]


def asking_clauses(text: str) -> list[str]:
    """Return the clauses of a story that ask something, the last first; pauses part them as well.

    On the telephone nobody says a mark: 累死我了 想问下服务券是什么人有的.
    """
    clauses = [part for part in _PAUSES.split(text) if part]
    asking = [part for part in reversed(clauses) if asks(part) and _size(part) >= SHORTEST]
    return [part for part in asking if part != text.strip()][:MOST]


def stretch_pairs(text: str) -> list[str]:
    """Return each two neighbouring stretches of a story; none of a text of fewer than three."""
    stretches = [part for part in _PAUSES.split(text) if part]
    if len(stretches) < STORY_STRETCHES:
        return []
    pairs = (f"{one} {other}" for one, other in pairwise(stretches))
    return [pair for pair in pairs if _size(pair) >= ALONE]


def last_question(text: str) -> str | None:
    """Return the last clause that asks and can stand alone, beside a story or another clause."""
    return next((part for part in asking_clauses(text) if _size(part) >= ALONE), None)


def halves(text: str) -> list[tuple[str, str]]:
    """Return the ways to take a text as two questions, the clearest first; often there is none."""
    found: list[tuple[str, str]] = []
    for first, second in _cuts(text):
        if min(_size(first), _size(second)) < SHORTEST or only_tells(first):
            continue  # 我是五保户，又无子女 tells who asks, and is no question beside the other
        if _leads_in(first) or asks_if_written(first) or asks_if_written(second):
            continue  # 可以申请家庭病床，政策里有这个说法吗: one question, and whether it is there
        if asks(first) or asks(second):
            found.append((first.strip(" ,，。"), second.strip(" ,，。")))
    return list(dict.fromkeys(found))[:MOST]


def asks(text: str) -> bool:
    """Whether a text asks anything at all."""
    return _pattern("asking").search(text) is not None


def asks_if_written(text: str) -> bool:
    """Whether a stretch only asks if the documents say so: 文件有没有讲, 政策里有这个说法吗."""
    said = _pattern("written").search(text)
    if said is None:
        return False
    rest = _pattern("filler").sub("", _pattern("pointing").sub("", text.replace(said.group(), "")))
    return _size(rest) <= 1


def without_attribution(text: str) -> str:
    """Return a question without the words that only say where its answer should stand.

    建几个 文件上怎么写的 asks how many, and not what the document is called; what names nothing
    besides (文件上怎么写的) comes back as it is.
    """
    rest = _pattern("attributed").sub(" ", text).strip(" ,，。")
    named = _pattern("filler").sub("", _pattern("pointing").sub("", rest))
    return rest if _size(named) >= SHORTEST else text


def _leads_in(text: str) -> bool:
    """Whether a stretch only says that something will be asked: 另外想问一下."""
    rest = text
    for name in ("joints", "filler", "pointing"):
        rest = _pattern(name).sub("", rest)
    return _size(_LEAD_IN.sub("", rest)) <= 1 and not any(r.words.search(text) for r in rules())


def topic(text: str) -> str | None:
    """Return the bare topic that a short text announces (我想问高龄津贴), None where it is more."""
    bare = _LEAD_IN.sub("", text)
    return bare if bare != text and SHORTEST <= len(bare) <= TOPIC else None


def core(text: str) -> str:
    """Return the part of a long text that asks, in the caller's order; a short text comes whole.

    Whole stretches are taken, those that ask before the others and later ones before earlier ones,
    as long as they fit into `MEANT` characters. Where not even one fits, the end of the text.
    """
    if len(text) <= MEANT:
        return text
    parts = [part for part in _COMMAS.split(text) if part]
    order = sorted(range(len(parts)), key=lambda at: (not asks(parts[at]), -at))
    taken: list[int] = []
    for at in order:
        if sum(len(parts[i]) for i in taken) + len(parts[at]) <= MEANT:
            taken.append(at)
    if not taken:
        return _around_question(text)
    return "".join(parts[at] for at in sorted(taken))


def _around_question(text: str) -> str:
    found = list(_pattern("asking").finditer(text))
    middle = found[-1].end() if found else len(text)
    begin = max(0, min(len(text), middle + MEANT // 4) - MEANT)
    return text[begin : begin + MEANT]


def is_follow_up(text: str) -> bool:
    """Whether a text asks for something (who, when, how much) without naming what of."""
    rest = text
    for rule in rules():
        rest = rule.words.sub("", rest)
    rest = _pattern("pointing").sub("", rest)
    rest = _pattern("filler").sub("", rest)
    return _size(text) <= 16 and _size(rest) <= 1


def points_back(text: str) -> bool:
    """Whether a text begins by pointing at something said before."""
    return _pattern("pointing").match(text) is not None


def _cuts(text: str) -> Iterator[tuple[str, str]]:
    for joint in _pattern("joints").finditer(text):
        yield text[: joint.start()], text[joint.end() :]
    sentences = [part for part in _ENDS.split(text) if part.strip()]
    asking = [at for at, part in enumerate(sentences) if asks(part)]
    for at in asking[:-1]:
        yield "".join(sentences[: at + 1]), "".join(sentences[at + 1 :])
    clauses = [part for part in _COMMAS.split(text) if part.strip()]
    if 2 <= len(clauses) <= 4:
        for at in range(1, len(clauses)):
            first, second = "".join(clauses[:at]), "".join(clauses[at:])
            if asks(first) and asks(second):
                yield first, second


def _size(text: str) -> int:
    return len(_HAN.findall(text))


@lru_cache(maxsize=8)
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile("|".join(read_yaml(_RULES)[name]))
