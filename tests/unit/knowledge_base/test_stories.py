"""A story is answered by what one of its stretches finds, not by an accident of all its words."""

from dataclasses import dataclass

import pytest

from knowledge_base.analysis import Analysed
from knowledge_base.looks import Looks
from knowledge_base.stories import is_formal, of_story
from knowledge_base.utterance import stretch_pairs

STORY = "我同老友买彩票冇中 就谂开间老人院 佢话床够二百就有优待 系咪乱讲"


@dataclass(frozen=True)
class Place:
    clause: str
    quote: str = "床位数在200张以上的可列入重点项目"


@dataclass(frozen=True)
class Sure:
    """A judgement, as far as stories read it."""

    clause: str
    sure: float

    @property
    def facts(self):
        return (0,)


def looks(found):
    """Return looks that judge a pair by the first of the words in it."""

    def weigh(query: Analysed):
        return next((one for word, one in found.items() if word in query.text), Sure("1", 0.1))

    return Looks(lambda query: None, weigh)


def story(whole, found, text=STORY):
    return of_story(Analysed(text), whole, looks(found), lambda one: Place(one.clause))


def test_a_sure_stretch_answers_where_the_whole_is_not_sure():
    assert story(Sure("10", 0.4), {"二百": Sure("2", 0.95)}) == Sure("2", 0.95)


def test_a_whole_that_no_stretch_bears_out_gives_way():
    assert story(Sure("10", 0.92), {"二百": Sure("2", 0.95)}) == Sure("2", 0.95)


def test_a_whole_that_a_stretch_bears_out_stands():
    found = {"老友": Sure("10", 0.6), "二百": Sure("2", 0.95)}
    assert story(Sure("10", 0.92), found) is None


def test_an_undoubted_whole_is_not_looked_into():
    assert story(Sure("10", 0.99), {"二百": Sure("2", 0.95)}) is None


def test_what_the_document_is_called_answers_no_story_that_asks_nothing_of_it():
    assert story(Sure("meta", 0.99), {"二百": Sure("2", 0.95)}) == Sure("2", 0.95)
    asked = STORY + " 份文件几时印发嘅"
    assert story(Sure("meta", 0.99), {"二百": Sure("2", 0.95)}, asked) is None


@pytest.mark.parametrize("text", ["床够二百就有优待 系咪", "高龄津贴几岁起"])
def test_two_stretches_are_no_story(text):
    assert stretch_pairs(text) == []


def test_a_passage_that_says_something_is_nothing_formal():
    assert not is_formal(Place("2"), STORY)
    assert is_formal(Place("meta"), STORY)
