"""What a clause is called is told to nobody who asks what it says."""

import pytest

from knowledge_base.headings import asks_name, is_heading


def test_every_clause_of_the_policy_has_at_most_one_heading(answerer):
    headings = [fact for fact in answerer.library.facts if is_heading(fact)]
    assert len(headings) >= 20
    assert len({fact.clause for fact in headings}) == len(headings)


@pytest.mark.parametrize(
    "text",
    [
        "政府那份东西有没有讲到关心老人心里头那些事",
        "以前报纸登过讲玉林要起一个很大的养老的地方 到底有没有写进文件的",
        "那是不是政府包赚的",
    ],
)
def test_no_heading_answers_what_a_clause_says(answerer, text):
    answer = answerer.answer(text, "17")
    told = {fact.id: fact for fact in answerer.library.facts}
    assert not any(is_heading(told[name]) for name in answer.facts)


def test_who_asks_for_a_clause_by_number_hears_what_it_is_called(answerer):
    assert asks_name("第十九条的题目是什么")
    assert not asks_name("几点钟开门")
    assert not asks_name("一个月几块钱")
