"""A question after an answer: read in the light of what was told, or as a topic of its own.

Three readings compete: the question alone, the question asked of the measure just told, and the
passages of the same clause and its row of the annex. The question alone wins where it names what
only another passage has; what lies near wins where it is about as likely; and what the documents
know nothing of (排队要排多久, after when homes are built) is not answered with a figure nearby.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace

from care.following import Leaning, asks_the_others, leaning, rest_of
from knowledge_base.analysis import Analysed
from knowledge_base.facts import Fact
from knowledge_base.following import Before, Followed, Follower, topic_words
from knowledge_base.judge import Judgement
from knowledge_base.kinds import lacking, serves
from knowledge_base.looks import Looks, reworded
from knowledge_base.near import SAID_AGAIN
from knowledge_base.nearby import (
    FOREMOST_SURE,
    STRAY,
    SURELY,
    close_by,
    first_beside,
    foremost,
    foremost_surely,
    meant_beside,
)
from knowledge_base.readings import Reading
from knowledge_base.utterance import points_back

WINDOW_SURE = 0.8
"""How sure a passage must be that is found by the question as it stands."""
SENTENCE = 6
"""What is put in the place of what was told of may be a question of its own from so many on."""
NAMED_SURE = 0.95
"""How sure a passage elsewhere must be that gives what the measure told does not."""
UNKNOWN = 0.3
"""Below what certainty a question whose own words no passage has is one that none answers."""

_ONE_OF = frozenset({"deadline", "how", "subsidy", "share", "free"})
"""Kinds that most clauses hold of something or other."""
_ASSIGNED = frozenset({"deadline", "department"})
"""Kinds that nearly every row of the annex gives."""
_LONG = 8
_ELLIPTIC = 14
_COUNTS = re.compile("(?:算不算数?|算吗|行不行|得不得|可以吗|行吗|也算|可不可以)[的啊呀呢]*[?？]?$")
_CONDITION = re.compile("通过|凡|必须|应当?|经[^，。；]{2,12}(?:认定|批准|同意)|以上的|符合")


@dataclass(frozen=True)
class FollowUp:
    """Reads questions after an answer over one library; `looks` are those of this turn."""

    follower: Follower
    facts: Sequence[Fact]
    looks: Looks

    def read(
        self,
        query: Analysed,
        about: str,
        told: str | None,
        alone: Callable[[], Reading],
    ) -> Reading | None:
        """Answer a question that leans on what was told before; None where it is a new one.

        It may name something besides its asking: what the measure just told has is asked of that
        measure, what only another passage has is a topic of its own. `alone` reads it as one.
        """
        lean, before = leaning(query.text), self.follower.before(about, told)
        if before is None:
            return None
        beside = (before.clause, *before.title.rows.get(before.clause, ()))
        judged = self.looks.weigh(query)
        if asks_the_others(query.text) and before.facts and _lists(before.facts[0]):
            return Reading((before.facts[0],), 1.0, followed=True)
        if lean is None:
            fact = meant_beside(judged, self.facts, beside, query.text)
            fact = fact or close_by(judged, self.facts, beside, (), query.text)
            if fact is not None:
                return Reading((fact,), judged.sure, followed=True)
            return self._in_vain(query, judged, before, beside)
        words = () if lean.bare else topic_words(lean.rest)
        fact = foremost(judged, self.facts, beside, lean.kinds) if lean.kinds else None
        if fact is not None and not (words or judged.sure >= SURELY):
            fact = None
        if fact is not None:
            return Reading((fact,), judged.sure, followed=True)
        put = self.follower.put(words, before) if lean.swapped and words else None
        likest = first_beside(judged, self.facts, beside) if put is not None else None
        surely = likest is not None and foremost_surely(judged, self.facts, likest)
        if put and likest and not surely:
            asked = self.follower.covered(words, (likest,))
            surely = asked > self.follower.covered(words, (put,))  # as people call it: 危房
        if (
            put
            and likest
            and (surely or self.follower.said(words, likest) >= self.follower.said(words, put))
        ):
            put = likest  # 社工呢: of those that say it, the one that is likest
        if put is not None:
            return Reading((put,), 1.0, followed=True)
        other = self._other(lean, before, words, alone) if words else None
        if self._unknown(lean, words, other):
            return _as_told(Followed(None, lean.kinds, before.facts[0] if before.facts else None))
        elsewhere = self._elsewhere(query, lean, before, words, other)
        if elsewhere is not None:
            return elsewhere
        followed = self.follower.resolve(lean, before)
        if followed and followed.fact and lean.kinds == ("procedure",):
            first = first_beside(judged, self.facts, beside)
            if first and judged.sure >= FOREMOST_SURE and serves(first, "procedure"):
                return Reading((first,), judged.sure, followed=True)
        if followed is not None and followed.fact is None:
            if other is None and len(lean.swapped or "") >= SENTENCE:
                other = alone()
            besides = self._besides(query, lean, before, words, other)
            if besides is not None:
                return besides
            if followed.near is None and set(lean.kinds) & SAID_AGAIN and len(query.text) > _LONG:
                followed = replace(followed, near=before.facts[0])
            if lean.swapped and before.facts and _states(before.facts[0], query.text):
                return Reading((before.facts[0],), 1.0, followed=True)
        return _as_told(followed)

    def _in_vain(
        self, query: Analysed, judged: Judgement, before: Before, beside: Collection[str]
    ) -> Reading | None:
        """Return that it is not written what a short question points at: 那是不是可以排前面.

        A passage elsewhere that has none of its words, and is not sure, is no answer to it.
        """
        if not judged.facts or not before.facts or len(query.text) > _ELLIPTIC:
            return None
        points = query.text.startswith(("那", "这")) and judged.sure < WINDOW_SURE
        if not points and judged.scores[0] >= STRAY:
            return None
        fact, words = self._fact(judged), topic_words(rest_of(query.text))
        if fact.clause in beside or self.follower.names(words, (fact,)):
            return None
        return Reading((), judged.sure, "absent", (), before.facts[0], followed=True)

    def _other(
        self, lean: Leaning, before: Before, words: Sequence[str], alone: Callable[[], Reading]
    ) -> Reading:
        """Return the question alone, of those spoken of where that is plainer."""
        other = alone()
        if lean.swapped or not (self.follower.covered(words, before.facts) or other.facts):
            return self._of_whom(other, lean, before)
        return other

    def _elsewhere(
        self,
        query: Analysed,
        lean: Leaning,
        before: Before,
        words: Sequence[str],
        other: Reading | None,
    ) -> Reading | None:
        """Return what another passage, or another measure of the clause, says to these words."""
        if other is None:
            return None
        here = self.follower.covered(words, before.facts)
        found = other.facts or ((other.near,) if other.near else ())
        there = self.follower.covered(words, found)
        inside, narrowed = self.follower.narrowed(before, words)
        if here < max(inside, there):
            if inside >= there:
                within = self.follower.resolve(lean, narrowed)
                if within is not None and within.fact is not None:
                    return _as_told(within)
            if other.facts or (there and not _counts(query.text)):
                return self._unless_beside(query, lean, before, other)
        elif not here and other.facts and not points_back(query.text):
            if not there and set(lean.kinds) <= _ASSIGNED:
                return None  # 总要有个死期吧: no word of it names the measure found elsewhere
            return self._unless_beside(query, lean, before, other)
        return None

    def _unless_beside(
        self, query: Analysed, lean: Leaning, before: Before, other: Reading
    ) -> Reading:
        """Return the passage elsewhere, or one beside what was told that is about as likely."""
        near = (before.clause, *before.title.rows.get(before.clause, ()))
        fact = close_by(self.looks.weigh(query), self.facts, near, lean.kinds, query.text)
        if fact is not None and len(other.facts) == 1:
            return Reading((fact,), other.sure, followed=True)
        return _unless_near(other, lean)

    def _besides(
        self,
        query: Analysed,
        lean: Leaning,
        before: Before,
        words: Sequence[str],
        other: Reading | None,
    ) -> Reading | None:
        """Return what another passage gives of a measure that was asked in vain.

        建好以后谁来管 asks how it is run: another measure tells, by the question in the documents'
        words or by the question as it stands.
        公建民营归哪些单位管 names what a row elsewhere assigns.
        """
        said = reworded(query, self.looks)
        near = (before.clause, *before.title.rows.get(before.clause, ()))
        put_so = [(self._fact(said), said.sure)] if said else []
        by_itself = [(other.facts[0], other.sure)] if other and other.facts else []
        for fact, sure in (*put_so, *by_itself):
            dated = "deadline" not in lean.kinds or serves(fact, "deadline")
            if sure >= WINDOW_SURE and fact.clause in near and dated:
                return Reading((fact,), sure, followed=True)
            gives = bool(lean.kinds) and all(serves(fact, kind) for kind in lean.kinds)
            if sure >= NAMED_SURE and gives and self.follower.covered(words, (fact,)):
                return Reading((fact,), sure)
        near_by = close_by(self.looks.weigh(query), self.facts, near, lean.kinds, query.text)
        return Reading((near_by,), WINDOW_SURE, followed=True) if near_by and words else None

    def _unknown(self, lean: Leaning, words: Sequence[str], other: Reading | None) -> bool:
        """Whether a question names something that no passage of any document has."""
        if other is None or other.facts or other.sure >= UNKNOWN or other.near is not None:
            return False
        return bool(set(lean.kinds) & _ONE_OF) and not self.follower.names(words, self.facts)

    def _of_whom(self, other: Reading, lean: Leaning, before: Before) -> Reading:
        """Read a thing just named (税收呢) as one of those spoken of, where that is plainer."""
        whom = _whom_told(before)
        judged = self.looks.weigh(Analysed(f"{whom}的{lean.rest}")) if whom else None
        if judged is None or judged.sure < max(WINDOW_SURE, other.sure):
            return other
        fits = all(serves(self._fact(judged), kind) for kind in lean.kinds)
        return Reading((self._fact(judged),), judged.sure) if fits else other

    def _fact(self, judged: Judgement) -> Fact:
        return self.facts[judged.facts[0]]


def _lists(fact: Fact) -> bool:
    """Whether a fact lists several things, which who asks for the others is told once more."""
    return fact.plain.count("、") >= _SEVERAL


_SEVERAL = 2


def _whom_told(before: Before) -> str | None:
    """Return those of whom the measure told speaks; 水电费 is asked of homes of either side."""
    whom = _WHOM.search(before.facts[0].plain) if before.facts else None
    return whom.group() if whom else None


_WHOM = re.compile("(?:养老)?机构|养老院|护理员|志愿者|老人")


def _counts(text: str) -> bool:
    """Whether a text asks if something counts as what was told of: 直接交给院长算不算."""
    return _COUNTS.search(text) is not None


def _states(fact: Fact, text: str) -> bool:
    """Whether a fact states on what it depends whether something counts, and that is asked."""
    return _counts(text) and _CONDITION.search(fact.quote) is not None


def _unless_near(other: Reading, lean: Leaning) -> Reading:
    lacks = lacking(other.facts, lean.kinds) if other.facts else ()
    return Reading((), other.sure, "absent", lacks) if lacks else other


def _as_told(followed: Followed | None) -> Reading | None:
    if followed is None:
        return None
    if followed.fact is not None:
        return Reading((followed.fact,), 1.0, followed=True)
    return Reading((), 1.0, "absent", followed.wants, followed.near, followed=True)
