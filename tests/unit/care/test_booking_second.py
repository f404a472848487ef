"""Two services in one turn, and the last digits of a number put right."""

import pytest

from care.booking_second import second_wish
from care.booking_services import service_in
from care.bookings import Draft
from care.extractors.phones import tail
from care.text import normalise


@pytest.mark.parametrize(
    ("said", "digits"),
    [
        ("电话错了，尾号1017才对", "1017"),
        ("唉，唔系，尾嗰三个系零零一", "001"),
        ("电话尾数唔啱，系二一", "21"),
        ("最后四位是五零一五", "5015"),
        ("后面四个数是1004", "1004"),
        ("尾号应该是1017", "1017"),
        ("尾号不是1018，是1017", "1017"),
        ("手机末尾系8866先啱", "8866"),
    ],
)
def test_the_end_of_a_number_is_put_right(said, digits):
    assert tail(said) == digits


@pytest.mark.parametrize(
    "said",
    ["最后一个红绿灯", "后面三四家", "市场后面12号", "最后28号再来", "我住后面302", "尾号几多"],
)
def test_these_are_no_digits_of_a_number(said):
    assert tail(said) is None


@pytest.mark.parametrize(
    ("said", "first", "service"),
    [
        (
            "今日有两件事求你。一件是这个礼拜五中午要两份饭，一件是叫人来搞卫生，你一件一件来。",
            "这个礼拜五中午要两份饭",
            "家政",
        ),
        ("第一件是订饭，第二件是请护士换药", "订饭", "上门护理"),
        ("要两样，一样是买菜，一样是打扫", "买菜", "家政"),
        ("一个是搞卫生一个是送饭", "搞卫生", "助餐"),
        ("第一，送饭，第二，修水龙头", "送饭", "维修"),
        ("订两份午饭，还想约人打扫", "订两份午饭", "家政"),
    ],
)
def test_the_first_service_named_comes_first_and_the_other_waits(said, first, service):
    words, _, waiting = second_wish(said, Draft()) or ("", "", "")
    assert (words, waiting) == (first, service)


@pytest.mark.parametrize(
    "said", ["两个人的饭，一样是不要辣", "一件是打扫客厅，一件是打扫厨房", "订饭，还要汤"]
)
def test_one_service_is_no_two(said):
    assert second_wish(said, Draft()) is None


@pytest.mark.parametrize(
    ("said", "first", "other"),
    [
        (
            "我帮我爸订两样 一个家政搞卫生 一个护士上门换药 都是下周二 搞卫生上午九点 换药下午三点",
            "我帮我爸订两样，一个家政搞卫生，都是下周二，搞卫生上午九点",
            "我帮我爸订两样，一个护士上门换药，都是下周二，换药下午三点",
        ),
        (
            "想订餐和搞卫生，都是后天，送饭中午，搞卫生下午三点",
            "想订餐，都是后天，送饭中午",
            "搞卫生，都是后天，搞卫生下午三点",
        ),
        (
            "我要约两件事 搞卫生下周一上午 送饭下周一中午",
            "我要约两件事，搞卫生下周一上午",
            "我要约两件事，送饭下周一中午",
        ),
        (
            "帮我订两份饭，再叫人打扫，饭明天中午送，打扫后天上午九点",
            "帮我订两份饭，饭明天中午送",
            "再叫人打扫，打扫后天上午九点",
        ),
    ],
)
def test_each_service_has_its_own_hour_and_both_the_day_of_both(said, first, other):
    words, rest, _ = second_wish(said, Draft()) or ("", "", "")
    assert (words, rest) == (first, other)


@pytest.mark.parametrize(
    "said",
    [
        "想约人搞卫生，明天上午，我妈吃完饭，下午休息",
        "饭菜都要软一点，明天中午送两份",
        "我想约人搞卫生和洗被子，都是明天上午",
        "唔系搞卫生，系订餐，都系明日",
    ],
)
def test_what_else_is_told_of_one_service_is_no_second(said):
    assert second_wish(said, Draft()) is None


@pytest.mark.parametrize(
    ("said", "first", "service"),
    [
        ("抹窗就二号朝早九点 换药就下个礼拜二 下昼三点", "二号朝早九点", "上门护理"),
        ("打扫呢后天上午，换药就定星期五下午三点", "后天上午", "上门护理"),
        ("收不收钱？另外那天中午想给我妈送1份饭到家，12点", "收不收钱", "助餐"),
    ],
)
def test_what_is_said_of_each_by_its_name_is_of_each(said, first, service):
    words, rest, second = second_wish(said, Draft(service="家政"))
    assert first in words
    assert second == service
    assert first not in rest


