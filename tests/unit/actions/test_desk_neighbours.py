"""What neighbours do: it is taken down, and where else to go is told."""

import pytest

from tests.unit.actions.desk_line import DeskLine
from tests.unit.actions.hotline import database


@pytest.fixture
def line(database_url):
    made = database(database_url)
    yield DeskLine(made, caller="+8613877510000")
    made.close()


def test_noise_next_door_is_kept_as_a_complaint_with_what_it_is(line):
    said = line.say("楼下那帮跳舞的，音响放到晚上十点，我刚睡着又给震醒", "chitchat_lonely")
    assert "居委会" in said
    line.say("你帮我写一条上去，就打这个号码", "out_of_scope")
    (row,) = line.consultations()
    assert row.topic == "投诉"
    assert "音响放到晚上十点" in row.about
    assert row.phone == "13877510000"


def test_who_only_asks_where_to_go_is_told(line):
    line.say("隔壁那个人天天将纸皮堆在楼梯口，我走路要扶墙", "complain")
    said = line.say("不用吵他，几十年街坊，你告诉我去哪里讲就得", "deny")
    assert "12345" in said
    assert line.loop is None
