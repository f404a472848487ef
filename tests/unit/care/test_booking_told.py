"""What the network reads weighs what the words say of a booking; it never replaces a value."""

from dataclasses import replace
from datetime import datetime

import pytest

from care import booking_told
from care.booking_hearing import hear
from care.bookings import Draft
from care.errors import ContentError
from care.extractors.names import to_pause

NOW = datetime.fromisoformat("2026-11-23T10:00+08:00")
WHOLE = Draft(
    service="物品代购",
    date="2026-11-26",
    time="上午",
    address="大北路12号",
    phone="13800000001",
    name="陈",
    items=("鸡蛋2斤", "盐2包"),
)


def heard(said, asked="confirm", draft=WHOLE, **more):
    return hear(said, asked=asked, draft=draft, now=NOW, **more)


@pytest.mark.parametrize(
    "said",
    [
        "好就咁订多谢你呀妹",
        "系啊冇错最好来个识捉象棋嘅斯斯文文嘅都得",
        "得啦订啦唔该晒",
        "着了着了就系咁样",
        "好呀好呀等你哋来啦祝你中秋快乐",
        "啱嘅啱嘅叫佢带把遮我怕晒",
    ],
)
def test_a_yes_is_heard_amid_what_people_say_with_it(said):
    found = heard(said)
    assert (found.yes, found.no) == (True, False)


@pytest.mark.parametrize(
    "said",
    [
        "门口有狗小心",
        "护士来的时候要戴口罩",
        "打我女儿的吧",
        "有误，请核实",
        "哪里对嘛差得远了",
        "我没有头晕没有胸口痛 就是量出来高 人好好的",
        "谢谢",
        "等阵我揾下眼镜先",
    ],
)
def test_what_has_no_yes_in_it_books_nothing(said):
    assert not heard(said).yes


def test_the_day_of_a_blessing_moves_no_booking():
    assert heard("好呀祝你中秋快乐").when.date is None


@pytest.mark.parametrize("said", ["改成5号，时间不变", "不对，是后天", "3号我要上班，改成5号"])
def test_a_correction_is_never_left_out(said):
    assert heard(said).when.date is not None


def test_what_comes_off_a_list_comes_off_amid_reasons():
    change = heard("等下盐唔爱了屋下还有一包鸡蛋爱三斤正够").items
    assert change.applied(WHOLE.items) == ("鸡蛋3斤",)


def test_what_the_helper_must_know_is_noted():
    visit = replace(WHOLE, service="上门护理", items=())
    assert "青霉素" in (heard("医生讲她对青霉素过敏 你记一下给护士知", draft=visit).note or "")


def test_the_number_offered_is_agreed_to_beside_a_detail():
    assert heard("就系我而家打嗰只电话得啦十二点送到", "phone", offered=True).this_number


def test_a_question_that_is_none_of_the_forms_own_is_read_as_open():
    assert heard("取消那单", "reference").text


def test_without_the_network_the_words_alone_serve(monkeypatch):
    def missing(asked, text):
        raise ContentError("reader.npz: gone")

    monkeypatch.setattr(booking_told, "read_turn", missing)
    assert heard("对").yes
    assert not heard("好就咁订多谢你呀妹").no


def test_a_name_goes_to_the_pause_after_it():
    assert to_pause("名字登记我的就好,黎国栋", "黎国") == "黎国栋"
    assert to_pause("我叫黎国啊,住城西路", "黎国") == "黎国"
    assert to_pause("黎国住城西路", "黎国") == "黎国"


def test_a_booking_is_dropped_whatever_particle_ends_the_words():
    draft = replace(WHOLE, service="助餐", items=(), phone=None)
    assert hear("算啦算啦 我个女讲星期一佢带饭来 唔订啦", asked="phone", draft=draft, now=NOW).stop


def test_who_eats_with_the_caller_is_nobody_that_it_is_for():
    assert heard("订明天的饭 两份 我跟我阿爸吃", asked=None, draft=Draft()).beneficiary is None


def test_who_it_is_for_is_heard_all_the_same():
    assert heard("帮我外婆订明天的饭", asked=None, draft=Draft()).beneficiary == "我外婆"


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("我叫章细妹 立早章 不是弓长张那个", "章细妹"),
        ("我叫张细妹 立早章", "章细妹"),
        ("我叫梁细佬", "梁细佬"),
        ("我叫陳桂英", "陈桂英"),
        ("人人叫我何大嫂 大名系何水莲", "何水莲"),
    ],
)
def test_a_name_is_never_put_from_dialect(said, name):
    draft = replace(WHOLE, name=None)
    assert heard(said, asked="name", draft=draft).name == name


def test_where_somebody_goes_is_no_place_to_come_to():
    draft = Draft(service="助餐", date="2026-11-26", time="中午", quantity=2)
    assert heard("我跟车去医院", asked="phone", draft=draft).address is None


def test_a_place_that_goes_on_after_a_lead_is_heard_to_its_end():
    draft = Draft(service="助餐", date="2026-11-26", time="中午", quantity=2)
    said = "孙子在学校吃 送到玉州区南江街道江岸社区 就系老水塔隔离第三间"
    address = heard(said, asked="address", draft=draft).address or ""
    assert address.startswith("江岸社区")
    assert address.endswith("老水塔隔离第三间")
