"""A booking form that nobody meant to open is let go of; one that was meant is not."""

import pytest

from tests.unit.actions.hotline import Hotline, database


@pytest.fixture
def line(database_url):
    opened = database(database_url)
    yield Hotline(opened)
    opened.close()


@pytest.mark.parametrize(
    ("first", "second"), [("对 没错", "ok 谢谢"), ("好的", "嗯就这样，谢谢啦")]
)
def test_two_turns_without_a_detail_let_it_go(line, first, second):
    line.say("那个护士来过我家", "book_nursing_visit")
    assert "哪天" in line.say(first, "affirm")
    assert "先不订" in line.say(second, "thanks")
    assert line.bookings() == []


def test_a_detail_between_two_thanks_keeps_the_form(line):
    line.say("想约个护士上门", "book_nursing_visit")
    line.say("好的", "affirm")
    assert "哪里" in line.say("明天上午九点", "inform")
    assert "先不订" not in line.say("好的谢谢", "thanks")


def test_details_of_the_first_turn_keep_the_form(line):
    line.say("明天上午九点想约个护士上门", "book_nursing_visit")
    line.say("好的", "affirm")
    assert "先不订" not in line.say("好的谢谢", "thanks")


def test_an_address_takes_up_no_consult_that_was_offered(line):
    assert "健康咨询" in line.say("膝头酸酸地，系咪缺钙啊", "book_health_consult")
    assert line.say("她住兴业县葵阳镇，名字陈大妹", "inform") == ""
    assert line.slots["requested_slot"] is None


def test_a_time_takes_up_the_consult_that_was_offered(line):
    line.say("膝头酸酸地，系咪缺钙啊", "book_health_consult")
    assert "电话" in line.say("明天上午九点吧", "inform")


def test_a_question_of_health_is_kept_though_the_consult_is_declined(line):
    line.say("膝头酸酸地，系咪缺钙啊", "book_health_consult")
    with line.database.read() as tx:
        assert [row.topic for row in tx.consultations.of("c_1")] == ["健康咨询"]
