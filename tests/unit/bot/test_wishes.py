"""A question about an application is answered first; a wish to apply opens the form."""

import pytest

from bot.wishes import booking_wish, policy_question

GUESS = {"name": "book_housekeeping", "confidence": 0.9}
LOOSE = {"name": "eligibility_check", "confidence": 0.6}


@pytest.mark.parametrize(
    "said",
    [
        "老人在敬老院里长期卧床 能不能申请家庭病床",
        "紧急呼叫器可以领吗",
        "轮椅政府给配不",
        "无障碍改造怎么申请",
    ],
)
def test_a_question_opens_no_form(said):
    assert policy_question(said, GUESS)
    assert booking_wish(said, LOOSE) is None


@pytest.mark.parametrize(
    "said", ["我妈瘫在床上两年了，想申请家庭病床", "帮我爸约个辅具", "厕所想装个扶手，能不能来装"]
)
def test_a_wish_opens_it(said):
    assert not policy_question(said, GUESS)
    assert booking_wish(said, LOOSE) == "book_housekeeping"


@pytest.mark.parametrize("said", ["想请人打扫", "护士会带药水来吗", "能不能送两份饭"])
def test_visits_are_no_matter_of_policy(said):
    assert not policy_question(said, GUESS)
