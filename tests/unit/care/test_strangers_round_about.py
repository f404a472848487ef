"""What strangers say round about at the desk, and its near neighbours."""

import pytest

from care.desk_homes import asked_of_home
from care.desk_signing import only_asks, rights_record, signs_up
from care.lonely import company_for_self, theme_of
from care.requests import recognise
from care.small_talk import taken_up
from care.text import normalise
from care.told_stories import praised_in, tells_wrong


@pytest.mark.parametrize(
    ("text", "request_id"),
    [
        ("讲嘢咁流利 你系真人定系机器嚟㗎", "identity"),
        ("你系唔系录音个", "identity"),
        ("我部手机系几多号 你睇唔睇到", "own_number"),
        ("健康当案写错我嘅血型 边个改得返", "health_record"),
        ("我系嚟赞人嘅 上次嗰个姑娘好叻", "praise"),
        ("我要送面红旗给那个护士", "praise"),
        ("涯唱两句山歌分你听", "sings"),
        ("我讲个笑话你听", "sings"),
        ("等荔枝熟了我寄一筐给你", "treats"),
        ("中了奖分你一半", "treats"),
        ("好啦 再见 冬至快乐", "festive"),
        ("涯个膝头比电视天气预报还准 搽嗰种药酒 你讲搽得唔搽得", "health_question"),
    ],
)
def test_a_request_is_heard_by_its_words(text, request_id):
    found = recognise(text)
    assert found is not None and found.id == request_id


@pytest.mark.parametrize(
    ("text", "never"),
    [
        ("你是不是机场", "identity"),
        ("你们是不是机构", "identity"),
        ("叫机器师傅来修", "identity"),
        ("我住红旗路三号", "praise"),
        ("我讲情况给你听", "sings"),
        ("我想讲给你听 我老伴走了", "sings"),
        ("叫你们送餐给我吃", "treats"),
        ("明天会不会下雨 我膝盖痛", "health_question"),
        ("系唔系管老人院嗰个电话啊 我阿妈冇人理", "institution"),
    ],
)
def test_a_near_neighbour_is_not(text, never):
    found = recognise(text)
    assert found is None or found.id != never


@pytest.mark.parametrize(
    "text",
    [
        "我想搵个义工定系咩人嚟陪我坐下 读下报纸",
        "有冇边个得闲嚟我屋企坐下 饮杯茶",
        "请个后生来我屋里陪我下棋",
    ],
)
def test_who_wants_somebody_to_sit_with_them_orders_company(text):
    assert company_for_self(text)


@pytest.mark.parametrize(
    "text",
    ["冇人嚟陪我坐下", "有没有人能陪我妈坐坐", "我想做义工去陪老人坐下", "你有空来我屋饮茶啊"],
)
def test_other_talk_of_company_orders_none(text):
    assert not company_for_self(text)


def test_a_wrong_told_of_staff_or_a_home_is_a_story_of_it():
    assert tells_wrong("派来帮老人洗澡那些阿姐 一入门就捏住个鼻 话成屋老人味")
    assert tells_wrong("我妈在老人院 午饭摆到冻晒 喊咗半日冇个人理")
    assert not tells_wrong("派来的阿姐真好 帮我妈洗得干干净净 我好开心")


def test_thanks_with_a_deed_of_somebody_of_ours_praise_them():
    assert praised_in(normalise("谢谢师傅 他昨天帮我修好了门 走的时候还扫干净").text)
    assert not praised_in(normalise("谢谢你姑娘帮我订好了明天的饭").text)
    assert not praised_in(normalise("多谢晒 师傅听日嚟我就放心").text)


@pytest.mark.parametrize(
    "text", ["太好了，我要报名。我叫陶丽", "系咩 免费嘅 咁我报 陈伟强", "帮我挂个号登记着"]
)
def test_a_glad_wish_after_an_answer_signs_up(text):
    assert signs_up(text)


@pytest.mark.parametrize("text", ["那我报 13877501234", "我报给你 138", "是吗 免费的", "那我报警"])
def test_what_only_sounds_like_it_signs_nobody_up(text):
    assert not signs_up(text)


def test_who_offers_a_skill_wishes_to_join_and_who_has_a_record_put_right_asks_nothing():
    assert not only_asks("我去念报纸给他们听 不知道人家要不要 不要钱的")
    assert not only_asks("你兜有没有恁样个队伍 涯也入一份")
    assert not only_asks("健康档案写错了 谁帮我改过来")
    assert rights_record("健康档案写错了 谁帮我改过来")
    assert only_asks("健康档案归谁负责建")
    assert only_asks("志愿者有没有补贴")


def test_the_price_asked_once_more_is_a_question_about_it():
    assert asked_of_home("大概总有一个数嘛 你讲个大概") == "price"
    assert asked_of_home("大概下个礼拜去看") != "price"


def test_children_who_come_home_are_good_news_and_the_fear_of_falling_alone_is_comforted():
    told = taken_up("儿子礼拜天回来 带一筐给他")
    assert told is not None and told.id == "comes_home"
    other = taken_up("儿子过年不回来")
    assert other is None or other.id != "comes_home"
    fear = theme_of("要是我那天真的晕过去了 没人知道 那不就完了")
    assert fear is not None and fear.comforts
