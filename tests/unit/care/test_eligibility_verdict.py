"""Who wants to know how a check comes out is heard, however they put it."""

import pytest

from care.eligibility_verdict import asks_verdict


@pytest.mark.parametrize(
    "said",
    [
        "所以她属不属于文件说的这个范围呢",
        "那按优抚对象这一条 我够得上还是够不上 你照直讲",
        "那请问她算在文件那个范围里面吗",
        "咁即系得定唔得啊",
        "那她这个情况符不符合文件里家庭病床的范围",
        "那我属于文件里说的对象吗？",
        "那就是讲她现在够得着还是够不着",
        "那就按半年合同来讲 到底算不算得上",
    ],
)
def test_the_question_for_the_outcome_is_heard(said):
    assert asks_verdict(said)


@pytest.mark.parametrize(
    "said",
    [
        "她是低保的",
        "那一个月有多少钱",
        "到底去哪里办",
        "我属猪的 七十八了",
        "算了 不问了",
        "那归哪个部门管",
        "行不行都麻烦你讲一声几时有人来",
    ],
)
def test_facts_and_other_questions_are_none(said):
    assert not asks_verdict(said)
