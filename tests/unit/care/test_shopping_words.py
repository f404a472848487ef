"""A list told in the words of this place: what is bought along, exchanged, counted, and why."""

from datetime import datetime

import pytest

from care.booking_hearing import hear
from care.booking_second import second_wish
from care.booking_services import service_in
from care.bookings import Draft
from care.clock import SHANGHAI
from care.shopping_taken_back import confirms
from care.text import normalise

NOW = datetime(2027, 5, 11, 12, 40, tzinfo=SHANGHAI)


def after(said, having=(), asked=None):
    draft = Draft(service="物品代购", items=having)
    return list(hear(said, asked=asked, draft=draft, now=NOW).items.applied(having))


def edited(said, having):
    return after(said, having, "address")


EGGS = ("鸡蛋2斤", "盐1包")
OIL = ("红花油2支", "盐1包")
BATTERIES = ("盐2包", "肥皂1块", "电池2只")


@pytest.mark.parametrize(
    ("said", "eggs", "salt"),
    [
        ("盐也要两包", 2, 2),
        ("鸡蛋都加多一斤", 3, 1),
        ("鸡蛋也加多一斤 三斤吧", 3, 1),
        ("鸡蛋加一斤 一共三斤", 3, 1),
        ("鸡蛋再加两斤 哦不是 加一斤就够 一共三斤", 3, 1),
        ("鸡蛋再来一斤吧", 3, 1),
        ("鸡蛋减成一斤", 1, 1),
        ("鸡蛋留一斤吧 盐照旧", 1, 1),
        ("攞多包盐", 2, 2),
        ("鸡蛋四斤吧 两斤怕不够", 4, 1),
        ("鸡蛋不要了 咦算了还是要吧 家里就剩四个", 2, 1),
        # nothing of the list
        ("家里就剩四个鸡蛋", 2, 1),
        ("我又要两天后才得闲", 2, 1),
    ],
)
def test_an_amount_is_the_one_that_counts(said, eggs, salt):
    assert edited(said, EGGS) == [f"鸡蛋{eggs}斤", f"盐{salt}包"]


@pytest.mark.parametrize(
    ("said", "oil"),
    [
        ("红花油变三支啦 阿妹又要一支", 3),
        ("红花油变成三支", 3),
        ("阿妹也要一支", 3),
        ("隔壁阿婆话佢都要一支", 3),
        ("我妹也想要", 2),
    ],
)
def test_who_else_wants_some_is_no_thing_to_buy(said, oil):
    assert edited(said, OIL) == [f"红花油{oil}支", "盐1包"]


@pytest.mark.parametrize(
    "said",
    [
        "电池莫要了 涯孙子讲屋下还有 加一支牙糕",
        "电池唔使喇 屋企仲有 加多支牙膏",
        "电池免了 加支牙膏",
        "牙膏也要一支 电池就不用了",
        "电池不要 改买牙膏一支",
    ],
)
def test_what_is_put_on_beside_what_goes_is_never_lost(said):
    assert edited(said, BATTERIES) == ["盐2包", "肥皂1块", "牙膏1支"]


@pytest.mark.parametrize(
    ("said", "items"),
    [
        ("叫苯磺酸氨氯地平 个合喺度 一盒够晒", ["苯磺酸氨氯地平1盒"]),
        ("药名叫苯磺酸氨氯地平 一盒", ["苯磺酸氨氯地平1盒"]),
        ("就是那个厄贝沙坦 拿两盒就够了", ["厄贝沙坦2盒"]),
        ("顺手买埋一斤红糖 煲姜茶饮", ["红糖1斤"]),
        ("一条鱼 蒸来吃", ["鱼1条"]),
        ("两斤猪骨 煲汤用的", ["猪骨2斤"]),
    ],
)
def test_the_answer_to_what_to_buy_is_a_thing_and_not_what_it_is_for(said, items):
    assert after(said, (), "items") == items


@pytest.mark.parametrize(
    ("said", "items"),
    [
        ("帮我家公买尿片两包 米粉三斤", ["尿片2包", "米粉3斤"]),
        ("细佬哥 帮阿婆买雨遮一把 水鞋一对", ["雨遮1把", "水鞋1对"]),
        ("行毋动了 你同捱买苋菜三把 豆干一斤", ["苋菜3把", "豆干1斤"]),
        ("喂你好 麻烦买一个暖水壶 两条毛巾 一双拖鞋", ["暖水壶1个", "毛巾2条", "拖鞋1双"]),
        ("帮买粽叶两斤 糯米五斤 我要包粽子", ["粽叶2斤", "糯米5斤"]),
        ("帮我攞埋一包盐", ["盐1包"]),
    ],
)
def test_a_thing_is_its_whole_name_and_nobody_it_is_for(said, items):
    assert after(said) == items


@pytest.mark.parametrize(
    ("said", "items"),
    [
        ("凉瓜转做矮瓜 又系两斤 豆腐角免啦 顺手买埋葱一扎", ["矮瓜2斤", "葱1扎"]),
        ("豆腐角换成豆奶粉 一包就行", ["凉瓜2斤", "豆奶粉1包"]),
        ("凉瓜太大一个人食唔晒 转做丝瓜三条啦", ["豆腐角1袋", "丝瓜3条"]),
    ],
)
def test_an_exchange_has_its_own_amount(said, items):
    assert sorted(edited(said, ("凉瓜2斤", "豆腐角1袋"))) == sorted(items)


def test_a_short_name_inside_a_long_one_is_left_alone():
    said = "鲮鱼罐头五罐啦 二甲双胍减成一盒"
    assert edited(said, ("鲮鱼罐头3罐", "二甲双胍2盒")) == ["鲮鱼罐头5罐", "二甲双胍1盒"]


def test_a_figure_in_a_name_is_no_amount_and_no_day():
    assert after("帮我买五号电池四粒 七号电池两粒 还有一个灯泡") == [
        "五号电池4粒",
        "七号电池2粒",
        "灯泡1个",
    ]
    assert edited("5号电池改成六粒", ("五号电池4粒", "七号电池2粒")) == [
        "五号电池6粒",
        "七号电池2粒",
    ]


@pytest.mark.parametrize(
    ("said", "service"),
    [
        ("您好，想给我外婆代购：成人纸尿裤2包、护理垫1包、湿纸巾3包", "物品代购"),
        ("帮我买一个坐垫 再买一根拐杖 两个拐杖胶头", "物品代购"),
        ("帮我换两个灯泡", "维修"),
        ("想买一根拐杖", "康复辅具"),
        ("帮我妈约护理 顺便买盐一包 糖一包", "上门护理"),
    ],
)
def test_a_thing_on_a_list_names_no_other_service(said, service):
    named = service_in(normalise(said).text)
    assert named is not None and named[0] == service


def test_one_more_thing_is_no_second_wish_and_a_helper_is():
    assert second_wish("帮我买盐一包 还有一个灯泡", Draft()) is None
    other = second_wish("帮我买米一袋 还有帮我修一下灯泡", Draft())
    assert other is not None and other[2] == "维修"


@pytest.mark.parametrize(
    ("said", "agreed"),
    [
        ("嗯 就这两样", True),
        ("恩 老姜跟红糖", True),
        ("嗯 就这三样", False),
        ("老姜", False),
    ],
)
def test_who_names_the_whole_list_and_no_more_agrees_to_it(said, agreed):
    assert confirms(normalise(said).text, ("老姜2斤", "红糖2包")) is agreed
