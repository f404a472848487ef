"""What the desk takes from turns that it did not answer itself."""

from actions.desk_missed import with_missed
from actions.turn import CurrentTurn
from care.desk import Desk
from tests.unit.actions.hotline import NOW
from tests.unit.actions.past_turns import DOUBT, Past, Turns

ILL = "我家公八十三 偏瘫 洗身要两个人抬 我想问那个服务券发不发得给他"


def _caught_up(*past):
    turn = CurrentTurn("c", "t9", 9, "phone", NOW, "收入啊")
    return with_missed(Turns(list(past)), None, turn, Desk(), 0)


def test_a_turn_taken_for_an_alarm_tells_whom_it_is_about_and_how_old_they_are():
    desk = _caught_up(Past(8, ILL, verdict=DOUBT))
    assert (desk.told.age, desk.told.beneficiary) == (83, "我公公")
    assert desk.standing["disabled"] is True
    assert desk.programmes == ("voucher",)


def test_a_turn_that_was_asked_back_about_tells_it_too():
    desk = _caught_up(Past(8, "我妈七十八 睡床四年了 吃饭要人喂", intent="nlu_fallback"))
    assert desk.told.age == 78


def test_of_a_real_alarm_and_of_names_and_numbers_nothing_is_taken():
    confirmed = {"escalation": {"level": "emergency"}}
    desk = _caught_up(Past(7, "我爸八十二 胸口痛", verdict=DOUBT), Past(8, "快来", reply=confirmed))
    assert desk.told.age is None
    desk = _caught_up(Past(8, "我叫陈志强 电话13877501060", intent="greet"))
    assert (desk.told.name, desk.told.phone) == (None, None)
