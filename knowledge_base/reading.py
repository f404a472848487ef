"""From what a caller said to the facts that answer it, or to the reason why none does."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache, cached_property, partial

import numpy as np
import numpy.typing as npt

from care.following import leaning
from knowledge_base.analysis import Analysed
from knowledge_base.bare import quoted
from knowledge_base.entitled import asks_who, naming_people, put_plainly
from knowledge_base.facts import Fact
from knowledge_base.features import Asked, Shape
from knowledge_base.follow_up import WINDOW_SURE, FollowUp
from knowledge_base.following import Follower
from knowledge_base.headings import asks_name, is_heading, told_under
from knowledge_base.judge import Judge, Judgement
from knowledge_base.kinds import lacking_first
from knowledge_base.looks import Looks, plainest, unattributed
from knowledge_base.measures import same_passage
from knowledge_base.near import NEAR_SORTS, near, of_matter
from knowledge_base.nearby import STRAY
from knowledge_base.numbered import place_named, told_there
from knowledge_base.particulars import as_meant, asks_which, particulars
from knowledge_base.questions import Wanted
from knowledge_base.readings import Reading, of_what_is_named
from knowledge_base.regions import ELSEWHERE, without_ours
from knowledge_base.retrieval import Retriever
from knowledge_base.rows import with_row
from knowledge_base.stories import is_formal, of_story
from knowledge_base.utterance import (
    asks,
    halves,
    is_follow_up,
    last_question,
    points_back,
    questions,
    topic,
)

HALF_SURE, OTHER_HALF_SURE = 0.6, 0.2
"""How sure one half must be, and the other, for a text to be two questions: the second may lean
on the first for what it is about."""

STORY, STORY_SURE = 48, 0.9
"""From this many characters on halves may be mere story, and each must be as sure."""

WINDOWS = 3
"""So many stretches of a long text are looked at where the whole is not sure."""

PLAINER = 1.0
"""By how much (of the ranker's score) the last question of a story must find something better."""

LONG = 24
"""From this many characters on a question may hide inside a text."""


class Reader:
    """Reads questions against one index version."""

    def __init__(
        self,
        retriever: Retriever,
        judge: Judge,
        shape: Shape | None = None,
        holding: npt.NDArray[np.bool_] | None = None,
    ) -> None:
        self._retriever = retriever
        self._judge = judge
        self._shape = shape or Shape(retriever.library)
        self._holding = holding

    def within(self, holding: npt.NDArray[np.bool_] | None) -> Reader:
        """Return a reader to which only these facts exist (None: all)."""
        if holding is None:
            return self
        return Reader(self._retriever, self._judge, self._shape, holding)

    def read(self, text: str, about: str | None = None, told: str | None = None) -> Reading:
        """Read a text; `about` is the clause cited before it (its id, or document#id), `told` the
        fact told from it: its id, or its quote."""
        query = unattributed(self._retriever.hear(text))
        if not query.characters:
            return Reading((), 0.0, "empty")
        looks = self._looks()
        if place_named(query.text) is not None:
            known, likely = self._retriever.library.facts, looks.weigh(query).facts
            there = told_there(query.text, known, likely)
            if there and (self._holding is None or self._holding[known.index(there)]):
                return Reading((there,), 1.0)
        followed = self._followed(query, about, told, looks) if about is not None else None
        found = followed or self._two(query, looks) or self._one(query, about, looks)
        before = self._follower.before(about, told) if about and not found.facts else None
        if before is not None and not found.followed:
            found = of_matter(found, query.text, before.facts)
        found, known = of_what_is_named(found, query.text), self._retriever.library.facts
        facts = tuple(as_meant(fact, query.text, known) for fact in found.facts)
        if not asks_name(query.text):
            facts = tuple(self._under(fact, query, looks) for fact in facts)
            near = self._under(found.near, query, looks) if found.near else None
            found = replace(found, near=near)
        return self._at_home(replace(found, facts=facts), query, about, looks)

    def _at_home(self, found: Reading, query: Analysed, about: str | None, looks: Looks) -> Reading:
        """Return a reading that sends nobody elsewhere who named no other region.

        That a question sounds like those about other regions is no sign of one. Where a caller of
        ours lives is left out, and the question read again.
        """
        if found.facts or found.sort != ELSEWHERE or ELSEWHERE in found.wants:
            return found
        plain = without_ours(query.text)
        again = self._one(Analysed(plain), about, looks) if plain else found
        if again.facts or again.sort != ELSEWHERE:
            return again
        judged = looks.weigh(Analysed(plain) if plain else query)
        return replace(again, sort="absent", near=self._near(judged, Asked.of(query.text).wants))

    def _under(self, fact: Fact, query: Analysed, looks: Looks) -> Fact:
        if not is_heading(fact):
            return fact
        found, weighed = looks.find(query), looks.weigh(query)
        return told_under(fact, self._retriever.library.facts, weighed.facts, found.fused)

    def nearest(self, text: str, k: int) -> list[tuple[Fact, float]]:
        """Return the k facts that lie nearest to a text, with their scores, best first."""
        query = self._retriever.hear(text)
        if not query.characters:
            return []
        found = self._retriever.find(query, holding=self._holding)
        facts = self._retriever.library.facts
        return [(facts[at], float(found.fused[at])) for at in found.best(k)]

    def place(self, reading: Reading, about: str | None) -> tuple[str, str] | None:
        """Return document and clause on which a question that is not answered bears, if any."""
        if reading.near is not None:
            return reading.near.document, reading.near.clause
        before = self._follower.before(about, None) if about else None
        return (before.title.id, before.clause) if before else None

    def _one(self, query: Analysed, about: str | None, looks: Looks) -> Reading:
        whole = plainest(query, looks)
        plainer = self._last_of_story(query, whole, looks)
        if plainer is not None:
            return self._told(plainer, query.text, looks)
        borne_out = of_story(query, whole, looks, self._fact)
        if borne_out is not None:
            return self._told(borne_out, query.text, looks)
        if whole.sure >= self._judge.threshold:
            return self._told(whole, query.text, looks)
        if (subject := topic(query.text)) is not None:
            announced = looks.weigh(Analysed(subject))
            if announced.sure >= self._judge.threshold:
                return Reading(
                    (self._rowed(self._fact(announced), subject, looks),), announced.sure
                )
        plainly = put_plainly(query.text) if asks_who(query.text) else None
        tries = [Analysed(plainly)] if plainly else []
        if about is not None and points_back(query.text):
            under = Analysed(f"{self._title(about)}，{query.text}")
            # the title finds its own heading, whatever is asked
            tries += [] if is_heading(self._fact(looks.weigh(under))) else [under]
        if len(query.text) >= LONG:
            tries += [Analysed(part) for part in questions(query.text)[:WINDOWS]]
        last = last_question(query.text)
        tries += [Analysed(last)] if last else []
        for part in tries:
            judged = looks.weigh(part)
            if judged.sure >= WINDOW_SURE and not is_formal(self._fact(judged), query.text):
                return self._told(judged, query.text, looks)
        bare = quoted(self._retriever, self._shape, self._holding, query)
        return Reading((bare[0],), bare[1]) if bare else self._refusal(query, whole, looks, last)

    def _last_of_story(self, query: Analysed, whole: Judgement, looks: Looks) -> Judgement | None:
        """Return what the last question of a story finds, where the whole finds little.

        All that a story tells draws the passages its way: 我八十四了，就问一句，钱从哪里出.
        """
        last = last_question(query.text) if len(query.text) >= STORY - LONG // 2 else None
        if last is None or not whole.facts or whole.scores[0] >= STRAY:
            return None
        judged = looks.weigh(Analysed(last))
        surely = judged.sure >= WINDOW_SURE and judged.scores[0] >= whole.scores[0] + PLAINER
        return judged if surely and not is_formal(self._fact(judged), query.text) else None

    def _two(self, query: Analysed, looks: Looks) -> Reading | None:
        sure, other_sure = HALF_SURE, OTHER_HALF_SURE
        if len(query.text) >= STORY:
            sure = other_sure = STORY_SURE
        for first, second in halves(query.text)[:2]:
            lean = leaning(first)
            if lean is not None and lean.means is not None and lean.bare:
                continue  # 那如果是营利性的呢，登记费怎么收: of whom one question is asked
            short = min(first, second, key=len)
            story = sure == other_sure
            if story and not (asks(first) and asks(second)):
                continue  # one question at the end of a story, not two
            if story and looks.weigh(Analysed(short)).sure < sure:
                continue  # without reading the long half of a story
            one, other = looks.weigh(Analysed(first)), looks.weigh(Analysed(second))
            fact, behind = self._fact(one), self._fact(other)
            low, high = sorted((one.sure, other.sure))
            if is_follow_up(second) or (points_back(second) and other.sure < sure):
                followed = self._leaning_on(fact, second)
                if one.sure < sure or followed is None:
                    continue
                behind, low = followed, one.sure
            elif high < sure or low < other_sure:
                continue
            pair = [self._rowed(fact, first, looks), self._rowed(behind, second, looks)]
            if low < sure and other.sure > one.sure:
                pair.reverse()  # the doubtful half comes second, whichever was said first
            if not same_passage(*pair):
                return Reading(tuple(pair), low)
        return None

    def _followed(
        self, query: Analysed, about: str, told: str | None, looks: Looks
    ) -> Reading | None:
        asked = FollowUp(self._follower, self._retriever.library.facts, looks)
        return asked.read(
            query, about, told, lambda: self._two(query, looks) or self._one(query, None, looks)
        )

    def _leaning_on(self, fact: Fact, text: str) -> Fact | None:
        """Return what answers the second half of a text that leans on its first."""
        lean, place = leaning(text), f"{fact.document}#{fact.clause}"
        for told in (fact.id, None):
            before = self._follower.before(place, told)
            followed = self._follower.resolve(lean, before) if lean and before else None
            if followed is not None and followed.fact is not None:
                return followed.fact
        return None

    @cached_property
    def _follower(self) -> Follower:
        return Follower(self._retriever.library, self._holding)

    def _refusal(
        self, query: Analysed, judged: Judgement, looks: Looks, last: str | None
    ) -> Reading:
        asked = Asked.of(query.text).wants
        wants = tuple(want.kind for want in asked)
        near = self._near(judged, asked) if judged.sort in NEAR_SORTS else None
        if near is None and last:  # the story before it made the question unlike what is near
            alone = looks.weigh(Analysed(last))
            near = self._near(alone, asked) if alone.sort in NEAR_SORTS else None
        return Reading((), judged.sure, judged.sort, lacking_first(wants, query.text), near)

    def _near(self, judged: Judgement, asked: Sequence[Wanted]) -> Fact | None:
        return near(judged, self._fact(judged), asked)

    def _told(self, judged: Judgement, text: str, looks: Looks) -> Reading:
        fact, facts = self._fact(judged), self._retriever.library.facts
        if asks_who(text):
            fact = naming_people(fact, (facts[at] for at in judged.facts))
        if asks_which(text):
            meant = particulars(fact, (facts[at] for at in judged.facts), text)
            if meant:
                return Reading(meant, judged.sure)
        return Reading((self._rowed(fact, text, looks),), judged.sure)

    def _rowed(self, fact: Fact, text: str, looks: Looks) -> Fact:
        return with_row(fact, text, looks, self._retriever.library)

    def _looks(self) -> Looks:
        find = cache(partial(self._retriever.find, holding=self._holding))

        def weigh(query: Analysed) -> Judgement:
            return self._judge.weigh(self._shape, find(query), Asked.of(query.text))

        return Looks(find, cache(weigh))

    def _fact(self, judged: Judgement) -> Fact:
        return self._retriever.library.facts[judged.facts[0]]

    def _title(self, about: str) -> str:
        before = self._follower.before(about, None)
        return before.title.clauses[before.clause][1] if before else ""
