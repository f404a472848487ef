"""What the network reads weighs what the words say of a booking; it never replaces a value."""

from dataclasses import replace
from datetime import datetime

import pytest

from care import booking_told
from care.booking_answers import asks_for_noted
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


MEAL = replace(WHOLE, service="助餐", items=(), quantity=2)


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("哎等一下 二婶讲她女儿回来 不要她那份了 就我一份", 1),
        ("老头子那份不要了", 1),
        ("老婆那份免了 她去女儿家", 1),
        ("孙子那份退掉 就我一个人吃", 1),
        ("佢嗰份唔要啦", 1),
    ],
)
@pytest.mark.parametrize("asked", ["confirm", "phone"])
def test_one_who_eats_no_more_takes_their_portion_off(said, left, asked):
    told = heard(said, asked, draft=MEAL)
    assert told.quantity == left
    assert not told.note


def test_each_portion_given_up_counts():
    assert heard("她那份不要了 他那份也不用", draft=replace(MEAL, quantity=4)).quantity == 2


@pytest.mark.parametrize("said", ["这份不要太咸", "换成那份清淡的", "那份药不要了"])
def test_what_is_said_of_a_portion_changes_no_number(said):
    assert heard(said, draft=MEAL).quantity is None


@pytest.mark.parametrize(
    "said",
    [
        "等下先 我老婆讲鸡蛋佢自己去圩上买 不用你哋买",
        "等阵 我仔话鸡蛋佢买返来 唔使你哋买喇",
        "鸡蛋我女婿会带来 你们莫买",
        "鸡蛋我媳妇话佢单位发咗 免了",
        "等下先 我老婆话唔要鸡蛋",
    ],
)
def test_what_somebody_else_brings_comes_off_the_list_even_amid_a_wait(said):
    assert heard(said).items.applied(WHOLE.items) == ("盐2包",)


@pytest.mark.parametrize("said", ["鸡蛋要大的 不要小的", "鸡蛋要新鲜 别买陈的"])
def test_how_a_thing_is_wanted_takes_nothing_off(said):
    assert "鸡蛋2斤" in heard(said).items.applied(WHOLE.items)


def test_a_thing_added_has_its_own_name():
    assert heard("腊肠加三斤").items.applied(WHOLE.items)[-1] == "腊肠3斤"
    assert heard("鸡蛋加三斤").items.applied(WHOLE.items)[0] == "鸡蛋5斤"


def test_the_end_of_a_number_is_put_right_in_hakka_words():
    told = heard("一三八 零零零零 零零一四 哦毋系 尾脚两只数系一五", "phone", offered=True)
    assert told.phone.digits == "13800000015"
    assert heard("我住大坡队尾脚第二间", "address").phone is None


@pytest.mark.parametrize(
    ("said", "noted"),
    [
        ("你再念一次清单给我听", True),
        ("再讲一次单子有乜嘢", True),
        ("再讲一次", False),
        ("买东西", False),
    ],
)
def test_who_asks_for_what_was_noted_wants_more_than_the_last_words(said, noted):
    assert asks_for_noted(said) is noted
    assert not heard(said).questions


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("我老公听日要去个女度食 唔使两份喇 一份就够", 1),
        ("不用两份了，一份就够", 1),
        ("两份太多 一份够了", 1),
        ("改成三份", 3),
    ],
)
def test_the_number_that_is_too_many_is_not_the_one_wanted(said, left):
    assert heard(said, draft=MEAL).quantity == left


@pytest.mark.parametrize(
    ("said", "items"),
    [
        ("哦 盐屋下还有半包 毋爱哩 去掉佢", ("鸡蛋2斤",)),
        ("鸡蛋改成一斤就得了 两斤太多 吃不完", ("鸡蛋1斤", "盐2包")),
        ("盐两包太少 要三包", ("鸡蛋2斤", "盐3包")),
    ],
)
def test_what_is_at_home_or_too_much_is_not_bought(said, items):
    assert heard(said).items.applied(WHOLE.items) == items


def test_a_landmark_after_the_place_stays_with_it():
    said = "孙子明天上学在学校吃 两份就够了 送到玉州区南江街道江岸社区 就系老水塔隔离第三间"
    draft = Draft(service="助餐", date="2026-11-26", time="中午", quantity=3)
    assert heard(said, asked="address", draft=draft).address == "江岸社区 就是老水塔隔离第三间"


def test_that_something_was_told_before_is_no_part_of_the_address():
    said = "送到兴业县石南镇东风路27号 名字电话刚才讲过了"
    draft = Draft(service="助餐", date="2026-11-26", time="中午", quantity=1)
    assert heard(said, asked="address", draft=draft).address == "东风路27号"