@pytest.mark.parametrize(
    "said", ["打扫的人后天来，护士上次换药是星期五", "打扫就后天上午九点", "换药的护士昨天来过了"]
)
def test_one_time_for_one_service_is_no_second_wish(said):
    assert second_wish(said, Draft(service="家政")) is None


@pytest.mark.parametrize(
    ("said", "second"),
    [
        ("帮奶奶约两个：①家政打扫 明天下午2点 ②代购 酸奶6盒", "物品代购"),
        ("两件事：修马桶，买药油和棉签。修马桶明天上午10点，东西后天下午送", "物品代购"),
        ("打扫卫生和修水龙头都要 打扫周三九点 水龙头周四下午三点", "维修"),
    ],
)
def test_each_of_two_wishes_in_a_turn_has_its_own_day(said, second):
    words, rest, service = second_wish(said, Draft())
    assert service == second
    assert "后天" not in words
    assert "明天" not in rest


@pytest.mark.parametrize(
    ("said", "own", "second"),
    [
        ("搞卫生这个礼拜五下午两点 送饭系礼拜六中午 两份", "礼拜五下午两点", "礼拜六中午，两份"),
        ("打扫明天上午九点 送餐后天中午", "明天上午九点", "后天中午"),
        ("搞卫生礼拜五下午两点送饭礼拜六中午两份", "礼拜五下午两点", "礼拜六中午两份"),
    ],
)
def test_two_services_with_a_day_each_are_told_apart_once_one_is_booked(said, own, second):
    first, rest, service = second_wish(said, Draft(service="家政"))
    assert service == "助餐"
    assert own in first and own not in rest
    assert second in rest and second not in first


def test_portions_stay_with_the_service_beside_which_they_are_told():
    first, rest, service = second_wish(
        "送饭礼拜六中午两份搞卫生礼拜五下午两点", Draft(service="助餐")
    )
    assert service == "家政"
    assert "两份" in first and "两份" not in rest


@pytest.mark.parametrize("said", ["搞卫生的礼拜五来过了 送饭的礼拜六没来", "打扫礼拜五下午两点"])
def test_a_story_of_two_visits_or_one_service_alone_is_no_second_wish(said):
    assert second_wish(said, Draft(service="家政")) is None


@pytest.mark.parametrize(
    "said",
    [
        "同志啊我想订饭还想请个人来搞卫生两样一起行不行",
        "我想订两份饭也想请人打扫一下",
        "要个护士来换药又想叫人修水龙头",
        "想买点米油还要人来修灯",
        "我想请个阿姨搞卫生另外帮我订餐",
        "想订饭想搞卫生",
        "一个是送饭一个是修厕所都要",
        "麻烦你帮我订个饭再喊个师傅来修门",
        "你好我要请人打扫卫生顺便帮我买点菜",
        "厓想订饭还想喊人来搞卫生",
        "我要订饭和搞卫生",
        "我想要送餐仲想搵人嚟抹窗",
        "帮我妈约个护士打针还有帮她买点药",
        "订餐跟打扫都要",
        "想让师傅来修热水器再订两份明天中午的饭",
    ],
)
def test_two_wishes_in_one_breath_are_parted(said):
    first, second, service = second_wish(said, Draft())
    assert first
    assert second
    assert service_in(normalise(first).text)[0] != service


@pytest.mark.parametrize(
    "said",
    [
        "我想订饭还要软一点的",
        "想请人打扫还要擦窗户",
        "想请人来搞卫生，油烟机也要洗",
        "想叫人修水龙头还要看看厕所",
        "帮我买点米还要两斤鸡蛋",
        "订饭的话还要不要自己去拿",
        "我想订饭因为没人帮我打扫厨房煮不了",
        "要个护士来打针还要量血压",
        "以前还能自己买菜现在想请人打扫",
        "上次送饭的还帮我打扫了一下真好",
        "我和隔壁讲好了想请人打扫",
        "想订饭也没人帮我打扫",
    ],
)
def test_one_wish_with_more_to_it_is_one(said):
    assert second_wish(said, Draft()) is None


@pytest.mark.parametrize(
    "said",
    [
        "两样嘢要你帮手 一系帮我买红花油两支 二系部洗衣机漏水 要人嚟睇",
        "一是帮我买红花油两支二是修洗衣机",
        "一来想买药 二来想请人修灯",
        "一呢帮我买油 二呢洗衣机坏了",
        "1买米 2修灯",
    ],
)
def test_two_things_counted_up_are_two_wishes(said):
    first, second, service = second_wish(said, Draft())
    assert service == "维修"
    assert "买" in first
    assert "二" not in first
    assert "买" not in second


@pytest.mark.parametrize(
    "said", ["一来就堵 二楼的水管漏水", "一是一二是二", "十二是我生日 帮我买米"]
)
def test_counting_words_alone_wish_for_nothing_twice(said):
    assert second_wish(said, Draft()) is None
